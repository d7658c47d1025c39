package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.ManglikPreference;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBackground;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerLooks;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.preferences.PartnerStanding;
import com.datifyy.domain.preferences.PartnerWork;
import com.datifyy.domain.preferences.PiercingPreference;
import com.datifyy.domain.preferences.PropertyOwnership;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.preferences.TattooPreference;
import com.datifyy.domain.preferences.VehicleOwnership;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.DisabilityStatus;
import com.datifyy.domain.profile.traits.Importance;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.ManglikStatus;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Derives wishes from partner preferences.
final class WishesOf {
    private final Answers preferences;
    private final Strengths strengths;
    private final List<Wish> wishes = new ArrayList<>();

    private WishesOf(PartnerPreferences preferences) {
        this.preferences = preferences.wishes();
        this.strengths = preferences.strengths();
    }

    /// @param own the profile of the person who wishes: "the same religion" is the same as theirs
    static List<Wish> preferences(PartnerPreferences preferences, Profile own) {
        WishesOf derivation = new WishesOf(preferences);
        for (Criterion criterion : Criterion.values()) {
            derivation.derive(criterion);
        }
        derivation.wishes.addAll(AbsoluteWishes.of(preferences.wishes(), own));
        derivation.wishes.sort(Comparator.comparing(Wish::criterion));
        return derivation.wishes;
    }

    private void derive(Criterion criterion) {
        switch (criterion) {
            case GENDER -> words(criterion, Words.of(preferences.get(PartnerBasics.LOOKING_FOR_GENDER, Set.of())));
            case AGE -> {
                AgeRange ages = preferences.get(PartnerBasics.AGE_RANGE);
                if (ages != null) {
                    add(criterion, Wish.range(ages.min(), ages.max()));
                }
            }
            case DISTANCE -> {
                Integer kilometres = preferences.get(PartnerBasics.DISTANCE_PREFERENCE);
                if (kilometres != null && !preferences.get(PartnerBasics.OPEN_TO_LONG_DISTANCE, false)) {
                    add(criterion, DistanceBucket.of(kilometres).ordinal());
                }
            }
            case HEIGHT -> {
                HeightRange heights = preferences.get(PartnerBasics.HEIGHT_RANGE);
                if (heights != null) {
                    add(criterion, Wish.heights(heights));
                }
            }
            case LANGUAGE, LANGUAGE_CONVERSATIONAL, LANGUAGE_FLUENT, LANGUAGE_NATIVE -> {
                if (criterion == languageCriterion()) {
                    words(criterion, Words.of(preferences.get(PartnerDetails.LANGUAGE_PREFERENCES, Set.of())));
                }
            }
            case RELIGION_IMPORTANCE -> words(criterion, aboutAsImportant());
            case MANGLIK -> words(criterion, manglik(preferences.get(PartnerBackground.MANGLIK_PREFERENCE)));
            case RESIDENT_ABROAD -> words(criterion, residentAbroad());
            case HOROSCOPE ->
                words(criterion, preferences.get(PartnerBackground.HOROSCOPE_MATCHING_REQUIRED, false) ? Words.YES : 0);
            case RELOCATION -> words(criterion, relocation());
            case TATTOOS -> tattoos();
            case PIERCINGS -> piercings();
            case DISABILITY -> words(criterion, disability());
            case PROPERTY -> property();
            case VEHICLE -> vehicle();
            case FINANCES -> words(criterion, finances());
            case SHARED_INTERESTS, EXPERIENCE, SIBLINGS, COMPLETION, RECENTLY_ACTIVE -> amount(criterion);
            case VERIFIED -> words(criterion, preferences.get(PartnerStanding.VERIFIED_ONLY, false) ? Words.YES : 0);
            case PHOTOS -> {
                if (preferences.get(PartnerStanding.PHOTOS_REQUIRED, false)) {
                    add(criterion, 1 + 1);
                }
            }
            case BORN -> {} // only a deal-breaker asks
            default -> generally(criterion);
        }
    }

    /// What follows from the preference's kind alone.
    private void generally(Criterion criterion) {
        switch (criterion.preference()) {
            case Choices<?> choices -> words(criterion, telling(choices));
            case TextList list -> {
                Set<String> texts = preferences.get(list, List.of()).stream()
                        .map(Texts::comparable)
                        .collect(Collectors.toSet());
                MatchStrength strength = strengths.of(list);
                if (!texts.isEmpty() && strength != MatchStrength.DOESNT_MATTER) {
                    wishes.add(new Wish(criterion, strength, 0, texts, true));
                }
            }
            default -> throw new IllegalStateException("no rule derives " + criterion);
        }
    }

    private <E extends Enum<E>> long telling(Choices<E> choices) {
        Collection<E> chosen = preferences.get(choices, Set.of());
        return Words.telling(chosen);
    }

    private void amount(Criterion criterion) {
        if (criterion.preference() instanceof Whole whole) {
            Integer amount = preferences.get(whole);
            if (amount != null) {
                boolean counted = criterion == Criterion.SHARED_INTERESTS || criterion == Criterion.RECENTLY_ACTIVE;
                add(criterion, counted ? amount : amount + 1L);
            }
        }
    }

    private void words(Criterion criterion, long words) {
        if (words != 0) {
            add(criterion, words);
        }
    }

    private void add(Criterion criterion, long wanted) {
        add(criterion, strengths.of(criterion.preference()), wanted);
    }

