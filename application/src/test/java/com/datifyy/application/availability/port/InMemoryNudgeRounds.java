package com.datifyy.application.availability.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.availability.Weekend;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.UserSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How far the weekly word about the weekend has come, in memory.
public final class InMemoryNudgeRounds implements NudgeRounds {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final InMemoryUnitOfWork units;
    private final InMemoryUserRepository users;
    private final SettingsRepository settings;
    private final InMemoryTable<String, State> rows;

    public InMemoryNudgeRounds(InMemoryUnitOfWork units, InMemoryUserRepository users, SettingsRepository settings) {
        this.units = units;
        this.users = users;
        this.settings = settings;
        rows = new InMemoryTable<>(units);
    }

    private record State(Round round, boolean isOver) {
        String key() {
            return keyOf(round.weekend(), round.zone());
        }
    }

    private static String keyOf(Weekend weekend, ZoneId zone) {
        return weekend.wednesday() + " " + zone;
    }

    @Override
    public List<ZoneId> zones() {
        return Stream.concat(Stream.of(UTC), users.all().stream().map(User::id).map(this::zoneOf))
                .distinct()
                .toList();
    }

    @Override
    public Optional<Round> open(Weekend weekend, ZoneId zone) {
        units.requireOpen();
        State state = rows.find(keyOf(weekend, zone)).orElseGet(() -> new State(new Round(weekend, zone, 0), false));
        rows.put(state.key(), state);
        return state.isOver() ? Optional.empty() : Optional.of(state.round());
    }

    @Override
    public List<UserId> next(Round round, int atMost) {
        return users.all().stream()
                .filter(user -> user.status().takesPart() && user.mailbox() != null)
                .map(User::id)
                .filter(person ->
                        person.value() > round.reached() && zoneOf(person).equals(round.zone()))
                .sorted()
                .limit(atMost)
                .toList();
    }

    @Override
    public void advance(Round round, int reached, boolean isOver) {
        units.requireOpen();
        State state = new State(new Round(round.weekend(), round.zone(), reached), isOver);
        rows.put(state.key(), state);
    }

    @Override
    public void forget(LocalDate before) {
        units.requireOpen();
        rows.findAll(state -> state.round().weekend().wednesday().isBefore(before))
                .forEach(state -> rows.remove(state.key()));
    }

    private ZoneId zoneOf(UserId person) {
        return settings.find(person)
                .map(UserSettings::zone)
                .filter(zone -> !zone.getId().equals("Z"))
                .orElse(UTC);
    }
}
