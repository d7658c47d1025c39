package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A search as somebody asks it: everybody found is known to pass every filter, so who has not told is not
/// found.
///
/// @param wishes what has to hold, as the criteria compare it
/// @param origin the traits distances are measured from: the seeker's, or with another place
/// @param onlineOnly whether only people active within the last quarter of an hour are wanted
public record SearchFilters(List<Wish> wishes, Traits origin, boolean onlineOnly) {
    /// How long ago somebody counts as online.
    public static final Duration ONLINE = Duration.ofMinutes(15);

    private static final int DEFAULT_RADIUS_KM = 50;

    public SearchFilters {
        wishes = List.copyOf(wishes);
    }

    /// Reads the filters somebody set.
    ///
    /// @param chosen answers to [Filters]
    /// @throws InvalidInput when a distance is asked for and no place is known to measure it from
    public static SearchFilters of(Answers chosen, MatchCard seeker) {
        List<Wish> wishes = new ArrayList<>();
        words(wishes, Criterion.GENDER, chosen, Filters.GENDER);
        words(wishes, Criterion.INTEREST, chosen, Filters.INTERESTS);
        words(wishes, Criterion.RELATIONSHIP_GOAL, chosen, Filters.RELATIONSHIP_GOALS);
        words(wishes, Criterion.EDUCATION, chosen, Filters.EDUCATION_LEVELS);
        words(wishes, Criterion.DRINKING, chosen, Filters.DRINKING);
        words(wishes, Criterion.SMOKING, chosen, Filters.SMOKING);
        words(wishes, Criterion.CHILDREN, chosen, Filters.CHILDREN);
        words(wishes, Criterion.ETHNICITY, chosen, Filters.ETHNICITY);
        words(wishes, Criterion.INCOME, chosen, Filters.INCOME);
        words(wishes, Criterion.BODY_TYPE, chosen, Filters.BODY_TYPE);
        texts(wishes, Criterion.CASTE, chosen.get(Filters.CASTE, List.of()));
        long manglik = WishesOf.manglik(chosen.get(Filters.MANGLIK_PREFERENCE));
        if (manglik != 0) {
            wishes.add(Wish.demand(Criterion.MANGLIK, manglik));
        }
        AgeRange ages = chosen.get(Filters.AGE_RANGE);
        if (ages != null) {
            wishes.add(Wish.demand(Criterion.AGE, Wish.range(ages.min(), ages.max())));
        }
        HeightRange heights = chosen.get(Filters.HEIGHT_RANGE);
        if (heights != null) {
            wishes.add(Wish.demand(Criterion.HEIGHT, Wish.heights(heights)));
        }
        if (chosen.get(Filters.VERIFIED_ONLY, false)) {
            wishes.add(Wish.demand(Criterion.VERIFIED, Words.YES));
        }
        Traits origin = place(wishes, chosen, seeker.traits());
        return new SearchFilters(wishes, origin, chosen.get(Filters.ONLINE_ONLY, false));
    }

    /// Whether somebody is known to pass every filter.
    public boolean admit(MatchCard card, Moment at) {
        if (onlineOnly && !Presence.of(card, at).online()) {
            return false;
        }
        for (Wish wish : wishes) {
            if (wish.criterion() == Criterion.AGE && !card.visibility().showsAge()) {
                return false; // asking for one age after the other would tell it
            }
            if (Verdicts.of(wish, origin, card, at) != Verdict.SATISFIED) {
                return false;
            }
        }
        return true;
    }

    private static Traits place(List<Wish> wishes, Answers chosen, Traits seeker) {
        Residence location = chosen.get(Filters.LOCATION);
        Integer radius = chosen.get(Filters.DISTANCE);
        GeoCell cell = location == null ? null : location.cell();
        if (cell == null && location != null) {
            if (location.city().isEmpty() && !location.state().isEmpty()) {
                throw new InvalidInput("location.state", "cannot be searched by without a city");
            }
            texts(wishes, Criterion.PLACE, List.of(location.city()));
            String country = location.country();
            texts(wishes, Criterion.PLACE, List.of(country.isEmpty() ? location.countryCode() : country));
        }
        if (radius == null && cell == null) {
            return seeker;
        }
        if (cell == null && seeker.number(Criterion.DISTANCE) == 0) {
            throw new InvalidInput("distance", "needs a location to be measured from");
        }
        wishes.add(Wish.demand(
                Criterion.DISTANCE,
                DistanceBucket.of(radius == null ? DEFAULT_RADIUS_KM : radius).ordinal()));
        return cell == null
                ? seeker
                : new Traits.Builder()
                        .number(Criterion.DISTANCE, cell.number() + 1L)
                        .build();
    }

    private static <E extends Enum<E>> void words(
            List<Wish> wishes, Criterion criterion, Answers chosen, Choices<E> filter) {
        Set<E> words = chosen.get(filter);
        if (words != null) {
            wishes.add(Wish.demand(criterion, Words.of(words)));
        }
    }

    private static void texts(List<Wish> wishes, Criterion criterion, List<String> texts) {
        Set<String> comparable =
                texts.stream().map(Texts::comparable).filter(t -> !t.isEmpty()).collect(Collectors.toSet());
        if (!comparable.isEmpty()) {
            wishes.add(new Wish(criterion, MatchStrength.MUST_HAVE, 0, comparable, false));
        }
    }
}
