package com.datifyy.domain.curation;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the two of a match said when they were suggested to each other.
///
/// @param ofLower the suggestion to the one with the smaller number, or null when there is none
/// @param ofHigher the suggestion to the other, or null when there is none
public record Replies(
        @Nullable Suggestion ofLower, @Nullable Suggestion ofHigher) {
    /// Those to the suggestions of one match; suggestions of other matches do not count.
    public static Replies to(CuratedMatch match, Collection<Suggestion> suggestions) {
        return new Replies(find(match, match.lower(), suggestions), find(match, match.higher(), suggestions));
    }

    /// What stands in the way of a date of two who were not asked: the match has to be suggested to both.
    public static Conflict neverAsked() {
        return new Conflict("Both have to accept before a date is set: they were not suggested to each other, so "
                + "suggest their match to both first");
    }

    /// Refuses a date that not both want; what stands in its way for good is told first.
    ///
    /// @throws Conflict when one of them was not asked, has not answered, or would rather not
    public void requireBoth() {
        Set<SuggestionStatus> said = Stream.concat(Stream.ofNullable(ofLower), Stream.ofNullable(ofHigher))
                .map(Suggestion::status)
                .collect(Collectors.toSet());
        if (said.contains(SuggestionStatus.REJECTED)) {
            throw new Conflict("One of them declined the suggestion, so no date is set");
        }
        if (said.contains(SuggestionStatus.WITHDRAWN)) {
            throw new Conflict("The suggestion was taken back before both answered, so no date is set");
        }
        if (ofLower == null || ofHigher == null) {
            throw neverAsked();
        }
        if (said.contains(SuggestionStatus.PENDING)) {
            throw new Conflict("Both have to accept before a date is set: "
                    + (said.contains(SuggestionStatus.ACCEPTED)
                            ? "one of them has not answered"
                            : "neither of them has answered"));
        }
    }

    private static @Nullable Suggestion find(CuratedMatch match, UserId person, Collection<Suggestion> suggestions) {
        return suggestions.stream()
                .filter(suggestion -> suggestion.match().equals(match.id())
                        && suggestion.recipient().equals(person))
                .findAny()
                .orElse(null);
    }
}
