package com.datifyy.adapters.rest.json;

import static java.util.Map.entry;

import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.figures.Period;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.DisabilityAcceptance;
import com.datifyy.domain.preferences.FinancialExpectation;
import com.datifyy.domain.preferences.ManglikPreference;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.preferences.NriPreference;
import com.datifyy.domain.preferences.PiercingPreference;
import com.datifyy.domain.preferences.PropertyOwnership;
import com.datifyy.domain.preferences.RelocationExpectation;
import com.datifyy.domain.preferences.TattooPreference;
import com.datifyy.domain.preferences.VehicleOwnership;
import com.datifyy.domain.profile.traits.BloodGroup;
import com.datifyy.domain.profile.traits.BodyType;
import com.datifyy.domain.profile.traits.ChildrenPreference;
import com.datifyy.domain.profile.traits.CommunicationStyle;
import com.datifyy.domain.profile.traits.Complexion;
import com.datifyy.domain.profile.traits.DietaryPreference;
import com.datifyy.domain.profile.traits.DisabilityStatus;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.EmploymentType;
import com.datifyy.domain.profile.traits.Ethnicity;
import com.datifyy.domain.profile.traits.EyeColor;
import com.datifyy.domain.profile.traits.FacialHair;
import com.datifyy.domain.profile.traits.FamilyAffluence;
import com.datifyy.domain.profile.traits.FamilyType;
import com.datifyy.domain.profile.traits.FamilyValues;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.HairColor;
import com.datifyy.domain.profile.traits.Importance;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.LivingSituation;
import com.datifyy.domain.profile.traits.LoveLanguage;
import com.datifyy.domain.profile.traits.ManglikStatus;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.profile.traits.ParentStatus;
import com.datifyy.domain.profile.traits.PetPreference;
import com.datifyy.domain.profile.traits.PoliticalView;
import com.datifyy.domain.profile.traits.PromptQuestion;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.SleepSchedule;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.profile.traits.WorkoutFrequency;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words of a domain enum as the contract spells and numbers them.
///
/// Words go out by their full name. They come in by full name or number; without the prefix, in any case and
/// with spaces or hyphens in place of underscores they are understood too, as are the words of older clients
/// listed below. Zero and `…_UNSPECIFIED` say nothing.
///
/// @param <E> the enum
public final class Vocabulary<E extends Enum<E>> {
    private static final Map<Class<? extends Enum<?>>, String> PREFIXES = Map.ofEntries(
            entry(AccountStatus.class, "ACCOUNT_STATUS_"),
            entry(AdminRole.class, "ADMIN_ROLE_"),
            entry(BloodGroup.class, "BLOOD_GROUP_"),
            entry(BodyType.class, "BODY_TYPE_"),
            entry(ChildrenPreference.class, "CHILDREN_"),
            entry(CommunicationStyle.class, "COMMUNICATION_"),
            entry(Complexion.class, "COMPLEXION_"),
            entry(DateStatus.class, "DATE_STATUS_"),
            entry(DealBreakerType.class, "DEALBREAKER_TYPE_"),
            entry(Device.Platform.class, "DEVICE_PLATFORM_"),
            entry(DietaryPreference.class, "DIETARY_"),
            entry(DisabilityAcceptance.class, "DISABILITY_ACCEPTANCE_"),
            entry(DisabilityStatus.class, "DISABILITY_STATUS_"),
            entry(DistanceBucket.class, "DISTANCE_BUCKET_"),
            entry(DrinkingHabit.class, "DRINKING_"),
            entry(EducationLevel.class, "EDUCATION_LEVEL_"),
            entry(EmploymentType.class, "EMPLOYMENT_TYPE_"),
            entry(Ethnicity.class, "ETHNICITY_"),
            entry(EyeColor.class, "EYE_COLOR_"),
            entry(FacialHair.class, "FACIAL_HAIR_"),
            entry(FamilyAffluence.class, "FAMILY_AFFLUENCE_"),
            entry(FamilyType.class, "FAMILY_TYPE_"),
            entry(FamilyValues.class, "FAMILY_VALUES_"),
            entry(FinancialExpectation.class, "FINANCIAL_EXPECTATION_"),
            entry(Gender.class, "GENDER_"),
            entry(HairColor.class, "HAIR_COLOR_"),
            entry(IdentityProvider.class, "OAUTH_PROVIDER_"),
            entry(Importance.class, "IMPORTANCE_"),
            entry(IncomeRange.class, "INCOME_RANGE_"),
            entry(InterestCategory.class, "INTEREST_"),
            entry(LanguageCode.class, "LANGUAGE_"),
            entry(LanguageProficiency.class, "PROFICIENCY_"),
            entry(LivingSituation.class, "LIVING_SITUATION_"),
            entry(LoveLanguage.class, "LOVE_LANGUAGE_"),
            entry(ManglikPreference.class, "MANGLIK_PREFERENCE_"),
            entry(ManglikStatus.class, "MANGLIK_STATUS_"),
            entry(MatchStrength.class, "MATCH_STRENGTH_"),
            entry(MustHaveType.class, "MUSTHAVE_TYPE_"),
            entry(NriPreference.class, "NRI_PREFERENCE_"),
            entry(OccupationCategory.class, "OCCUPATION_"),
            entry(ParentStatus.class, "PARENT_STATUS_"),
            entry(Period.class, "ANALYTICS_PERIOD_"),
            entry(PetPreference.class, "PET_"),
            entry(PiercingPreference.class, "PIERCING_PREFERENCE_"),
            entry(PoliticalView.class, "POLITICAL_"),
            entry(PromptQuestion.class, "PROMPT_"),
            entry(PropertyOwnership.class, "PROPERTY_OWNERSHIP_"),
            entry(RelationshipGoal.class, "RELATIONSHIP_GOAL_"),
            entry(Religion.class, "RELIGION_"),
            entry(RelocationExpectation.class, "RELOCATION_EXPECTATION_"),
            entry(ReportReason.class, "REPORT_REASON_"),
            entry(SleepSchedule.class, "SLEEP_SCHEDULE_"),
            entry(SmokingHabit.class, "SMOKING_"),
            entry(TattooPreference.class, "TATTOO_PREFERENCE_"),
            entry(VehicleOwnership.class, "VEHICLE_OWNERSHIP_"),
            entry(VerificationType.class, "VERIFICATION_TYPE_"),
            entry(WorkoutFrequency.class, "WORKOUT_"),
            entry(ZodiacSign.class, "ZODIAC_SIGN_"));

