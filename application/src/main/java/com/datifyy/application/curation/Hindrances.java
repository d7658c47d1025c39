package com.datifyy.application.curation;

import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is left out of an analysis, and why. What the rules and blocks say is not asked here: whom they rule out is
/// told from nobody else who does not fit.
final class Hindrances {
    private final Candidates candidates;

    Hindrances(Candidates candidates) {
        this.candidates = candidates;
    }

    /// Those of several people who are not looked at beside a person, whether or not they fit, and why. What was
    /// decided about the two is told before who is not free.
    Map<UserId, Hindrance> of(UserId person, Collection<UserId> chosen, Moment at) {
        List<UserId> others = chosen.stream()
                .distinct()
                .filter(other -> !other.equals(person))
                .toList();
        Map<UserId, Hindrance> found = new HashMap<>();
        if (!others.isEmpty()) {
            found.putAll(away(others, at));
            found.putAll(candidates.settled(person, others));
        }
        found.put(person, Hindrance.THEMSELVES);
        return found;
    }

    /// What keeps a person from a date with anybody for now; null when nothing does.
    @Nullable
    Hindrance ofPerson(UserId person, Moment at) {
        return candidates.freeAmong(List.of(person), at).isEmpty() ? Hindrance.NOT_FREE : null;
    }

    /// Whoever was chosen and was not analysed, in that order: whom nothing hindered, the rules ruled out.
    static List<LeftOut> leftOut(List<UserId> chosen, Set<UserId> analysed, Map<UserId, Hindrance> hindered) {
        return chosen.stream()
                .distinct()
                .filter(person -> !analysed.contains(person))
                .map(person -> new LeftOut(person, hindered.getOrDefault(person, Hindrance.NOT_FITTING)))
                .toList();
    }

    private Map<UserId, Hindrance> away(List<UserId> people, Moment at) {
        Set<UserId> free = candidates.freeAmong(people, at).keySet();
        List<UserId> others =
                people.stream().filter(person -> !free.contains(person)).toList();
        Map<UserId, User> accounts = others.isEmpty() ? Map.of() : candidates.accounts(others);
        return others.stream()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> isActive(accounts.get(person)) ? Hindrance.NOT_FREE : Hindrance.NOT_ACTIVE));
    }

    private static boolean isActive(@Nullable User account) {
        return account != null && account.status().mayBeIntroduced();
    }
}
