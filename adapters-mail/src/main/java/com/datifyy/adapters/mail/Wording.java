package com.datifyy.adapters.mail;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentences of one language, by key, with `{places}` to fill in.
final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final UnaryOperator<String> sentences;
    private final DateTimeFormatter times;

    /// @param sentences the sentence of a key; throws for a key that has none
    Wording(UnaryOperator<String> sentences, Locale language) {
        this.sentences = sentences;
        this.times = DateTimeFormatter.ofPattern(sentences.apply("time.pattern"), language);
    }

    static Wording english() {
        return new Wording(bundle()::getString, Locale.ENGLISH);
    }

    /// Read from its file: the search for bundles asks every jar for providers first, a twentieth of a start.
    static ResourceBundle bundle() {
        try (InputStream file = Wording.class.getResourceAsStream("messages.properties")) {
            return new PropertyResourceBundle(requireNonNull(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String of(String key) {
        return of(key, Map.of());
    }

    /// The sentence with its places filled in. What is filled in is not looked at for places again.
    ///
    /// @throws IllegalStateException when the sentence has a place that is not among the values
    String of(String key, Map<String, String> values) {
        return PLACE.matcher(sentences.apply(key)).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing to fill in for " + place.group() + " of " + key);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /// A moment written out as a clock of its zone shows it.
    String at(ZonedDateTime told) {
        return at(told.toInstant(), told.getZone());
    }

    /// A moment written out as a clock of a zone shows it, with the zone's name, and where the clock shows
    /// that time twice with its distance from UTC.
    String at(Instant moment, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        boolean isShownTwice =
                rules.getValidOffsets(LocalDateTime.ofInstant(moment, zone)).size() > 1;
        String name = zone instanceof ZoneOffset offset ? distance(offset) : zone.getId();
        return times.withZone(zone).format(moment) + " (" + name
                + (isShownTwice ? ", " + distance(rules.getOffset(moment)) : "") + ")";
    }

    private static String distance(ZoneOffset offset) {
        return "UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset);
    }

    /// A time span in its largest unit that comes out even; in minutes, and at least one, otherwise.
    String lasting(Duration span) {
        long minutes = Math.max(1, span.toMinutes());
        if (minutes % (24 * 60) == 0) {
            return counted("day", minutes / (24 * 60));
        }
        return minutes % 60 == 0 ? counted("hour", minutes / 60) : counted("minute", minutes);
    }

    private String counted(String unit, long count) {
        return of("duration." + unit + (count == 1 ? "" : "s"), Map.of("count", Long.toString(count)));
    }
}
