package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.PublishedProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One wish of a viewer that somebody is known to meet, or to miss, told only as far as that person publishes
/// it.
///
/// @param preference the viewer's own preference
/// @param strength how strongly the viewer means it
/// @param words which of the wanted words apply to the other; empty where the preference is not a set of words
/// @param texts which of the wanted texts apply to the other, in comparable form
public record MatchReason(Attribute<?> preference, MatchStrength strength, List<Enum<?>> words, List<String> texts) {
    public MatchReason {
        words = List.copyOf(words);
        texts = List.copyOf(texts);
    }

    /// Why somebody may like another person, in the order of the criteria.
    public static List<MatchReason> between(MatchCard viewer, MatchCard other, Moment at) {
        return those(Verdict.SATISFIED, viewer, other, at);
    }

    /// What somebody wishes and does not find in another person, in the order of the criteria.
    public static List<MatchReason> against(MatchCard viewer, MatchCard other, Moment at) {
        return those(Verdict.VIOLATED, viewer, other, at);
    }

    private static List<MatchReason> those(Verdict verdict, MatchCard viewer, MatchCard other, Moment at) {
        List<MatchReason> reasons = new ArrayList<>();
        for (Wish wish : viewer.wishes()) {
            if (wish.scored()
                    && isPublished(wish.criterion(), other.visibility())
                    && Verdicts.of(wish, viewer.traits(), other, at) == verdict) {
                reasons.add(new MatchReason(
                        wish.criterion().preference(),
                        wish.strength(),
                        words(wish, other.traits()),
                        texts(wish, other.traits())));
            }
        }
        return reasons;
    }

    /// Whether the other person's side of the comparison stands in their published profile. The age and the
    /// distance do unless they are hidden, though the birth date and the place do not.
    static boolean isPublished(Criterion criterion, Visibility visibility) {
        Attribute<?> trait = criterion.trait();
        return trait != null
                && (trait.equals(Basics.DATE_OF_BIRTH)
                        ? visibility.showsAge()
                        : PublishedProfile.ATTRIBUTES.contains(trait));
    }

    private static List<Enum<?>> words(Wish wish, Traits traits) {
        List<Enum<?>> words = new ArrayList<>();
        if (wish.criterion().preference() instanceof Choices<?> choices) {
            long both = wish.wanted() & traits.number(wish.criterion());
            for (Enum<?> word : choices.vocabulary().getEnumConstants()) {
                if ((both & Words.of(word)) != 0) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    private static List<String> texts(Wish wish, Traits traits) {
        Set<String> both = new TreeSet<>(wish.texts());
        both.retainAll(traits.texts(wish.criterion()));
        return List.copyOf(both);
    }
}
