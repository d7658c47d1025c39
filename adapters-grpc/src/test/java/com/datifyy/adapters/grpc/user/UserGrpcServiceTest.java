package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.translation.ProtoAttributes;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import com.datifyy.adapters.grpc.wire.user.v1.AgeRange;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DemandSource;
import com.datifyy.adapters.grpc.wire.user.v1.DistanceBucket;
import com.datifyy.adapters.grpc.wire.user.v1.DrinkingHabit;
import com.datifyy.adapters.grpc.wire.user.v1.Gender;
import com.datifyy.adapters.grpc.wire.user.v1.GetLeewayRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetPartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetPartnerPreferencesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.HeightRange;
import com.datifyy.adapters.grpc.wire.user.v1.LifestyleInfo;
import com.datifyy.adapters.grpc.wire.user.v1.MatchStrength;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.ProfilePhoto;
import com.datifyy.adapters.grpc.wire.user.v1.Relaxation;
import com.datifyy.adapters.grpc.wire.user.v1.RelaxationKind;
import com.datifyy.adapters.grpc.wire.user.v1.Religion;
import com.datifyy.adapters.grpc.wire.user.v1.SearchFilters;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateUserPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.user.v1.WorkoutFrequency;
import com.datifyy.adapters.grpc.wire.user.v1.ZodiacSign;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.application.shared.SampleAnswers;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.PublishedProfile;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserGrpcServiceTest {
    private static final Location PUNE = Location.newBuilder()
            .setCountryCode("IN")
            .setCountry("India")
            .setState("Maharashtra")
            .setCity("Pune")
            .setLatitude(18.520430)
            .setLongitude(73.856743)
            .build();

    /// What a profile may hold when it is not one's own.
    private static final Set<String> SHOWN_OF_A_PERSON = Set.of(
            "user_id",
            "basic_info",
            "profile_details",
            "lifestyle_info",
            "cultural_info",
            "appearance_info",
            "professional_info",
            "prompts",
            "is_public",
            "is_verified",
            "is_online",
            "last_seen_at",
            "compatibility_score",
            "match_reasons",
            "distance_bucket");

    /// What the groups of such a profile may hold.
    private static final Set<String> PUBLISHED = Stream.concat(
                    PublishedProfile.ATTRIBUTES.stream().map(Attribute::name), Stream.of("name", "age", "zodiac_sign"))
            .collect(Collectors.toSet());

    @AutoClose("stop")
    private final Service service = new Service();

    private final Member asha = service.join("Asha Rao");

    // --- one's own profile ---

    @Test
    void a_new_profile_holds_what_the_registration_said() {
        UserProfile profile = profileOf(asha);

        assertThat(profile.getUserId()).isEqualTo(asha.id());
        assertThat(profile.getBasicInfo().getName()).isEqualTo("Asha Rao");
        assertThat(profile.getBasicInfo().getEmail())
                .isEqualTo(asha.joined().getUser().getEmail());
        assertThat(profile.getBasicInfo().getBirthDate()).isEqualTo("1994-05-06");
        assertThat(profile.getBasicInfo().getAge()).isEqualTo(31);
        assertThat(profile.getBasicInfo().getZodiacSign()).isEqualTo(ZodiacSign.ZODIAC_SIGN_TAURUS);
        assertThat(profile.getCompletionPercentage()).isPositive();
        assertThat(profile.getPartnerPreferences().getAgeRange().getMaxAge()).isEqualTo(99);
    }

    @Test
    void every_field_of_a_profile_is_kept() {
        for (int seed = 0; seed < 5; seed++) {
            Member asha = service.join("Asha Rao"); // another one each time: nobody moves that fast
            Answers everything = SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(seed));

            UserProfile updated =
                    asha.user().updateProfile(requestOf(everything)).getProfile();

            assertThat(answersIn(updated)).isEqualTo(everything);
            assertThat(answersIn(profileOf(asha))).isEqualTo(everything);
        }
    }

    @Test
    void only_named_fields_change() {
        update(details(ProfileDetails.newBuilder().setBio("hello").setHometown("Pune")), "bio", "hometown");

        UserProfile updated =
                update(details(ProfileDetails.newBuilder().setBio("changed").setHometown("Delhi")), "bio");

        assertThat(updated.getProfileDetails().getBio()).isEqualTo("changed");
        assertThat(updated.getProfileDetails().getHometown()).isEqualTo("Pune");
    }

    @Test
    void a_named_and_empty_field_is_cleared() {
        update(details(ProfileDetails.newBuilder().setBio("hello").setHeight(170)), "bio", "height");

        UserProfile updated = update(UpdateProfileRequest.newBuilder(), "bio");

        assertThat(updated.getProfileDetails().getBio()).isEmpty();
        assertThat(updated.getProfileDetails().getHeight()).isEqualTo(170);
    }

    @Test
    void a_star_replaces_what_is_sent_and_leaves_the_rest() {
        update(details(ProfileDetails.newBuilder().setBio("hello").setHeight(170)), "bio", "height");

        UserProfile updated = update(details(ProfileDetails.newBuilder().setBio("changed")), "*");

        assertThat(updated.getProfileDetails().getBio()).isEqualTo("changed");
        assertThat(updated.getProfileDetails().getHeight()).isEqualTo(170);
    }

    @Test
    void an_update_has_to_say_what_it_changes() {
        var refused =
                Refused.by(() -> update(details(ProfileDetails.newBuilder().setBio("hello"))));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("update_fields");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id",
                "metadata",
                "account_status",
                "is_verified",
                "compatibility_score",
                "completion_percentage",
                "version",
                "created_at",
                "role",
                "answers; drop table users"
            })
    void c7_nothing_but_the_profile_can_be_written(String name) {
        var refused = Refused.by(() -> update(UpdateProfileRequest.newBuilder(), name));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("update_fields");
    }

    @Test
    void c7_the_address_and_the_age_are_told_and_never_set() {
        var sent = UpdateProfileRequest.newBuilder()
                .setBasicInfo(BasicInfo.newBuilder()
                        .setName("Asha Rao")
                        .setEmail("other@example.org")
                        .setAge(99)
                        .setZodiacSign(ZodiacSign.ZODIAC_SIGN_LEO));

        UserProfile updated = update(sent, "name", "email", "age", "zodiac_sign");

        assertThat(updated.getBasicInfo().getEmail())
                .isEqualTo(asha.joined().getUser().getEmail());
        assertThat(updated.getBasicInfo().getAge()).isEqualTo(31);
        assertThat(updated.getBasicInfo().getZodiacSign()).isEqualTo(ZodiacSign.ZODIAC_SIGN_TAURUS);
    }

    @Test
    void the_name_cannot_be_cleared() {
        assertThat(Refused.by(() -> update(UpdateProfileRequest.newBuilder(), "name"))
                        .field())
                .isEqualTo("name");
    }

    @Test
    void f5_one_bad_value_leaves_everything_as_it_was() {
        var refused = Refused.by(
                () -> update(details(ProfileDetails.newBuilder().setBio("hello").setHeight(999)), "bio", "height"));

        assertThat(refused.field()).isEqualTo("height");
        assertThat(profileOf(asha).getProfileDetails().getBio()).isEmpty();
    }

    @Test
    void an_unknown_word_is_refused_by_field() {
        var refused = Refused.by(() -> update(
                UpdateProfileRequest.newBuilder()
                        .setLifestyleInfo(LifestyleInfo.newBuilder().setDrinkingValue(44)),
                "drinking"));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("drinking");
    }

    @Test
    void f6_a_stale_update_is_refused() {
        long version = profileOf(asha).getVersion();
        update(details(ProfileDetails.newBuilder().setBio("first")).setExpectedVersion(version), "bio");

        var refused = Refused.by(() ->
                update(details(ProfileDetails.newBuilder().setBio("second")).setExpectedVersion(version), "bio"));

        assertThat(refused.status()).isEqualTo(Code.ABORTED);
        assertThat(refused.code()).isEqualTo("STALE");
        assertThat(profileOf(asha).getProfileDetails().getBio()).isEqualTo("first");
    }

    @Test
    void whoever_signs_in_is_told_where_their_primary_photo_is() {
        ProfilePhoto photo = asha.user()
                .uploadProfilePhoto(UploadProfilePhotoRequest.newBuilder()
                        .setPhotoData(ByteString.copyFrom(PlainPhotoProcessor.file("river")))
                        .build())
                .getPhoto();

        var signedIn = AuthServiceGrpc.newBlockingStub(service.channel())
                .loginWithEmail(LoginWithEmailRequest.newBuilder()
                        .setCredentials(EmailPasswordCredentials.newBuilder()
                                .setEmail(asha.joined().getUser().getEmail())
                                .setPassword(InMemoryApplication.PASSWORD))
                        .build());

        assertThat(asha.joined().getUser().getPhotoUrl()).isEmpty();
        assertThat(signedIn.getUser().getPhotoUrl()).isEqualTo(photo.getUrl());
    }

    @Test
    void f6_a_stale_change_of_a_photo_is_refused() {
        ProfilePhoto photo = asha.user()
                .uploadProfilePhoto(UploadProfilePhotoRequest.newBuilder()
                        .setPhotoData(ByteString.copyFrom(PlainPhotoProcessor.file("river")))
                        .build())
                .getPhoto();
        var change = UpdateProfilePhotoRequest.newBuilder()
                .setPhotoId(photo.getPhotoId())
                .setExpectedVersion(photo.getVersion());

        ProfilePhoto changed = asha.user()
                .updateProfilePhoto(change.setCaption("first").build())
                .getPhoto();
        var refused = Refused.by(
                () -> asha.user().updateProfilePhoto(change.setCaption("second").build()));

        assertThat(changed.getVersion()).isEqualTo(photo.getVersion() + 1);
        assertThat(refused.code()).isEqualTo("STALE");
        assertThat(profileOf(asha).getPhotosList()).containsExactly(changed);

        var deletion = DeleteProfilePhotoRequest.newBuilder().setPhotoId(photo.getPhotoId());
        assertThat(Refused.by(() -> asha.user()
                                .deleteProfilePhoto(deletion.setExpectedVersion(photo.getVersion())
                                        .build()))
                        .code())
                .isEqualTo("STALE");
        assertThat(profileOf(asha).getPhotosList()).containsExactly(changed);
        assertThat(asha.user()
                        .deleteProfilePhoto(deletion.setExpectedVersion(changed.getVersion())
                                .build())
                        .getSuccess())
                .isTrue();
        assertThat(profileOf(asha).getPhotosList()).isEmpty();
    }

    @Test
    void a11_a_birth_date_that_shows_a_minor_suspends_the_account() {
        var refused = Refused.by(() -> update(
                UpdateProfileRequest.newBuilder()
                        .setBasicInfo(BasicInfo.newBuilder().setBirthDate("2012-01-01")),
                "date_of_birth"));

        assertThat(refused.status()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(Refused.by(() -> profileOf(asha)).status()).isEqualTo(Code.UNAUTHENTICATED);
    }

    // --- preferences ---

    @Test
    void every_preference_is_kept() {
        var translation =
                new ProtoAttributes(PreferenceGroup.everyAttribute().toList(), PartnerPreferences.getDescriptor());
        for (int seed = 0; seed < 5; seed++) {
            Answers everything = SampleAnswers.toAll(PreferenceGroup.everyAttribute(), new Random(seed));
            var wishes = PartnerPreferences.newBuilder();
            translation.write(everything, wishes);

            var updated = wish(wishes, namesOf(everything));

            assertThat(withoutStrengths(updated.getPreferences())).isEqualTo(wishes.build());
            assertThat(withoutStrengths(preferencesOf(asha).getPreferences())).isEqualTo(wishes.build());
            assertThat(updated.getVersion()).isEqualTo(preferencesOf(asha).getVersion());
        }
    }

    @Test
    void every_wish_that_can_have_a_strength_tells_it() {
        Set<String> names = PreferenceGroup.everyAttribute()
                .filter(Strengths::canBeSetFor)
                .map(Attribute::name)
                .collect(Collectors.toSet());

        assertThat(preferencesOf(asha).getPreferences().getMatchStrengthsMap()).containsOnlyKeys(names);
    }

    @Test
    void the_name_of_the_strengths_changes_all_that_are_sent_and_no_wish() {
        var updated = wish(
                PartnerPreferences.newBuilder()
                        .putMatchStrengths("religions", MatchStrength.MATCH_STRENGTH_MUST_HAVE)
                        .addReligions(Religion.RELIGION_SIKH),
                "match_strengths");

        assertThat(updated.getPreferences().getMatchStrengthsOrThrow("religions"))
                .isEqualTo(MatchStrength.MATCH_STRENGTH_MUST_HAVE);
        assertThat(updated.getPreferences().getReligionsList()).isEmpty();
        assertThat(updated.getPreferences().getMatchStrengthsOrThrow("pet_preferences"))
                .isEqualTo(MatchStrength.MATCH_STRENGTH_NICE_TO_HAVE);
    }

    @Test
    void a_named_wish_takes_its_strength_along_and_no_other() {
        var updated = wish(
                PartnerPreferences.newBuilder()
                        .putMatchStrengths("religions", MatchStrength.MATCH_STRENGTH_MUST_HAVE)
                        .putMatchStrengths("pet_preferences", MatchStrength.MATCH_STRENGTH_MUST_HAVE)
                        .addReligions(Religion.RELIGION_SIKH),
                "religions");

        assertThat(updated.getPreferences().getMatchStrengthsOrThrow("religions"))
                .isEqualTo(MatchStrength.MATCH_STRENGTH_MUST_HAVE);
        assertThat(updated.getPreferences().getMatchStrengthsOrThrow("pet_preferences"))
                .isEqualTo(MatchStrength.MATCH_STRENGTH_NICE_TO_HAVE);
    }

    @Test
    void a_strength_that_is_not_said_changes_nothing() {
        wish(PartnerPreferences.newBuilder().putMatchStrengths("religions", MatchStrength.MATCH_STRENGTH_MUST_HAVE));

        var updated = wish(PartnerPreferences.newBuilder()
                .putMatchStrengths("religions", MatchStrength.MATCH_STRENGTH_UNSPECIFIED));

        assertThat(updated.getPreferences().getMatchStrengthsOrThrow("religions"))
                .isEqualTo(MatchStrength.MATCH_STRENGTH_MUST_HAVE);
    }

    @Test
    void a_strength_of_something_that_is_no_preference_is_refused() {
        assertThat(Refused.by(() -> wish(
                                PartnerPreferences.newBuilder()
                                        .putMatchStrengths("shoe_size", MatchStrength.MATCH_STRENGTH_MUST_HAVE),
                                "*"))
                        .field())
                .isEqualTo("match_strengths.shoe_size");
        assertThat(Refused.by(() -> wish(
                                PartnerPreferences.newBuilder()
                                        .putMatchStrengths("deal_breakers", MatchStrength.MATCH_STRENGTH_MUST_HAVE),
                                "*"))
                        .field())
                .isEqualTo("match_strengths.deal_breakers");
        assertThat(Refused.by(() -> wish(PartnerPreferences.newBuilder().putMatchStrengthsValue("religions", 9), "*"))
                        .field())
                .isEqualTo("match_strengths.religions");
    }

    @Test
    void a_made_up_preference_is_told_only_where_it_looks_like_a_name() {
        for (String made : List.of("x".repeat(65), "<script>", "")) {
            Refused refused = Refused.by(() -> wish(
                    PartnerPreferences.newBuilder().putMatchStrengths(made, MatchStrength.MATCH_STRENGTH_MUST_HAVE),
                    "*"));

            assertThat(refused.field()).isEqualTo("match_strengths");
            assertThat(refused.words()).isEqualTo("match_strengths names something that is not a preference");
        }
    }

    @Test
    void without_names_what_is_sent_replaces_what_was_there() {
        wish(
                PartnerPreferences.newBuilder()
                        .addReligions(Religion.RELIGION_SIKH)
                        .setPhotosRequired(true),
                "*");

        var updated = wish(PartnerPreferences.newBuilder().addReligions(Religion.RELIGION_JAIN));

        assertThat(updated.getPreferences().getReligionsList()).containsExactly(Religion.RELIGION_JAIN);
        assertThat(updated.getPreferences().getPhotosRequired()).isTrue();
    }

    @Test
    void a_named_and_empty_wish_is_cleared() {
        wish(PartnerPreferences.newBuilder().addReligions(Religion.RELIGION_SIKH), "*");

        var updated = wish(PartnerPreferences.newBuilder(), "religions", "age_range");

        assertThat(updated.getPreferences().getReligionsList()).isEmpty();
        assertThat(updated.getPreferences().hasAgeRange()).isFalse();
    }

    @Test
    void of_a_range_the_end_that_is_not_sent_stays() {
        wish(
                PartnerPreferences.newBuilder()
                        .setAgeRange(AgeRange.newBuilder().setMinAge(25).setMaxAge(35))
                        .setHeightRange(
                                HeightRange.newBuilder().setMinHeight(160).setMaxHeight(180)),
                "*");

        var updated = wish(
                PartnerPreferences.newBuilder()
                        .setAgeRange(AgeRange.newBuilder().setMinAge(30))
                        .setHeightRange(HeightRange.newBuilder().setMaxHeight(175)),
                "age_range",
                "height_range");
        var refused = Refused.by(() -> wish(
                PartnerPreferences.newBuilder()
                        .setAgeRange(AgeRange.newBuilder().setMinAge(40)),
                "*"));

        assertThat(updated.getPreferences().getAgeRange())
                .isEqualTo(AgeRange.newBuilder().setMinAge(30).setMaxAge(35).build());
        assertThat(updated.getPreferences().getHeightRange())
                .isEqualTo(HeightRange.newBuilder()
                        .setMinHeight(160)
                        .setMaxHeight(175)
                        .build());
        assertThat(refused.field()).isEqualTo("age_range.max_age");
    }

    @Test
    void an_age_range_keeps_to_adults() {
        var refused = Refused.by(() -> wish(
                PartnerPreferences.newBuilder()
                        .setAgeRange(AgeRange.newBuilder().setMinAge(16).setMaxAge(30)),
                "age_range"));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("age_range.min_age");
    }

    @Test
    void everything_that_is_wrong_with_a_profile_is_named_at_once() {
        Refused refused = Refused.by(() -> update(
                UpdateProfileRequest.newBuilder()
                        .setProfileDetails(
                                ProfileDetails.newBuilder().setHeight(16).setBio("Reads maps.")),
                "name",
                "height",
                "bio"));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.fields()).containsExactlyInAnyOrder("name", "height");
        assertThat(refused.field()).isEqualTo(refused.fields().getFirst());
        assertThat(refused.words())
                .contains("height must be from 100 to 250, or 0 to leave it open", "name is required");
    }

    @Test
    void everything_that_is_wrong_with_the_wishes_is_named_at_once() {
        Refused refused = Refused.by(() -> wish(PartnerPreferences.newBuilder()
                .setAgeRange(AgeRange.newBuilder().setMinAge(16).setMaxAge(30))
                .setMaxDaysInactive(366)
                .putMatchStrengths("shoe_size", MatchStrength.MATCH_STRENGTH_MUST_HAVE)
                .putMatchStrengths("deal_breakers", MatchStrength.MATCH_STRENGTH_MUST_HAVE)));

        assertThat(refused.fields())
                .containsExactlyInAnyOrder(
                        "age_range.min_age",
                        "max_days_inactive",
                        "match_strengths.shoe_size",
                        "match_strengths.deal_breakers");
    }

    @Test
    void a_change_without_preferences_is_refused_whatever_it_names() {
        for (List<String> names : List.of(List.<String>of(), List.of("*"), List.of("religions"))) {
            Refused refused = Refused.by(() -> asha.user()
                    .updatePartnerPreferences(UpdatePartnerPreferencesRequest.newBuilder()
                            .addAllUpdateFields(names)
                            .build()));

            assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refused.field()).isEqualTo("preferences");
        }
        assertThat(preferencesOf(asha).getVersion()).isZero();
    }

    @Test
    void f6_a_stale_wish_is_refused() {
        long version = preferencesOf(asha).getVersion();
        wish(PartnerPreferences.newBuilder().setMaxSiblings(1), "max_siblings");

        var refused = Refused.by(() -> asha.user()
                .updatePartnerPreferences(UpdatePartnerPreferencesRequest.newBuilder()
                        .setPreferences(PartnerPreferences.newBuilder().setMaxSiblings(2))
                        .setExpectedVersion(version)
                        .build()));

        assertThat(refused.status()).isEqualTo(Code.ABORTED);
    }

    // --- other people ---

    @Test
    void d13_whoever_hides_being_online_is_not_found_by_it() {
        Member ravi = service.join("Ravi Shah");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        assertThat(only(search(SearchFilters.newBuilder().setOnlineOnly(true)).getUsersList())
                        .getUserId())
                .isEqualTo(ravi.id());

        var _ = ravi.user()
                .updateUserPreferences(UpdateUserPreferencesRequest.newBuilder()
                        .setPreferences(UserPreferences.newBuilder())
                        .addUpdateFields("show_online_status")
                        .build());

        assertThat(search(SearchFilters.newBuilder().setOnlineOnly(true)).getUsersList())
                .isEmpty();
        assertThat(search(SearchFilters.newBuilder()).getUsersList()).hasSize(1);
    }

    @Test
    void d13_when_somebody_was_there_is_told_to_the_hour_and_not_at_all_once_they_hide_it() {
        Member ravi = service.join("Ravi Shah");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        service.advance(Duration.ofMinutes(9));
        List<UserProfile> before = appearancesOf(ravi);
        service.application()
                .units
                .run(() -> service.application().users.touch(UserId.parse(ravi.id()), service.now()));

        assertThat(before).hasSize(3).allSatisfy(seen -> {
            assertThat(seen.getIsOnline()).isTrue();
            assertThat(seen.getLastSeenAt()).isEqualTo(ProtoTime.of(TestClock.START));
        });
        assertThat(appearancesOf(ravi)).isEqualTo(before);
        assertThat(profileOf(ravi).getLastSeenAt()).isEqualTo(ProtoTime.of(TestClock.START));

        var _ = ravi.user()
                .updateUserPreferences(UpdateUserPreferencesRequest.newBuilder()
                        .setPreferences(UserPreferences.newBuilder())
                        .addUpdateFields("show_online_status")
                        .build());

        assertThat(appearancesOf(ravi)).allSatisfy(seen -> {
            assertThat(seen.getIsOnline()).isFalse();
            assertThat(seen.hasLastSeenAt()).isFalse();
        });
        assertThat(profileOf(ravi).hasLastSeenAt()).isFalse();
    }

    /// The one other person as Asha gets them by every way there is.
    private List<UserProfile> appearancesOf(Member other) {
        return List.of(
                look(other.id()),
                only(search(SearchFilters.newBuilder()).getUsersList()),
                only(recommendations(asha).getRecommendationsList()));
    }

    @Test
    void by_ones_own_id_one_sees_oneself_as_others_do() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);

        UserProfile own = look(asha.id());

        assertThat(own.getBasicInfo().getName()).isEqualTo("Asha");
        assertThat(own.getIsPublic()).isTrue();
        assertThat(own.getCompatibilityScore()).isZero();
        assertThat(own.getMatchReasonsList()).isEmpty();
        assertThat(namesOf(own)).isSubsetOf(SHOWN_OF_A_PERSON);
        assertThat(groupsOf(own).flatMap(group -> namesOf(group).stream())).isSubsetOf(PUBLISHED);
    }

    @Test
    void two_who_fit_are_recommended_to_each_other_with_score_and_reasons() {
        Member ravi = service.join("Ravi Shah");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        look(asha, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        look(ravi, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);

        UserProfile seen = only(recommendations(asha).getRecommendationsList());

        assertThat(seen.getUserId()).isEqualTo(ravi.id());
        assertThat(seen.getBasicInfo().getName()).isEqualTo("Ravi");
        assertThat(seen.getBasicInfo().getAge()).isEqualTo(31);
        assertThat(seen.getCompatibilityScore()).isBetween(51, 100);
        assertThat(seen.getDistanceBucket()).isEqualTo(DistanceBucket.DISTANCE_BUCKET_UNDER_5_KM);
        assertThat(seen.getMatchReasonsList())
                .filteredOn(reason -> reason.getPreference().equals("drinking_preferences"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.getValuesList()).containsExactly("DRINKING_NEVER");
                    assertThat(reason.getStrength()).isEqualTo(MatchStrength.MATCH_STRENGTH_NICE_TO_HAVE);
                });
        assertThat(only(recommendations(ravi).getRecommendationsList()).getUserId())
                .isEqualTo(asha.id());
    }

    @Test
    void what_asking_how_lately_people_were_here_costs_is_told_in_days() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        look(asha, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        for (int i = 0; i < 10; i++) {
            describe(service.join("Ravi"), Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        }
        service.advance(Duration.ofDays(5));
        Member again = asha.refreshed();
        wish(
                again,
                PartnerPreferences.newBuilder()
                        .setMaxDaysInactive(2)
                        .putMatchStrengths("max_days_inactive", MatchStrength.MATCH_STRENGTH_MUST_HAVE),
                "max_days_inactive",
                "match_strengths");

        var leeway = again.user().getLeeway(GetLeewayRequest.getDefaultInstance());

        assertThat(leeway.getCostsList()).singleElement().satisfies(cost -> {
            assertThat(cost.getPreference()).isEqualTo("max_days_inactive");
            assertThat(cost.getKeptAway()).isEqualTo(10);
            assertThat(cost.getRelaxations(0).getKind()).isEqualTo(RelaxationKind.RELAXATION_KIND_UP_TO);
            assertThat(cost.getRelaxations(0).getNumber()).isEqualTo(7);
            assertThat(cost.getRelaxations(0).getAdded()).isEqualTo(10);
        });
        assertThat(leeway.getKeptAwayByOthers()).isZero();
    }

    @Test
    void what_ones_own_demands_cost_is_told_with_what_asking_for_less_would_add() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        look(asha, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        wish(
                asha,
                PartnerPreferences.newBuilder()
                        .putMatchStrengths("drinking_preferences", MatchStrength.MATCH_STRENGTH_MUST_HAVE),
                "match_strengths");
        for (int i = 0; i < 10; i++) {
            describe(service.join("Ravi"), Gender.GENDER_MALE, DrinkingHabit.DRINKING_SOCIALLY);
        }

        var leeway = asha.user().getLeeway(GetLeewayRequest.getDefaultInstance());

        assertThat(leeway.getExact()).isTrue();
        assertThat(leeway.getFitting()).isZero();
        assertThat(leeway.getCostsList()).singleElement().satisfies(cost -> {
            assertThat(cost.getPreference()).isEqualTo("drinking_preferences");
            assertThat(cost.getSource()).isEqualTo(DemandSource.DEMAND_SOURCE_PREFERENCE);
            assertThat(cost.getKeptAway()).isEqualTo(10);
            assertThat(cost.getRelaxationsList())
                    .extracting(Relaxation::getKind, Relaxation::getValue, Relaxation::getAdded)
                    .containsExactly(
                            tuple(RelaxationKind.RELAXATION_KIND_ALSO, "DRINKING_SOCIALLY", 10),
                            tuple(RelaxationKind.RELAXATION_KIND_GIVEN_UP, "", 10));
        });
    }

    @Test
    void who_is_not_looked_for_is_not_recommended() {
        Member ravi = service.join("Ravi Shah");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        look(asha, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        look(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);

        assertThat(recommendations(asha).getRecommendationsList()).isEmpty();
    }

    @Test
    void who_has_not_told_enough_is_asked_for_it() {
        var refused = Refused.by(() -> recommendations(asha));

        assertThat(refused.status()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(refused.code()).isEqualTo("INCOMPLETE");
        assertThat(refused.field()).isEqualTo("gender");
    }

    @Test
    void pages_go_on_by_cursor_and_end() {
        List<Member> men = Stream.of("Ravi", "Amit", "Dev", "Kiran", "Neel")
                .map(service::join)
                .toList();
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        men.forEach(man -> describe(man, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER));

        List<String> recommended = new ArrayList<>();
        String cursor = "";
        do {
            var page = asha.user()
                    .getRecommendations(GetRecommendationsRequest.newBuilder()
                            .setLimit(2)
                            .setCursor(cursor)
                            .build());
            assertThat(page.getRecommendationsCount()).isBetween(1, 2);
            assertThat(page.getHasMore()).isEqualTo(!page.getNextCursor().isEmpty());
            page.getRecommendationsList().forEach(person -> recommended.add(person.getUserId()));
            cursor = page.getNextCursor();
        } while (!cursor.isEmpty());

        assertThat(recommended)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        men.stream().map(Member::id).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, Integer.MAX_VALUE})
    void a_limit_has_limits(int limit) {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);

        assertThat(Refused.by(() -> asha.user()
                                .getRecommendations(GetRecommendationsRequest.newBuilder()
                                        .setLimit(limit)
                                        .build()))
                        .field())
                .isEqualTo("limit");
    }

    @Test
    void e3_a_cursor_that_was_not_handed_out_is_bad_input() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);

        assertThat(Refused.by(() -> asha.user()
                                .getRecommendations(GetRecommendationsRequest.newBuilder()
                                        .setCursor("' or 1=1 --")
                                        .build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a_location_is_replaced_as_a_whole_so_that_no_state_stays_behind() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        assertThat(homeOf(asha).getState()).isEqualTo("Maharashtra");

        asha.user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .setProfileDetails(ProfileDetails.newBuilder()
                                .setLocation(Location.newBuilder()
                                        .setCountryCode("SG")
                                        .setCountry("Singapore")
                                        .setCity("Singapore")))
                        .addUpdateFields("location")
                        .build());

        assertThat(homeOf(asha))
                .isEqualTo(Location.newBuilder()
                        .setCountryCode("SG")
                        .setCountry("Singapore")
                        .setCity("Singapore")
                        .build());
    }

    private static Location homeOf(Member member) {
        return member.user()
                .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                .getProfile()
                .getProfileDetails()
                .getLocation();
    }

    @Test
    void the_centre_of_a_cell_is_told_to_four_digits() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);

        assertThat(homeOf(asha).getLatitude()).isEqualTo(18.53);
        assertThat(homeOf(asha).getLongitude()).isEqualTo(73.8627);
    }

    @Test
    void nobody_can_be_searched_by_a_state_alone() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        var india = Location.newBuilder().setCountry("India").setState("Maharashtra");

        assertThat(Refused.by(() -> search(SearchFilters.newBuilder().setLocation(india)))
                        .field())
                .isEqualTo("location.state");
        assertThat(search(SearchFilters.newBuilder().setLocation(india.setCity("Pune")))
                        .getUsersList())
                .isEmpty();
    }

    @Test
    void a_search_finds_who_passes_the_filters() {
        Member ravi = service.join("Ravi Shah");
        Member amit = service.join("Amit Jain");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        describe(amit, Gender.GENDER_MALE, DrinkingHabit.DRINKING_SOCIALLY);

        var found = search(SearchFilters.newBuilder()
                .addGender(Gender.GENDER_MALE)
                .addDrinking(DrinkingHabit.DRINKING_SOCIALLY)
                .setAgeRange(AgeRange.newBuilder().setMinAge(25).setMaxAge(35))
                .setDistance(10)
                .setLocation(PUNE));

        assertThat(only(found.getUsersList()).getUserId()).isEqualTo(amit.id());
        assertThat(found.getPagination().getHasMore()).isFalse();
        assertThat(search(SearchFilters.newBuilder().setVerifiedOnly(true)).getUsersList())
                .isEmpty();
        assertThat(search(SearchFilters.newBuilder()).getUsersList()).hasSize(2);
    }

    @Test
    void filters_outside_their_limits_are_refused_by_field() {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);

        assertThat(Refused.by(() -> search(SearchFilters.newBuilder().setDistance(99_999)))
                        .field())
                .isEqualTo("distance");
        assertThat(Refused.by(() -> search(SearchFilters.newBuilder().addGenderValue(77)))
                        .field())
                .isEqualTo("gender[0]");
        assertThat(Refused.by(() -> search(
                                SearchFilters.newBuilder(),
                                PaginationRequest.newBuilder().setPageSize(101)))
                        .field())
                .isEqualTo("pagination.page_size");
        assertThat(Refused.by(() -> search(
                                SearchFilters.newBuilder(),
                                PaginationRequest.newBuilder().setPage(2)))
                        .field())
                .isEqualTo("pagination.page");
    }

    @Test
    void one_person_can_be_looked_at_by_id() {
        Member ravi = service.join("Ravi Shah");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);

        assertThat(look(ravi.id()).getBasicInfo().getName()).isEqualTo("Ravi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "99999999999", "1 or 1=1", "2147483646"})
    void c4_whoever_is_not_there_is_not_found(String id) {
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);

        var refused = Refused.by(() -> look(id));

        assertThat(refused.status()).isEqualTo(Code.NOT_FOUND);
        assertThat(refused.words()).isEqualTo("This person was not found");
    }

    @Test
    void d5_a_blocked_person_looks_like_nobody() {
        Member ravi = service.join("Ravi Shah");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);
        service.block(ravi, asha);

        assertThat(Refused.by(() -> look(ravi.id())).words())
                .isEqualTo(Refused.by(() -> look("2147483646")).words());
        assertThat(recommendations(asha).getRecommendationsList()).isEmpty();
        assertThat(search(SearchFilters.newBuilder()).getUsersList()).isEmpty();
    }

    @Test
    void c6_another_person_sees_nothing_that_is_not_published() {
        Member ravi = service.join("Ravi Secretsurname");
        describe(asha, Gender.GENDER_FEMALE, DrinkingHabit.DRINKING_NEVER);
        Answers answers = SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(7))
                .with(Basics.NAME, "Ravi Secretsurname")
                .with(Basics.PHONE_NUMBER, "+919812345678")
                .with(Basics.DATE_OF_BIRTH, LocalDate.of(1992, 2, 29));
        ravi.user().updateProfile(requestOf(answers));
        describe(ravi, Gender.GENDER_MALE, DrinkingHabit.DRINKING_NEVER);

        List<UserProfile> seen = Stream.of(
                        recommendations(asha).getRecommendationsList(),
                        search(SearchFilters.newBuilder()).getUsersList(),
                        List.of(look(ravi.id())))
                .flatMap(Collection::stream)
                .toList();

        assertThat(seen).hasSize(3).allSatisfy(profile -> {
            assertThat(profile.toString())
                    .doesNotContain("Secretsurname")
                    .doesNotContain(ravi.joined().getUser().getEmail())
                    .doesNotContain("9812345678")
                    .doesNotContain("1992");
            assertThat(namesOf(profile)).isSubsetOf(SHOWN_OF_A_PERSON);
            assertThat(namesOf(profile.getProfileDetails().getLocation()))
                    .containsExactlyInAnyOrder("country_code", "country", "state", "city");
            assertThat(groupsOf(profile).flatMap(group -> namesOf(group).stream()))
                    .isSubsetOf(PUBLISHED);
        });
    }

    @Test
    void a_stopped_database_is_told_and_forgotten_when_it_returns() {
        service.database().goDown();
        assertThat(Refused.by(() -> profileOf(asha)).status()).isEqualTo(Code.UNAVAILABLE);

        service.database().comeBack();
        assertThat(profileOf(asha).getUserId()).isEqualTo(asha.id());
    }

    private static UserProfile profileOf(Member member) {
        return member.user()
                .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                .getProfile();
    }

    private static UpdateProfileRequest.Builder details(ProfileDetails.Builder details) {
        return UpdateProfileRequest.newBuilder().setProfileDetails(details);
    }

    private UserProfile update(UpdateProfileRequest.Builder request, String... fields) {
        return asha.user()
                .updateProfile(request.addAllUpdateFields(List.of(fields)).build())
                .getProfile();
    }

    private static GetPartnerPreferencesResponse preferencesOf(Member member) {
        return member.user().getPartnerPreferences(GetPartnerPreferencesRequest.getDefaultInstance());
    }

    private UpdatePartnerPreferencesResponse wish(PartnerPreferences.Builder wishes, String... fields) {
        return wish(asha, wishes, fields);
    }

    private static UpdatePartnerPreferencesResponse wish(
            Member member, PartnerPreferences.Builder wishes, String... fields) {
        return member.user()
                .updatePartnerPreferences(UpdatePartnerPreferencesRequest.newBuilder()
                        .setPreferences(wishes)
                        .addAllUpdateFields(List.of(fields))
                        .build());
    }

    private static PartnerPreferences withoutStrengths(PartnerPreferences preferences) {
        return preferences.toBuilder().clearMatchStrengths().build();
    }

    private static void describe(Member member, Gender gender, DrinkingHabit drinking) {
        member.user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .setBasicInfo(BasicInfo.newBuilder().setGender(gender))
                        .setLifestyleInfo(LifestyleInfo.newBuilder()
                                .setDrinking(drinking)
                                .setWorkout(WorkoutFrequency.WORKOUT_DAILY))
                        .setProfileDetails(ProfileDetails.newBuilder().setLocation(PUNE))
                        .addAllUpdateFields(List.of("gender", "drinking", "workout", "location"))
                        .build());
    }

    private static void look(Member member, Gender gender, DrinkingHabit drinking) {
        wish(
                member,
                PartnerPreferences.newBuilder().addLookingForGender(gender).addDrinkingPreferences(drinking),
                "looking_for_gender",
                "drinking_preferences");
    }

    private static GetRecommendationsResponse recommendations(Member member) {
        return member.user().getRecommendations(GetRecommendationsRequest.getDefaultInstance());
    }

    private SearchUsersResponse search(SearchFilters.Builder filters) {
        return search(filters, PaginationRequest.newBuilder());
    }

    private SearchUsersResponse search(SearchFilters.Builder filters, PaginationRequest.Builder page) {
        return asha.user()
                .searchUsers(SearchUsersRequest.newBuilder()
                        .setFilters(filters)
                        .setPagination(page)
                        .build());
    }

    private UserProfile look(String id) {
        return asha.user()
                .getUserProfile(GetUserProfileRequest.newBuilder().setUserId(id).build())
                .getProfile();
    }

    private static UserProfile only(List<UserProfile> people) {
        assertThat(people).hasSize(1);
        return people.getFirst();
    }

    /// A request that sets each of the answers by name.
    private static UpdateProfileRequest requestOf(Answers answers) {
        var request = UpdateProfileRequest.newBuilder().addAllUpdateFields(List.of(namesOf(answers)));
        new ProfileParts(UpdateProfileRequest.getDescriptor()).write(answers, request);
        return request.build();
    }

    private static String[] namesOf(Answers answers) {
        return answers.answered().stream().map(Attribute::name).toArray(String[]::new);
    }

    /// The answers a profile tells.
    private static Answers answersIn(UserProfile profile) {
        var changes = Changes.none();
        new ProfileParts(UserProfile.getDescriptor())
                .readNamed(profile, ProfileGroup.everyAttribute().collect(Collectors.toSet()), changes);
        return Answers.NONE.with(changes);
    }

    private static List<String> namesOf(Message message) {
        return message.getAllFields().keySet().stream()
                .map(FieldDescriptor::getName)
                .toList();
    }

    /// The groups of a profile that are set.
    private static Stream<Message> groupsOf(UserProfile profile) {
        return profile.toBuilder().clearLastSeenAt().build().getAllFields().values().stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast);
    }
}
