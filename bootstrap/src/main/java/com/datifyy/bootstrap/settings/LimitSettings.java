package com.datifyy.bootstrap.settings;

import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.Rate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the operator changed about how often something may happen.
///
/// @param changes by the limit's name; empty where it is switched off
/// @param movesPerDay how often somebody's location may change in 24 hours
public record LimitSettings(Map<String, Optional<Rate>> changes, int movesPerDay) {
    private static final int MOST_MOVES = 100;
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\d{1,9})([smhd])");

    /// Without these, passwords, codes and tokens can be guessed, and mails sent in numbers.
    private static final List<String> GUARDS = List.of(
            "register",
            "login",
            "token",
            "code",
            "code-check",
            "another-to-recipient",
            "another-for-strangers",
            "strangers-to-recipient",
            "known-to-recipient",
            "guess-at-recipient",
            "code-to-recipient-hourly",
            "code-to-recipient-daily",
            "code-network",
            "code-device",
            "reset-to-address",
            "reset-to-address-daily",
            "reset-device",
            "register-address",
            "register-network",
            "register-device",
            "mails-all",
            "texts-all");

    public LimitSettings {
        changes = Map.copyOf(changes);
    }

    /// The standard limits with these changes.
    public LimitPolicy policy() {
        return new LimitPolicy(changes);
    }

    static LimitSettings read(Reading reading, Mode mode) {
        Map<String, Optional<Rate>> changes = new LinkedHashMap<>();
        var text = reading.text(Variable.RATE_LIMITS);
        if (text != null) {
            for (var change : text.split(",", -1)) {
                read(change.strip(), reading, changes);
            }
        }
        for (var guard : GUARDS) {
            if (mode == Mode.PRODUCTION && Optional.empty().equals(changes.get(guard))) {
                reading.warn(Variable.RATE_LIMITS, "switches off a limit that keeps attackers away: " + guard);
            }
        }
        return new LimitSettings(changes, reading.whole(Variable.LOCATION_CHANGES_PER_DAY, 1, MOST_MOVES));
    }

    private static void read(String change, Reading reading, Map<String, Optional<Rate>> changes) {
        var parts = change.toLowerCase(Locale.ROOT).split("=", -1);
        var name = parts[0].strip();
        if (parts.length != 2) {
            reading.problem(Variable.RATE_LIMITS, "must consist of changes like login=20/15m, unlike '" + change + "'");
        } else if (!LimitPolicy.names().contains(name)) {
            reading.problem(
                    Variable.RATE_LIMITS,
                    "knows no limit '" + name + "', only " + String.join(", ", LimitPolicy.names()));
        } else if (changes.containsKey(name)) {
            reading.problem(Variable.RATE_LIMITS, "changes '" + name + "' twice");
        } else {
            var value = parts[1].strip();
            if (value.equals("off")) {
                changes.put(name, Optional.empty());
            } else {
                var rate = rate(name, value, reading);
                if (rate != null) {
                    changes.put(name, Optional.of(rate));
                }
            }
        }
    }

    private static @Nullable Rate rate(String name, String value, Reading reading) {
        var match = RATE.matcher(value);
        if (!match.matches()) {
            reading.problem(
                    Variable.RATE_LIMITS, "must say off or a rate like 20/15m for '" + name + "', not '" + value + "'");
            return null;
        }
        var number = Integer.parseInt(match.group(2));
        var window = switch (match.group(3)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        try {
            return new Rate(Integer.parseInt(match.group(1)), window);
        } catch (IllegalArgumentException outOfRange) {
            reading.problem(Variable.RATE_LIMITS, "is wrong about '" + name + "': " + outOfRange.getMessage());
            return null;
        }
    }
}