    /// Words that forms and test collections of older clients send, without their prefix, by enum.
    private static final Map<Class<? extends Enum<?>>, Map<String, Enum<?>>> OLDER_WORDS = Map.ofEntries(
            entry(
                    DrinkingHabit.class,
                    Map.of(
                            "OFTEN",
                            DrinkingHabit.REGULARLY,
                            "NON_DRINKER",
                            DrinkingHabit.NEVER,
                            "SOCIAL_DRINKER",
                            DrinkingHabit.SOCIALLY,
                            "REGULAR_DRINKER",
                            DrinkingHabit.REGULARLY)),
            entry(
                    SmokingHabit.class,
                    Map.of(
                            "OFTEN",
                            SmokingHabit.REGULARLY,
                            "RARELY",
                            SmokingHabit.SOCIALLY,
                            "NON_SMOKER",
                            SmokingHabit.NEVER,
                            "SOCIAL_SMOKER",
                            SmokingHabit.SOCIALLY,
                            "REGULAR_SMOKER",
                            SmokingHabit.REGULARLY)),
            entry(AdminRole.class, Map.of("SUPER", AdminRole.SUPER_ADMIN)),
            entry(DietaryPreference.class, Map.of("OMNIVORE", DietaryPreference.ANYTHING)),
            entry(Importance.class, Map.of("SOMEWHAT", Importance.SOMEWHAT_IMPORTANT)),
            entry(
                    PetPreference.class,
                    Map.of(
                            "NONE",
                            PetPreference.NO_PETS,
                            "DOG",
                            PetPreference.DOG_LOVER,
                            "CAT",
                            PetPreference.CAT_LOVER)),
            entry(
                    ChildrenPreference.class,
                    Map.of(
                            "WANT",
                            ChildrenPreference.DONT_HAVE_WANT,
                            "DONT_WANT",
                            ChildrenPreference.DONT_HAVE_DONT_WANT)),
            entry(SleepSchedule.class, Map.of("IN_A_SPECTRUM", SleepSchedule.VARIES)),
            entry(Complexion.class, Map.of("MEDIUM", Complexion.WHEATISH)),
            entry(
                    EmploymentType.class,
                    Map.of("EMPLOYED", EmploymentType.FULL_TIME, "BUSINESS", EmploymentType.ENTREPRENEUR)),
            entry(
                    EducationLevel.class,
                    Map.of("DOCTORATE", EducationLevel.PHD, "PROFESSIONAL", EducationLevel.PROFESSIONAL_DEGREE)),
            entry(
                    LivingSituation.class,
                    Map.of("ALONE", LivingSituation.INDEPENDENT, "WITH_PARTNER", LivingSituation.OTHER)));

