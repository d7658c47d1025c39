package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.user.v1.EducationInfo;
import com.datifyy.adapters.grpc.wire.user.v1.InterestInfo;
import com.datifyy.adapters.grpc.wire.user.v1.LanguageInfo;
import com.datifyy.adapters.grpc.wire.user.v1.OccupationInfo;
import com.datifyy.adapters.grpc.wire.user.v1.ProfilePrompt;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MustHave;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Prompt;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.profile.traits.PromptQuestion;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A domain record that is a message of its own in the contract.
///
/// @param type the domain record
/// @param wire the message class
/// @param read makes the record of a field's name and its message
/// @param write makes the message of the record
/// @param <R> the domain record
/// @param <M> the message class
record ProtoStructure<R extends Record, M extends Message>(
        Class<R> type, Class<M> wire, Reading<R, M> read, Function<R, M> write) {

    /// Makes a record of what is sent and, in part, of the present one: a range keeps the end that is
    /// not sent.
    interface Reading<R, M> {
        R of(String field, M sent, @Nullable R present);
    }

    private static final ProtoEnum<OccupationCategory> OCCUPATIONS = new ProtoEnum<>(
            OccupationCategory.class, com.datifyy.adapters.grpc.wire.user.v1.OccupationCategory.getDescriptor());
    private static final ProtoEnum<EducationLevel> EDUCATION_LEVELS = new ProtoEnum<>(
            EducationLevel.class, com.datifyy.adapters.grpc.wire.user.v1.EducationLevel.getDescriptor());
    private static final ProtoEnum<InterestCategory> INTERESTS = new ProtoEnum<>(
            InterestCategory.class, com.datifyy.adapters.grpc.wire.user.v1.InterestCategory.getDescriptor());
    private static final ProtoEnum<LanguageCode> LANGUAGES =
            new ProtoEnum<>(LanguageCode.class, com.datifyy.adapters.grpc.wire.user.v1.LanguageCode.getDescriptor());
    private static final ProtoEnum<LanguageProficiency> PROFICIENCIES = new ProtoEnum<>(
            LanguageProficiency.class, com.datifyy.adapters.grpc.wire.user.v1.LanguageProficiency.getDescriptor());
    private static final ProtoEnum<PromptQuestion> QUESTIONS = new ProtoEnum<>(
            PromptQuestion.class, com.datifyy.adapters.grpc.wire.user.v1.PromptQuestion.getDescriptor());
    private static final ProtoEnum<DealBreakerType> DEAL_BREAKERS = new ProtoEnum<>(
            DealBreakerType.class, com.datifyy.adapters.grpc.wire.user.v1.DealBreakerType.getDescriptor());
    private static final ProtoEnum<MustHaveType> MUST_HAVES =
            new ProtoEnum<>(MustHaveType.class, com.datifyy.adapters.grpc.wire.user.v1.MustHaveType.getDescriptor());

    private static final int LOWEST_PRIORITY = 1;

    private static final List<ProtoStructure<?, ?>> ALL = List.of(
            new ProtoStructure<>(
                    AgeRange.class,
                    com.datifyy.adapters.grpc.wire.user.v1.AgeRange.class,
                    (_, sent, present) -> {
                        AgeRange before = present == null ? AgeRange.ANY : present;
                        return new AgeRange(or(sent.getMinAge(), before.min()), or(sent.getMaxAge(), before.max()));
                    },
                    range -> com.datifyy.adapters.grpc.wire.user.v1.AgeRange.newBuilder()
                            .setMinAge(range.min())
                            .setMaxAge(range.max())
                            .build()),
            new ProtoStructure<>(
                    HeightRange.class,
                    com.datifyy.adapters.grpc.wire.user.v1.HeightRange.class,
                    (_, sent, present) -> {
                        HeightRange before = present == null ? HeightRange.ANY : present;
                        return new HeightRange(
                                or(sent.getMinHeight(), before.min()), or(sent.getMaxHeight(), before.max()));
                    },
                    range -> com.datifyy.adapters.grpc.wire.user.v1.HeightRange.newBuilder()
                            .setMinHeight(range.min())
                            .setMaxHeight(range.max())
                            .build()),
            new ProtoStructure<>(
                    Residence.class, Location.class, (_, sent, _) -> residence(sent), ProtoStructure::location),
            new ProtoStructure<>(
                    OccupationEntry.class,
                    OccupationInfo.class,
                    (field, sent, _) -> new OccupationEntry(
                            OCCUPATIONS.toDomain(field + ".category", sent.getCategoryValue()),
                            sent.getLabel(),
                            sent.getCustomOccupation()),
                    entry -> OccupationInfo.newBuilder()
                            .setCategoryValue(OCCUPATIONS.number(entry.category()))
                            .setLabel(entry.label())
                            .setCustomOccupation(entry.custom())
                            .build()),
            new ProtoStructure<>(
                    EducationEntry.class,
                    EducationInfo.class,
                    (field, sent, _) -> new EducationEntry(
                            EDUCATION_LEVELS.toDomain(field + ".level", sent.getLevelValue()),
                            sent.getLabel(),
                            sent.getFieldOfStudy(),
                            sent.getInstitution(),
                            sent.getGraduationYear()),
                    entry -> EducationInfo.newBuilder()
                            .setLevelValue(EDUCATION_LEVELS.number(entry.level()))
                            .setLabel(entry.label())
                            .setFieldOfStudy(entry.fieldOfStudy())
                            .setInstitution(entry.institution())
                            .setGraduationYear(entry.graduationYear())
                            .build()),
            new ProtoStructure<>(
                    InterestEntry.class,
                    InterestInfo.class,
                    (field, sent, _) -> new InterestEntry(
                            required(field + ".category", INTERESTS, sent.getCategoryValue()), sent.getLabel()),
                    entry -> InterestInfo.newBuilder()
                            .setCategoryValue(INTERESTS.number(entry.category()))
                            .setLabel(entry.label())
                            .build()),
            new ProtoStructure<>(
                    LanguageEntry.class,
                    LanguageInfo.class,
                    (field, sent, _) -> new LanguageEntry(
                            required(field + ".code", LANGUAGES, sent.getCodeValue()),
                            sent.getLabel(),
                            PROFICIENCIES.toDomain(field + ".proficiency", sent.getProficiencyValue())),
                    entry -> LanguageInfo.newBuilder()
                            .setCodeValue(LANGUAGES.number(entry.language()))
                            .setLabel(entry.label())
                            .setProficiencyValue(PROFICIENCIES.number(entry.proficiency()))
                            .build()),
            new ProtoStructure<>(
                    Prompt.class,
                    ProfilePrompt.class,
                    (field, sent, _) -> new Prompt(
                            required(field + ".question", QUESTIONS, sent.getQuestionValue()),
                            sent.getAnswerText(),
                            sent.getAnswerMediaUrl(),
                            sent.getOrder()),
                    prompt -> ProfilePrompt.newBuilder()
                            .setPromptId(prompt.question().name().toLowerCase(Locale.ROOT))
                            .setQuestionValue(QUESTIONS.number(prompt.question()))
                            .setAnswerText(prompt.answerText())
                            .setAnswerMediaUrl(prompt.answerMediaUrl())
                            .setOrder(prompt.order())
                            .build()),
            new ProtoStructure<>(
                    DealBreaker.class,
                    com.datifyy.adapters.grpc.wire.user.v1.DealBreaker.class,
                    (field, sent, _) -> new DealBreaker(
                            required(field + ".type", DEAL_BREAKERS, sent.getTypeValue()),
                            sent.getDescription(),
                            or(sent.getPriority(), LOWEST_PRIORITY)),
                    entry -> com.datifyy.adapters.grpc.wire.user.v1.DealBreaker.newBuilder()
                            .setTypeValue(DEAL_BREAKERS.number(entry.type()))
                            .setDescription(entry.description())
                            .setPriority(entry.priority())
                            .build()),
            new ProtoStructure<>(
                    MustHave.class,
                    com.datifyy.adapters.grpc.wire.user.v1.MustHave.class,
                    (field, sent, _) -> new MustHave(
                            required(field + ".type", MUST_HAVES, sent.getTypeValue()),
                            sent.getDescription(),
                            or(sent.getPriority(), LOWEST_PRIORITY)),
                    entry -> com.datifyy.adapters.grpc.wire.user.v1.MustHave.newBuilder()
                            .setTypeValue(MUST_HAVES.number(entry.type()))
                            .setDescription(entry.description())
                            .setPriority(entry.priority())
                            .build()));

    /// @throws IllegalStateException when the record has no message
    @SuppressWarnings("unchecked") // the entry found has exactly the class asked for
    static <R extends Record> ProtoStructure<R, ?> of(Class<R> type) {
        return ALL.stream()
                .filter(structure -> structure.type().equals(type))
                .map(structure -> (ProtoStructure<R, ?>) structure)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no message"));
    }

    /// @param present the record it is to replace, or null
    R toDomain(String field, Object message, @Nullable R present) {
        return read.of(field, wire.cast(message), present);
    }

    M toWire(R value) {
        return write.apply(value);
    }

    private static Residence residence(Location sent) {
        boolean located = sent.getLatitude() != 0 || sent.getLongitude() != 0;
        @Nullable GeoCell cell = located ? GeoCell.containing(sent.getLatitude(), sent.getLongitude()) : null;
        return Residence.told(sent.getCountryCode(), sent.getCountry(), sent.getState(), sent.getCity(), cell);
    }

    /// The coordinates are those of the cell's centre, never the ones that were sent.
    private static Location location(Residence residence) {
        var location = Location.newBuilder()
                .setCountryCode(residence.countryCode())
                .setCountry(residence.country())
                .setState(residence.state())
                .setCity(residence.city());
        GeoCell cell = residence.cell();
        if (cell != null) {
            location.setLatitude(cell.toldLatitude()).setLongitude(cell.toldLongitude());
        }
        return location.build();
    }

    private static <E extends Enum<E>> E required(String field, ProtoEnum<E> words, int number) {
        E word = words.toDomain(field, number);
        if (word == null) {
            throw new InvalidInput(field, "is required");
        }
        return word;
    }

    /// A number that was not sent arrives as zero.
    private static int or(int sent, int otherwise) {
        return sent == 0 ? otherwise : sent;
    }
}