    private void add(Criterion criterion, MatchStrength strength, long wanted) {
        if (strength != MatchStrength.DOESNT_MATTER) {
            wishes.add(Wish.of(criterion, strength, wanted));
        }
    }

    private Criterion languageCriterion() {
        LanguageProficiency least = preferences.get(PartnerDetails.MIN_LANGUAGE_PROFICIENCY, LanguageProficiency.BASIC);
        return switch (least) {
            case BASIC -> Criterion.LANGUAGE;
            case CONVERSATIONAL -> Criterion.LANGUAGE_CONVERSATIONAL;
            case FLUENT -> Criterion.LANGUAGE_FLUENT;
            case NATIVE -> Criterion.LANGUAGE_NATIVE;
        };
    }

    /// At most one step more or less important than wished.
    private long aboutAsImportant() {
        Importance wished = preferences.get(PartnerLifestyle.RELIGION_IMPORTANCE);
        if (wished == null) {
            return 0;
        }
        return EnumSet.allOf(Importance.class).stream()
                .filter(importance -> Math.abs(importance.ordinal() - wished.ordinal()) <= 1)
                .mapToLong(Words::of)
                .reduce(0, (a, b) -> a | b);
    }

    /// The words for which statuses satisfy a preference; none where any does.
    static long manglik(@Nullable ManglikPreference preference) {
        return switch (preference) {
            case MANGLIK_ONLY -> Words.of(Set.of(ManglikStatus.MANGLIK, ManglikStatus.ANSHIK_MANGLIK));
            case NON_MANGLIK_ONLY -> Words.of(Set.of(ManglikStatus.NON_MANGLIK, ManglikStatus.NOT_APPLICABLE));
            case BOTH, NOT_IMPORTANT -> 0;
            case null -> 0;
        };
    }

    private long residentAbroad() {
        return switch (preferences.get(PartnerBackground.NRI_PREFERENCE)) {
            case NRI_ONLY -> Words.YES;
            case RESIDENT_ONLY -> Words.NO;
            case BOTH, NO_PREFERENCE -> 0;
            case null -> 0;
        };
    }

    private long relocation() {
        return switch (preferences.get(PartnerBackground.RELOCATION_EXPECTATION)) {
            case MUST_RELOCATE, WILLING_TO_RELOCATE -> Words.YES;
            case BOTH_FLEXIBLE, NO_RELOCATION -> 0;
            case null -> 0;
        };
    }

    private void tattoos() {
        TattooPreference preference = preferences.get(PartnerLooks.TATTOO_PREFERENCE);
        switch (preference) {
            case LOVE_TATTOOS -> words(Criterion.TATTOOS, Words.YES);
            case PREFER_WITHOUT -> words(Criterion.TATTOOS, Words.NO);
            case DEALBREAKER -> add(Criterion.TATTOOS, MatchStrength.MUST_HAVE, Words.NO);
            case OKAY_WITH_TATTOOS, NO_PREFERENCE -> {}
            case null -> {}
        }
    }

    private void piercings() {
        PiercingPreference preference = preferences.get(PartnerLooks.PIERCING_PREFERENCE);
        switch (preference) {
            case LOVE_PIERCINGS -> words(Criterion.PIERCINGS, Words.YES);
            case PREFER_WITHOUT -> words(Criterion.PIERCINGS, Words.NO);
            case DEALBREAKER -> add(Criterion.PIERCINGS, MatchStrength.MUST_HAVE, Words.NO);
            case OKAY_WITH_PIERCINGS, NO_PREFERENCE -> {}
            case null -> {}
        }
    }

    private long disability() {
        return switch (preferences.get(PartnerLooks.DISABILITY_ACCEPTANCE)) {
            case PREFER_WITHOUT -> Words.of(DisabilityStatus.NONE);
            case OPEN_TO_ALL, DEPENDS, NO_PREFERENCE -> 0;
            case null -> 0;
        };
    }

    private void property() {
        PropertyOwnership preference = preferences.get(PartnerWork.PROPERTY_PREFERENCE);
        switch (preference) {
            case MUST_OWN -> add(Criterion.PROPERTY, MatchStrength.MUST_HAVE, Words.YES);
            case PREFERRED -> words(Criterion.PROPERTY, Words.YES);
            case NO_PREFERENCE, NOT_IMPORTANT -> {}
            case null -> {}
        }
    }

    private void vehicle() {
        VehicleOwnership preference = preferences.get(PartnerWork.VEHICLE_PREFERENCE);
        switch (preference) {
            case MUST_OWN -> add(Criterion.VEHICLE, MatchStrength.MUST_HAVE, Words.YES);
            case PREFERRED -> words(Criterion.VEHICLE, Words.YES);
            case NO_PREFERENCE, NOT_IMPORTANT -> {}
            case null -> {}
        }
    }

    /// Very stable is an income from 20 lakh a year, stable from 10, moderate from 5.
    private long finances() {
        return switch (preferences.get(PartnerWork.FINANCIAL_EXPECTATION)) {
            case VERY_STABLE -> incomeFrom(IncomeRange.FROM_20_TO_30_LAKH);
            case STABLE -> incomeFrom(IncomeRange.FROM_10_TO_15_LAKH);
            case MODERATE -> incomeFrom(IncomeRange.FROM_5_TO_7_LAKH);
            case NO_REQUIREMENT -> 0;
            case null -> 0;
        };
    }

    static long incomeFrom(IncomeRange least) {
        return Words.telling(EnumSet.range(least, IncomeRange.ABOVE_1_CRORE));
    }
}