    private static final Map<Class<?>, Vocabulary<?>> ALL = PREFIXES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> untyped(entry.getKey(), entry.getValue())));

    /// As many words are named to whoever sent another.
    private static final int FEW = 12;

    private final E[] constants;
    private final String prefix;
    private final String[] names;
    private final SerializableString[] written;
    private final SerializableString unspecified;
    private final Map<String, E> byBareName = new HashMap<>();

    private Vocabulary(Class<E> type, String prefix) {
        this.constants = type.getEnumConstants();
        this.prefix = prefix;
        this.names = new String[constants.length];
        for (E constant : constants) {
            String bare = constant.name().replaceFirst("^FROM_(?=[0-9])", "");
            names[constant.ordinal()] = prefix + bare;
            byBareName.put(bare, constant);
        }
        this.written = Stream.of(names).map(SerializedString::new).toArray(SerializableString[]::new);
        this.unspecified = new SerializedString(prefix + "UNSPECIFIED");
        OLDER_WORDS
                .getOrDefault(type, Map.of())
                .forEach((word, constant) -> byBareName.putIfAbsent(word, type.cast(constant)));
    }

    /// @throws IllegalArgumentException when the enum has no place in the contract
    @SuppressWarnings("unchecked") // the vocabulary under a class is made of that class
    public static <E extends Enum<E>> Vocabulary<E> of(Class<E> type) {
        Vocabulary<?> found = ALL.get(type);
        if (found == null) {
            throw new IllegalArgumentException("the contract has no words for " + type.getName());
        }
        return (Vocabulary<E>) found;
    }

    /// The contract's name of any enum constant that has one.
    public static String nameOfAny(Enum<?> constant) {
        return Objects.requireNonNull(ALL.get(constant.getDeclaringClass())).names[constant.ordinal()];
    }

    static Set<Class<? extends Enum<?>>> types() {
        return PREFIXES.keySet();
    }

    /// The full name, `…_UNSPECIFIED` for null.
    public String nameOf(@Nullable E constant) {
        return constant == null ? unspecified.getValue() : names[constant.ordinal()];
    }

    /// The same as it is written.
    public SerializableString written(@Nullable E constant) {
        return constant == null ? unspecified : written[constant.ordinal()];
    }

    /// The constant a value names, or null when it says nothing.
    ///
    /// @throws InvalidInput when the value is no word of this vocabulary
    public @Nullable E read(String field, JsonNode value) {
        if (value.isTextual()) {
            return read(field, value.textValue());
        }
        if (!JsonInput.isWhole(value) || !value.canConvertToInt()) {
            throw new InvalidInput(field, "must be a word of its vocabulary, or its number");
        }
        return byNumber(field, value.intValue());
    }

    /// The constant a value names, or none when it says nothing.
    ///
    /// @throws InvalidInput as for [#read]
    Optional<E> told(String field, JsonNode value) {
        return Optional.ofNullable(read(field, value));
    }

    /// The constant a text names, or null when it says nothing.
    ///
    /// @throws InvalidInput when the text is no word of this vocabulary
    public @Nullable E read(String field, String text) {
        if (text.isBlank() || bare(text).equals("UNSPECIFIED")) {
            return null;
        }
        if (text.matches("[0-9]{1,4}")) {
            return byNumber(field, Integer.parseInt(text));
        }
        return find(text).orElseThrow(() -> unknown(field, "is not a word of its vocabulary"));
    }

    Optional<E> find(String text) {
        return Optional.ofNullable(byBareName.get(bare(text)));
    }

    private @Nullable E byNumber(String field, int number) {
        if (number < 0 || number > constants.length) {
            throw unknown(field, "is not a number of its vocabulary, which ends at " + constants.length);
        }
        return number == 0 ? null : constants[number - 1];
    }

    /// @param otherwise what is said when there are too many words to name them
    private InvalidInput unknown(String field, String otherwise) {
        return new InvalidInput(field, constants.length <= FEW ? "is none of " + String.join(", ", names) : otherwise);
    }

    private String bare(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return word.startsWith(prefix) ? word.substring(prefix.length()) : word;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // any enum class does; a wildcard cannot say so
    private static Vocabulary<?> untyped(Class<? extends Enum<?>> type, String prefix) {
        return new Vocabulary(type, prefix);
    }
}
