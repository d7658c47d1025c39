package com.datifyy.application.curation.port;

import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.curation.Tomorrow;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The people who can be brought together, in memory.
public final class InMemoryCandidateRepository implements CandidateRepository {
    private final InMemoryUserRepository users;
    private final PeopleIndex index;
    private final InMemorySlotRepository slots;
    private final SettingsRepository settings;

    public InMemoryCandidateRepository(
            InMemoryUserRepository users,
            PeopleIndex index,
            InMemorySlotRepository slots,
            SettingsRepository settings) {
        this.users = users;
        this.index = index;
        this.slots = slots;
        this.settings = settings;
    }

    @Override
    public Page<Candidate> free(Tomorrow from, LocalDate bornBy, PageRequest page) {
        JoiningCursor cursor = JoiningCursor.of(page);
        List<Candidate> following = users.all().stream()
                .filter(user -> cursor == null || cursor.isBefore(user))
                .filter(user ->
                        index.find(user.id()).filter(card -> fits(card, bornBy)).isPresent())
                .sorted(Comparator.comparing(User::createdAt)
                        .thenComparing(User::id)
                        .reversed())
                .flatMap(user -> candidate(user, from).stream())
                .limit(page.limit() + 1L)
                .toList();
        return JoiningCursor.page(following, page);
    }

    @Override
    public Map<UserId, Candidate> freeAmong(Collection<UserId> people, Tomorrow from) {
        Map<UserId, Candidate> free = new HashMap<>();
        accounts(people).forEach((id, user) -> candidate(user, from).ifPresent(found -> free.put(id, found)));
        return free;
    }

    @Override
    public Map<UserId, User> accounts(Collection<UserId> people) {
        Map<UserId, User> found = new HashMap<>();
        people.forEach(person -> users.find(person).ifPresent(user -> found.put(person, user)));
        return found;
    }

    private static boolean fits(MatchCard card, LocalDate bornBy) {
        return card.visibility().shown()
                && card.traits().suffice()
                && card.traits().birthDay() <= bornBy.toEpochDay();
    }

    private Optional<Candidate> candidate(User user, Tomorrow from) {
        Instant tomorrow =
                from.in(settings.find(user.id()).map(UserSettings::zone).orElse(ZoneOffset.UTC));
        List<Slot> free = slots.freeFrom(user.id(), tomorrow);
        return !user.status().mayBeIntroduced() || free.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate(user, free.size(), free.getFirst().start()));
    }
}
