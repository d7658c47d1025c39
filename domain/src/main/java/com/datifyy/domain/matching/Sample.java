package com.datifyy.domain.matching;

import com.datifyy.domain.identity.UserId;
import java.util.List;
import java.util.Set;

/// People drawn at random from a larger number of them, to count by.
///
/// @param people as others see them
/// @param all of how many they were drawn, at least as many
public record Sample(List<MatchCard> people, int all) {
    public Sample {
        people = List.copyOf(people);
    }

    /// Whether everybody was drawn.
    public boolean isExact() {
        return people.size() >= all;
    }

    /// The same without some people, who are counted no more.
    public Sample without(Set<UserId> some) {
        List<MatchCard> others =
                people.stream().filter(person -> !some.contains(person.owner())).toList();
        return new Sample(others, all - (people.size() - others.size()));
    }

    /// How many there are where some were drawn.
    int scaled(int drawn) {
        return isExact() || people.isEmpty() ? drawn : (int) ((long) drawn * all / people.size());
    }
}
