package com.datifyy.domain.matching;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.MustHave;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.shared.GeoCell;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// People drawn at random from small vocabularies, so that wishes are met, missed and unknown about equally
/// often; the same seed gives the same person.
public final class RandomPeople {
    private static final List<String> TEXTS = List.of("Alfa", "Beta", "Iota", "Zeta"); // no attribute takes less

    private static final List<Criterion> TOLD_FIRST = List.of(
            Criterion.GENDER,
            Criterion.AGE,
            Criterion.BORN,
            Criterion.DISTANCE,
            Criterion.PLACE,
            Criterion.RESIDENT_ABROAD,
            Criterion.PHOTOS,
            Criterion.COMPLETION);

    private final Random random;
    private final People person;

    private RandomPeople(int id, long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextInt();
        person = People.person(id);
    }

    public static MatchCard card(int id, long seed) {
        return person(id, seed).card();
    }

    public static People person(int id, long seed) {
        RandomPeople drawn = new RandomPeople(id, seed);
        drawn.draw();
        return drawn.person;
    }

    /// The same person on their first day: they told who they are and where, and ask for a gender and for somebody
    /// near if they did.
    public static MatchCard newcomer(MatchCard card) {
        Traits.Builder told = new Traits.Builder();
        for (Criterion criterion : TOLD_FIRST) {
            told.number(criterion, card.traits().number(criterion));
            told.texts(criterion, card.traits().texts(criterion));
        }
        List<Wish> wishes = card.wishes().stream()
                .filter(wish -> wish.criterion() == Criterion.GENDER || wish.criterion() == Criterion.DISTANCE)
                .toList();
        return new MatchCard(card.owner(), card.standing(), card.visibility(), told.build(), wishes);
    }

    private void draw() {
        ProfileGroup.everyAttribute().filter(attribute -> chance(60)).forEach(this::tell);
        person.tells(Basics.NAME, "Person");
        if (chance(97)) {
            person.tells(Basics.GENDER, oneOf(Gender.MALE, Gender.FEMALE, Gender.FEMALE, Gender.NON_BINARY));
            person.bornOn(LocalDate.of(2009, 1, 1).minusDays(random.nextInt(365 * 35)));
        } else {
            person.keepsToThemselves(Basics.GENDER);
        }
        if (chance(85)) {
            person.tells(Details.LOCATION, residence());
        }
        PreferenceGroup.everyAttribute().filter(attribute -> chance(20)).forEach(this::wish);
        if (chance(70)) {
            person.looksFor(
                    EnumSet.of(Gender.MALE, Gender.values()[random.nextInt(3)]).toArray(Gender[]::new));
        }
        if (chance(70)) {
            person.wishes(PartnerBasics.DISTANCE_PREFERENCE, oneOf(3, 20, 60, 300, 2_000));
        }
        PreferenceGroup.everyAttribute()
                .filter(Strengths::canBeSetFor)
                .filter(attribute -> chance(10))
                .forEach(attribute -> person.means(attribute, oneOf(MatchStrength.values())));
        if (chance(4)) {
            person.is(oneOf(AccountStatus.values()));
        }
        if (chance(20)) {
            person.unverified();
        }
        person.lastActiveAt(People.NOON.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 40))));
        person.withPhotos(random.nextInt(3));
        if (chance(25)) {
            person.letsSee(new Visibility(chance(70), chance(50), chance(50), chance(50)));
        }
    }

    private void tell(Attribute<?> attribute) {
        switch (attribute) {
            case Choice<?> choice -> tellWord(choice);
            case Choices<?> choices -> tellWords(choices);
            case Text text when text.multiline() -> {}
            case Text text when text.equals(Basics.PHONE_NUMBER) -> {}
            case Text text -> person.tells(text, oneOf(TEXTS));
            case TextList list -> person.tells(list, List.of(oneOf(TEXTS)));
            case Whole whole -> person.tells(whole, random.nextInt(whole.min(), Math.min(whole.max(), 210) + 1));
            case Flag flag -> person.tells(flag, random.nextBoolean());
            case Attribute.Day day -> {}
            case Attribute.Structure<?> structure -> {}
            case Attribute.StructureList<?> list
            when list.equals(Details.INTERESTS) ->
                person.tells(
                        Details.INTERESTS,
                        several(InterestCategory.class).stream()
                                .map(category -> new InterestEntry(category, ""))
                                .toList());
            case Attribute.StructureList<?> list
            when list.equals(Details.LANGUAGES) ->
                person.tells(
                        Details.LANGUAGES,
                        several(LanguageCode.class).stream()
                                .map(language -> new LanguageEntry(language, "", oneOf(LanguageProficiency.values())))
                                .toList());
            case Attribute.StructureList<?> list -> {}
        }
    }

    private void wish(Attribute<?> attribute) {
        switch (attribute) {
            case Choice<?> choice -> wishWord(choice);
            case Choices<?> choices -> wishWords(choices);
            case Text text -> person.wishes(text, oneOf(TEXTS));
            case TextList list -> person.wishes(list, List.of(oneOf(TEXTS), oneOf(TEXTS)));
            case Whole whole -> person.wishes(whole, random.nextInt(whole.min(), whole.max() + 1));
            case Flag flag -> person.wishes(flag, random.nextBoolean());
            case Attribute.Day day -> {}
            case Attribute.Structure<?> structure
            when structure.equals(PartnerBasics.AGE_RANGE) ->
                person.wishes(PartnerBasics.AGE_RANGE, new AgeRange(random.nextInt(18, 30), random.nextInt(30, 60)));
            case Attribute.Structure<?> structure ->
                person.wishes(
                        PartnerBasics.HEIGHT_RANGE,
                        new HeightRange(random.nextInt(100, 160), random.nextInt(160, 250)));
            case Attribute.StructureList<?> list
            when list.equals(Absolutes.DEAL_BREAKERS) ->
                person.wishes(
                        Absolutes.DEAL_BREAKERS, List.of(new DealBreaker(oneOf(DealBreakerType.values()), "", 3)));
            case Attribute.StructureList<?> list ->
                person.wishes(Absolutes.MUST_HAVES, List.of(new MustHave(oneOf(MustHaveType.values()), "", 3)));
        }
    }

    private <E extends Enum<E>> void tellWord(Choice<E> choice) {
        person.tells(choice, oneOf(choice.vocabulary().getEnumConstants()));
    }

    private <E extends Enum<E>> void tellWords(Choices<E> choices) {
        person.tells(choices, several(choices.vocabulary()));
    }

    private <E extends Enum<E>> void wishWord(Choice<E> choice) {
        person.wishes(choice, oneOf(choice.vocabulary().getEnumConstants()));
    }

    private <E extends Enum<E>> void wishWords(Choices<E> choices) {
        person.wishes(choices, several(choices.vocabulary()));
    }

    private <E extends Enum<E>> Set<E> several(Class<E> vocabulary) {
        E[] words = vocabulary.getEnumConstants();
        Set<E> several = EnumSet.noneOf(vocabulary);
        Stream.generate(() -> oneOf(words)).limit(1 + words.length / 3).forEach(several::add);
        return several;
    }

    private Residence residence() {
        double latitude = oneOf(12.97, 13.05, 19.07, 28.61) + random.nextDouble() * 0.4;
        double longitude = oneOf(77.59, 77.2, 72.87) + random.nextDouble() * 0.4;
        return new Residence(
                oneOf("IN", "IN", "US", ""),
                "",
                oneOf("Alfa", "Beta", ""),
                chance(90) ? GeoCell.containing(latitude, longitude) : null);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
