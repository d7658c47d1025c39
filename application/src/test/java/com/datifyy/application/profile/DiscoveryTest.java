package com.datifyy.application.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.application.matching.Introduction;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Demand;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.Leeway;
import com.datifyy.domain.matching.Presence;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.Incomplete;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoveryTest {
    private static final PageRequest FIRST_TEN = new PageRequest(10, null);

    private final InMemoryApplication application = new InMemoryApplication();
    private final Caller asha = member("asha@example.org", "Asha Rao", Gender.FEMALE, Gender.MALE);
    private final Caller ravi = member("ravi@example.org", "Ravi Iyer", Gender.MALE, Gender.FEMALE);

    @Test
    void two_who_look_for_each_other_are_recommended_to_each_other() {
        assertThat(recommendedTo(asha)).containsExactly(ravi.id());
        assertThat(recommendedTo(ravi)).containsExactly(asha.id());
    }

    @Test
    void a_recommendation_carries_score_reasons_and_the_published_profile() {
        tell(
                ravi,
                Changes.none()
                        .set(Lifestyle.SMOKING, SmokingHabit.NEVER)
                        .set(Lifestyle.RELIGION, Religion.HINDU)
                        .set(Details.LOCATION, new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85))));
        tell(
                asha,
                Changes.none()
                        .set(Details.LOCATION, new Residence("IN", "India", "Pune", GeoCell.containing(18.60, 73.80))));
        application.preferenceEditing.edit(
                asha,
                Changes.none()
                        .set(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                        .set(PartnerLifestyle.RELIGIONS, Set.of(Religion.HINDU)),
                Map.of(),
                null);

        Introduction met =
                application.recommendations.recommend(asha, FIRST_TEN).items().getFirst();

        assertThat(met.profile().firstName()).isEqualTo("Ravi");
        assertThat(met.profile().age()).isEqualTo(29);
        assertThat(met.profile().distance()).isEqualTo(DistanceBucket.UNDER_25_KM);
        assertThat(met.profile().answers().has(Lifestyle.RELIGION)).isFalse();
        assertThat(met.score()).isEqualTo(100);
        assertThat(met.reasons())
                .extracting(reason -> reason.preference().name())
                .contains("smoking_preferences", "looking_for_gender", "age_range", "distance_preference")
                .doesNotContain("religions");
    }

    @Test
    void who_demands_something_else_is_not_recommended_either_way() {
        application.preferenceEditing.edit(
                ravi,
                Changes.none().set(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER)),
                Map.of(PartnerLifestyle.SMOKING_PREFERENCES, MatchStrength.MUST_HAVE),
                null);
        tell(asha, Changes.none().set(Lifestyle.SMOKING, SmokingHabit.REGULARLY));

        assertThat(recommendedTo(asha)).isEmpty();
        assertThat(recommendedTo(ravi)).isEmpty();
    }

    @Test
    void a11_who_has_not_told_a_birth_date_or_gender_sees_nobody_and_is_told_why() {
        tell(asha, Changes.none().clear(Basics.DATE_OF_BIRTH));
        assertThatThrownBy(() -> recommendedTo(asha))
                .isInstanceOfSatisfying(
                        Incomplete.class, refusal -> assertThat(refusal.field()).isEqualTo("date_of_birth"));
        assertThatThrownBy(() -> application.peopleSearch.search(asha, Answers.NONE, FIRST_TEN))
                .isInstanceOf(Incomplete.class);
        assertThat(recommendedTo(ravi)).isEmpty();

        tell(ravi, Changes.none().clear(Basics.GENDER));
        assertThatThrownBy(() -> recommendedTo(ravi))
                .isInstanceOfSatisfying(
                        Incomplete.class, refusal -> assertThat(refusal.field()).isEqualTo("gender"));
    }

    @Test
    void a_search_finds_who_passes_the_filters_whatever_the_seeker_prefers() {
        Caller mia = member("mia@example.org", "Mia", Gender.FEMALE, Gender.FEMALE);

        assertThat(ids(application.peopleSearch.search(
                        asha, Answers.NONE.with(Filters.GENDER, Set.of(Gender.FEMALE)), FIRST_TEN)))
                .containsExactly(mia.id());
        assertThat(ids(application.peopleSearch.search(ravi, Answers.NONE, FIRST_TEN)))
                .containsExactly(asha.id());
    }

    @Test
    void somebody_is_found_by_id_as_long_as_both_may_see_each_other() {
        assertThat(application.peopleSearch.find(asha, ravi.id()).profile().firstName())
                .isEqualTo("Ravi");
    }

    @Test
    void c4_who_is_not_to_be_seen_looks_like_nobody() {
        Caller mia = member("mia@example.org", "Mia", Gender.FEMALE, Gender.FEMALE);
        Caller banned = member("ben@example.org", "Ben", Gender.MALE, Gender.FEMALE);
        application.units.run(() -> {
            application.users.save(
                    application.users.find(banned.id()).orElseThrow().withStatus(AccountStatus.BANNED));
            application.blocks.add(new Block(ravi.id(), asha.id(), "", application.clock.instant()));
        });

        for (UserId hidden : List.of(ravi.id(), banned.id(), new UserId(999_999))) {
            assertThatThrownBy(() -> application.peopleSearch.find(asha, hidden))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("This person was not found");
        }
        assertThatThrownBy(() -> application.peopleSearch.find(ravi, mia.id())).isInstanceOf(NotFound.class);
    }

    static Stream<Changes> hiding() {
        return Stream.of(
                Changes.none().set(DiscoverySettings.DISCOVERABLE, false),
                Changes.none().set(PrivacySettings.PUBLIC_PROFILE, false),
                Changes.none().set(PrivacySettings.INCOGNITO_MODE, true));
    }

    @ParameterizedTest
    @MethodSource("hiding")
    void d6_whoever_hides_is_shown_to_nobody_and_still_sees_others(Changes settings) {
        set(ravi, settings);

        assertThat(recommendedTo(asha)).isEmpty();
        assertThat(application
                        .peopleSearch
                        .search(asha, Answers.NONE, FIRST_TEN)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> application.peopleSearch.find(asha, ravi.id())).isInstanceOf(NotFound.class);
        assertThat(recommendedTo(ravi)).containsExactly(asha.id());
        assertThat(ids(application.peopleSearch.search(ravi, Answers.NONE, FIRST_TEN)))
                .containsExactly(asha.id());

        tell(ravi, Changes.none().set(Details.BIO, "Still hidden after another change"));
        assertThat(recommendedTo(asha)).isEmpty();

        set(
                ravi,
                Changes.none()
                        .clear(DiscoverySettings.DISCOVERABLE)
                        .clear(PrivacySettings.PUBLIC_PROFILE)
                        .clear(PrivacySettings.INCOGNITO_MODE));
        assertThat(recommendedTo(asha)).containsExactly(ravi.id());
    }

    @Test
    void an_age_that_is_hidden_is_neither_told_nor_cited_nor_found_by() {
        Answers thirties = Answers.NONE.with(Filters.AGE_RANGE, new AgeRange(18, 99));
        assertThat(ids(application.peopleSearch.search(asha, thirties, FIRST_TEN)))
                .containsExactly(ravi.id());

        set(ravi, Changes.none().set(PrivacySettings.SHOW_AGE, false));

        Introduction met =
                application.recommendations.recommend(asha, FIRST_TEN).items().getFirst();
        assertThat(met.profile().age()).isZero();
        assertThat(met.reasons())
                .extracting(reason -> reason.preference().name())
                .doesNotContain("age_range");
        assertThat(ids(application.peopleSearch.search(asha, thirties, FIRST_TEN)))
                .isEmpty();
        assertThat(ids(application.peopleSearch.search(asha, Answers.NONE, FIRST_TEN)))
                .containsExactly(ravi.id());
    }

    @Test
    void d4_a_distance_that_is_hidden_is_neither_told_nor_cited_nor_found_by() {
        Residence pune = new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85));
        tell(asha, Changes.none().set(Details.LOCATION, pune));
        tell(ravi, Changes.none().set(Details.LOCATION, pune));
        set(ravi, Changes.none().set(PrivacySettings.SHOW_DISTANCE, false));

        Introduction met = application.peopleSearch.find(asha, ravi.id());

        assertThat(met.profile().distance()).isNull();
        assertThat(met.reasons())
                .extracting(reason -> reason.preference().name())
                .doesNotContain("distance_preference");
        assertThat(ids(application.peopleSearch.search(asha, Answers.NONE.with(Filters.DISTANCE, 100), FIRST_TEN)))
                .isEmpty();
        assertThat(application.peopleSearch.find(ravi, asha.id()).profile().distance())
                .isEqualTo(DistanceBucket.UNDER_5_KM);
    }

    @Test
    void d13_whoever_hides_being_online_is_not_found_by_it() {
        Answers online = Answers.NONE.with(Filters.ONLINE_ONLY, true);
        assertThat(ids(application.peopleSearch.search(asha, online, FIRST_TEN)))
                .containsExactly(ravi.id());

        set(ravi, Changes.none().set(PrivacySettings.SHOW_ONLINE_STATUS, false));

        assertThat(ids(application.peopleSearch.search(asha, online, FIRST_TEN)))
                .isEmpty();
        assertThat(recommendedTo(asha)).containsExactly(ravi.id());
    }

    @Test
    void d13_when_somebody_was_there_is_told_to_the_hour_wherever_they_are_told() {
        Instant hour = TestClock.START;
        List<List<Introduction>> heard = Stream.of(1, 59)
                .map(minute -> {
                    lastThere(ravi, hour.plus(Duration.ofMinutes(minute)));
                    application.clock.set(hour.plus(Duration.ofHours(2)));
                    return ravisAppearances();
                })
                .toList();

        assertThat(heard.getFirst())
                .hasSize(3)
                .allSatisfy(met -> assertThat(met.presence()).isEqualTo(new Presence(false, hour)));
        assertThat(heard.getLast()).isEqualTo(heard.getFirst());
        lastThere(ravi, application.clock.instant());
        assertThat(ravisAppearances())
                .allSatisfy(met ->
                        assertThat(met.presence()).isEqualTo(new Presence(true, hour.plus(Duration.ofHours(2)))));
    }

    @Test
    void d13_whoever_hides_being_online_is_told_as_if_they_were_never_there() {
        set(ravi, Changes.none().set(PrivacySettings.SHOW_ONLINE_STATUS, false));
        lastThere(ravi, application.clock.instant());

        assertThat(ravisAppearances())
                .hasSize(3)
                .allSatisfy(met -> assertThat(met.presence()).isEqualTo(new Presence(false, null)));
        assertThat(application.profileEditing.read(ravi).presence(application.clock.instant()))
                .isEqualTo(new Presence(false, null));
    }

    @Test
    void by_ones_own_id_one_sees_oneself_as_others_do() {
        tell(
                ravi,
                Changes.none()
                        .set(Details.BIO, "Hills. Write to ravi@example.org")
                        .set(Lifestyle.RELIGION, Religion.HINDU));
        Introduction seen = application.peopleSearch.find(asha, ravi.id());

        Introduction own = application.peopleSearch.find(ravi, ravi.id());

        assertThat(own.profile()).isEqualTo(seen.profile());
        assertThat(own.presence()).isEqualTo(seen.presence());
        assertThat(own.open()).isTrue();
        assertThat(own.score()).as("nobody fits themselves").isZero();
        assertThat(own.reasons()).isEmpty();
        assertThat(own.misses()).isEmpty();
    }

    @Test
    void looking_at_oneself_is_none_of_the_days_looks() {
        application.exhaust("people-looks");

        assertThat(application.peopleSearch.find(ravi, ravi.id()).profile().firstName())
                .isEqualTo("Ravi");
        assertThat(application.keysOf("people-looks")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hiding")
    void whoever_hides_sees_themselves_as_they_would_be_seen(Changes settings) {
        set(ravi, settings);

        Introduction own = application.peopleSearch.find(ravi, ravi.id());

        assertThat(own.open()).isFalse();
        assertThat(own.profile().firstName()).isEqualTo("Ravi");
        tell(ravi, Changes.none().clear(Basics.GENDER));
        assertThatThrownBy(() -> application.peopleSearch.find(ravi, ravi.id())).isInstanceOf(Incomplete.class);
    }

    @Test
    void the_seekers_discovery_settings_narrow_what_is_recommended_to_them_and_not_what_they_search() {
        set(asha, Changes.none().set(DiscoverySettings.VERIFIED_ONLY, true));

        assertThat(recommendedTo(asha)).isEmpty();
        assertThat(recommendedTo(ravi)).containsExactly(asha.id());
        assertThat(ids(application.peopleSearch.search(asha, Answers.NONE, FIRST_TEN)))
                .containsExactly(ravi.id());
    }

    @Test
    void two_who_were_introduced_are_not_recommended_to_each_other_any_more_and_still_found() {
        CuratedMatch match = TestMatches.accepted(TestMatches.match(7, asha.id(), ravi.id()));
        application.units.run(() -> {
            assertThat(application.matches.add(match)).isTrue();
            assertThat(application.suggestions.add(TestMatches.suggestion(8, match, asha.id())))
                    .isTrue();
        });

        assertThat(recommendedTo(asha)).isEmpty();
        assertThat(recommendedTo(ravi)).isEmpty();
        assertThat(ids(application.peopleSearch.search(asha, Answers.NONE, FIRST_TEN)))
                .containsExactly(ravi.id());

        assertThat(application.recommendations.leeway(asha).fitting()).isZero();

        application.units.run(() -> application.suggestions.withdrawOf(match.id(), application.clock.instant()));
        assertThat(recommendedTo(asha))
                .as("whoever came back would tell what the other one had not said")
                .isEmpty();
    }

    @Test
    void global_mode_sets_the_seekers_own_distance_aside() {
        tell(
                asha,
                Changes.none()
                        .set(Details.LOCATION, new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85))));
        tell(
                ravi,
                Changes.none()
                        .set(Details.LOCATION, new Residence("IN", "India", "Delhi", GeoCell.containing(28.6, 77.2))));
        application.preferenceEditing.edit(
                ravi, Changes.none().clear(PartnerBasics.DISTANCE_PREFERENCE), Map.of(), null);
        assertThat(recommendedTo(asha)).isEmpty();

        set(asha, Changes.none().set(DiscoverySettings.GLOBAL_MODE, true));

        assertThat(recommendedTo(asha)).containsExactly(ravi.id());
    }

    @Test
    void ones_own_demands_are_told_with_what_they_cost_and_what_asking_for_less_would_add() {
        for (int i = 0; i < 10; i++) {
            Caller man = member("man" + i + "@example.org", "Man", Gender.MALE, Gender.FEMALE);
            tell(man, Changes.none().set(Basics.DATE_OF_BIRTH, LocalDate.of(1980, 1, 1)));
        }
        application.preferenceEditing.edit(
                asha, Changes.none().set(PartnerBasics.AGE_RANGE, new AgeRange(25, 40)), Map.of(), null);

        Leeway leeway = application.recommendations.leeway(asha);

        assertThat(leeway.exact()).isTrue();
        assertThat(leeway.fitting()).isZero();
        assertThat(leeway.costs()).singleElement().satisfies(cost -> {
            assertThat(cost.demand().criterion()).isEqualTo(Criterion.AGE);
            assertThat(cost.keptAway()).isEqualTo(10);
            assertThat(cost.gains()).allMatch(gain -> gain.added() == 10);
        });
        assertThat(recommendedTo(asha)).containsExactly(ravi.id());
    }

    @Test
    void a_demand_of_the_discovery_settings_counts_as_one() {
        for (int i = 0; i < 9; i++) {
            var _ = member("man" + i + "@example.org", "Man", Gender.MALE, Gender.FEMALE);
        }
        set(asha, Changes.none().set(DiscoverySettings.VERIFIED_ONLY, true));

        assertThat(application.recommendations.leeway(asha).costs())
                .singleElement()
                .satisfies(cost -> assertThat(cost.demand().source()).isEqualTo(Demand.Source.SETTING));
    }

    @Test
    void a11_what_demands_cost_is_told_to_whoever_could_be_shown_themselves() {
        tell(asha, Changes.none().clear(Basics.DATE_OF_BIRTH));

        assertThatThrownBy(() -> application.recommendations.leeway(asha)).isInstanceOf(Incomplete.class);
    }

    /// Ravi goes to the corners of his cell and into the middle; Asha pretends to be anywhere, near and far,
    /// and looks at every bucket. Whatever she would work out from the answers, she gets the same for all
    /// five places.
    @Test
    void d3_trilateration_from_5000_spoofed_positions_finds_nothing_finer_than_the_cell() {
        GeoCell cell = GeoCell.containing(18.5204, 73.8567);
        List<List<Object>> heard = new ArrayList<>();
        for (int corner = 0; corner < 5; corner++) {
            double latitude = cell.latitude() + (corner == 4 ? 0 : (corner % 2 == 0 ? -0.5 : 0.5) * 0.019);
            double longitude = cell.longitude() + (corner == 4 ? 0 : (corner >= 2 ? 0.5 : -0.5) * 0.019);
            tell(
                    ravi,
                    Changes.none()
                            .set(
                                    Details.LOCATION,
                                    new Residence("IN", "India", "Pune", GeoCell.containing(latitude, longitude))));
            Random random = new Random(20_261_125);
            List<Object> answers = new ArrayList<>(List.of(
                    application.recommendations.recommend(asha, FIRST_TEN),
                    application.peopleSearch.find(asha, ravi.id())));
            for (int position = 0; position < 5_000; position++) {
                double away = Math.pow(10, random.nextDouble(-3, 1));
                GeoCell spoofed = GeoCell.containing(
                        18.5204 + away * random.nextDouble(-1, 1), 73.8567 + away * random.nextDouble(-1, 1));
                Answers filters = Answers.NONE
                        .with(Filters.LOCATION, new Residence("", "", "", spoofed))
                        .with(Filters.DISTANCE, List.of(5, 10, 25, 50, 100).get(position % 5));
                answers.add(application.peopleSearch.search(asha, filters, FIRST_TEN));
            }
            heard.add(answers);
        }

        assertThat(heard).hasSize(5).allSatisfy(answers -> assertThat(answers).isEqualTo(heard.getFirst()));
        assertThat(heard.getFirst().stream().distinct())
                .as("a page with him, himself, and a page without him")
                .hasSize(3);
    }

    @Test
    void people_take_turns_and_are_told_with_a_score_that_is_not_their_turn() {
        Page<Introduction> page = application.recommendations.recommend(asha, FIRST_TEN);
        application.showings.keepUp();

        assertThat(application.recommendations.recommend(asha, FIRST_TEN)).isEqualTo(page);
        assertThat(page.items().getFirst().score())
                .isEqualTo(application.peopleSearch.find(asha, ravi.id()).score());
    }

    @Test
    void d14_pages_and_people_are_capped_by_person() {
        assertThat(recommendedTo(asha)).isNotEmpty();
        assertThat(application.peopleSearch.find(asha, ravi.id())).isNotNull();
        assertThat(application.keysOf("people-pages")).containsExactly("person " + asha.id());
        assertThat(application.keysOf("people-looks")).containsExactly("person " + asha.id());

        application.exhaust("people-pages");
        application.exhaust("people-looks");

        assertThatThrownBy(() -> recommendedTo(asha)).isInstanceOf(TooManyRequests.class);
        assertThatThrownBy(() -> application.peopleSearch.search(asha, Answers.NONE, FIRST_TEN))
                .isInstanceOf(TooManyRequests.class);
        assertThatThrownBy(() -> application.peopleSearch.find(asha, ravi.id())).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void d14_a_page_counts_by_the_people_on_it() {
        int recommended = recommendedTo(asha).size();
        int found = application
                .peopleSearch
                .search(asha, Answers.NONE, FIRST_TEN)
                .items()
                .size();

        assertThat(recommended).isPositive();
        assertThat(found).isPositive();
        assertThat(application.askedOf("people-pages")).isEqualTo(2);
        assertThat(application.askedOf("people-shown")).isEqualTo(recommended + found);
        assertThat(application.keysOf("people-shown")).containsExactly("person " + asha.id());

        application.exhaust("people-shown");

        assertThatThrownBy(() -> recommendedTo(asha)).isInstanceOf(TooManyRequests.class);
        assertThatThrownBy(() -> application.peopleSearch.search(asha, Answers.NONE, FIRST_TEN))
                .isInstanceOf(TooManyRequests.class);
        assertThat(application.peopleSearch.find(asha, ravi.id())).isNotNull();
    }

    @Test
    void d15_what_others_read_holds_no_addresses_and_the_owner_keeps_them() {
        tell(ravi, Changes.none().set(Details.BIO, "Hills. Write to ravi@example.org or +91 98765 43210"));

        PublishedProfile seen = application.peopleSearch.find(asha, ravi.id()).profile();

        assertThat(seen.answers().get(Details.BIO)).isEqualTo("Hills. Write to […] or […]");
        assertThat(application.profileEditing.read(ravi).profile().answers().get(Details.BIO))
                .contains("ravi@example.org");
    }

    private void set(Caller member, Changes settings) {
        var _ = application.settingsEditing.edit(member, settings, null);
    }

    private void lastThere(Caller member, Instant when) {
        application.units.run(() -> application.users.touch(member.id(), when));
    }

    /// Ravi as Asha gets him by every way there is.
    private List<Introduction> ravisAppearances() {
        return List.of(
                application.peopleSearch.find(asha, ravi.id()),
                application
                        .peopleSearch
                        .search(asha, Answers.NONE, FIRST_TEN)
                        .items()
                        .getFirst(),
                application.recommendations.recommend(asha, FIRST_TEN).items().getFirst());
    }

    private Caller member(String email, String name, Gender gender, Gender looksFor) {
        Caller member = application.member(email, name);
        tell(member, Changes.none().set(Basics.GENDER, gender));
        application.preferenceEditing.edit(
                member, Changes.none().set(PartnerBasics.LOOKING_FOR_GENDER, Set.of(looksFor)), Map.of(), null);
        return member;
    }

    private void tell(Caller caller, Changes changes) {
        assertThat(application.profileEditing.edit(caller, changes, null)).isNotNull();
    }

    private List<UserId> recommendedTo(Caller caller) {
        return ids(application.recommendations.recommend(caller, FIRST_TEN));
    }

    private static List<UserId> ids(Page<Introduction> page) {
        return page.items().stream().map(met -> met.profile().owner()).toList();
    }
}
