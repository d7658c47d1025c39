package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Filters;
import com.datifyy.bootstrap.journey.Journey.Found;
import com.datifyy.bootstrap.journey.Journey.Free;
import com.datifyy.bootstrap.journey.Journey.Genie;
import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Leeway;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Planned;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Journey.Stranger;
import com.datifyy.bootstrap.journey.Journey.Suggested;
import com.datifyy.bootstrap.journey.Journey.Visitor;
import com.datifyy.bootstrap.journey.Journey.Wishes;
import com.datifyy.bootstrap.service.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// What people live through with the service, and must live through alike on every protocol.
interface JourneyContract {
    Set<String> ANY_DRINKING = Set.of("DRINKING_NEVER", "DRINKING_REGULARLY");

    Visitor visitor();

    RunningApp app();

    /// The token of a genie.
    String genieToken();

    @Test
    default void somebody_registers_says_who_they_are_and_whom_they_look_for_and_meets_who_fits() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Newcomer newcomer = Newcomer.named("Maya Kulkarni");
        Member maya = visitor().register(newcomer);
        Member arjun = neighbour("Arjun Rao", here.neighbour("GENDER_MALE"));
        Member kabir = neighbour("Kabir Sen", here.neighbour("GENDER_MALE").drinking("DRINKING_REGULARLY"));
        Member asha = neighbour("Asha Menon", here.neighbour("GENDER_FEMALE"));
        maya.tell(here);
        maya.wish(Wishes.forA("GENDER_MALE"));

        Found fitting = maya.recommendations(10, null);

        assertThat(fitting.ids()).containsExactly(arjun.id(), kabir.id());
        Stranger best = fitting.people().getFirst();
        int age = Period.between(newcomer.birthDate(), LocalDate.now(ZoneOffset.UTC))
                .getYears();
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(best.firstName()).isEqualTo("Arjun");
            softly.assertThat(best.age()).isEqualTo(age);
            softly.assertThat(best.city()).isEqualTo(here.city());
            softly.assertThat(best.reasons()).contains("drinking_preferences");
            softly.assertThat(best.score())
                    .isGreaterThan(fitting.people().getLast().score());
            softly.assertThat(fitting.people())
                    .extracting(Stranger::score)
                    .allMatch(score -> score > 0 && score <= 100);
            softly.assertThat(fitting.next()).isNull();
        });
        assertThat(maya.lookAt(arjun.id())).isEqualTo(best);
        assertThat(arjun.recommendations(10, null).ids()).contains(maya.id(), asha.id());
    }

    @Test
    default void a_wish_that_must_be_met_leaves_out_who_is_known_to_miss_it() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = neighbour("Maya", here);
        Member sober = neighbour("Arjun", here.neighbour("GENDER_MALE"));
        Member drinker = neighbour("Kabir", here.neighbour("GENDER_MALE").drinking("DRINKING_REGULARLY"));
        Wishes nice = Wishes.forA("GENDER_MALE");

        maya.wish(nice.drinkingMatters("MATCH_STRENGTH_MUST_HAVE"));
        assertThat(maya.recommendations(10, null).ids()).containsExactly(sober.id());

        maya.wish(nice.drinkingMatters("MATCH_STRENGTH_DOESNT_MATTER"));
        assertThat(maya.recommendations(10, null).ids()).containsExactlyInAnyOrder(sober.id(), drinker.id());
    }

    @Test
    default void whoever_finds_nobody_hears_which_demand_keeps_how_many_away_and_what_less_would_add() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = neighbour("Maya", here);
        for (int i = 0; i < 10; i++) {
            var _ = neighbour("Kabir", here.neighbour("GENDER_MALE").drinking("DRINKING_REGULARLY"));
        }
        maya.wish(Wishes.forA("GENDER_MALE").drinkingMatters("MATCH_STRENGTH_MUST_HAVE"));

        Leeway leeway = maya.leeway();

        assertThat(leeway.exact()).isTrue();
        assertThat(leeway.fitting()).isZero();
        assertThat(leeway.keptAway().get("drinking_preferences")).isGreaterThanOrEqualTo(10);
        assertThat(leeway.gains())
                .containsEntry("drinking_preferences RELAXATION_KIND_ALSO 0DRINKING_REGULARLY", 10)
                .containsEntry("drinking_preferences RELAXATION_KIND_GIVEN_UP 0", 10);
    }

    @Test
    default void nobody_is_shown_to_somebody_whom_they_rule_out() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = neighbour("Maya", here);
        Member arjun = neighbour("Arjun", here.neighbour("GENDER_MALE"));
        assertThat(maya.recommendations(10, null).ids()).containsExactly(arjun.id());

        arjun.wish(Wishes.forA("GENDER_MALE"));

        assertThat(maya.recommendations(10, null).ids()).isEmpty();
        assertThat(maya.search(new Filters(Set.of("GENDER_MALE"), 18, 80, ANY_DRINKING))
                        .ids())
                .doesNotContain(arjun.id());
        assertThat(Refused.in(() -> maya.lookAt(arjun.id())).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    default void a_search_finds_who_is_known_to_pass_every_filter() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = neighbour("Maya", here);
        Member sober = neighbour("Arjun", here.neighbour("GENDER_MALE"));
        Member drinker = neighbour("Kabir", here.neighbour("GENDER_MALE").drinking("DRINKING_REGULARLY"));
        Member woman = neighbour("Asha", here.neighbour("GENDER_FEMALE"));

        assertThat(maya.search(new Filters(Set.of("GENDER_MALE"), 18, 80, ANY_DRINKING))
                        .ids())
                .contains(sober.id(), drinker.id())
                .doesNotContain(woman.id(), maya.id());
        assertThat(maya.search(new Filters(Set.of("GENDER_MALE"), 18, 80, Set.of("DRINKING_REGULARLY")))
                        .ids())
                .contains(drinker.id())
                .doesNotContain(sober.id());
        assertThat(maya.search(new Filters(Set.of("GENDER_MALE"), 70, 80, ANY_DRINKING))
                        .ids())
                .doesNotContain(sober.id(), drinker.id());
    }

    @Test
    default void the_cursor_leads_through_everybody_once() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = neighbour("Maya", here);
        maya.wish(Wishes.forA("GENDER_MALE"));
        List<String> men = new ArrayList<>();
        for (String name : List.of("Arjun", "Bala", "Chetan", "Dev", "Eshan")) {
            men.add(neighbour(name, here.neighbour("GENDER_MALE")).id());
        }

        List<String> met = new ArrayList<>();
        Found page = maya.recommendations(2, null);
        met.addAll(page.ids());
        while (page.next() != null) {
            assertThat(met).hasSizeLessThan(men.size());
            page = maya.recommendations(2, page.next());
            met.addAll(page.ids());
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(men);
    }

    @Test
    default void what_is_missing_for_seeing_others_is_said() {
        Member undated = visitor().register(Newcomer.named("Nila").born(null));
        undated.tell(Story.somewhere("GENDER_FEMALE"));
        Refused withoutDay = Refused.in(() -> undated.recommendations(10, null));
        assertThat(withoutDay.code()).isEqualTo("INCOMPLETE");
        assertThat(withoutDay.field()).isEqualTo("date_of_birth");

        Member silent = visitor().register(Newcomer.named("Tara"));
        Refused withoutGender = Refused.in(() -> silent.recommendations(10, null));
        assertThat(withoutGender.code()).isEqualTo("INCOMPLETE");
        assertThat(withoutGender.field()).isEqualTo("gender");
    }

    @Test
    default void what_was_told_is_read_back_and_places_only_as_cells() {
        Newcomer newcomer = Newcomer.named("Maya Kulkarni");
        Member maya = visitor().register(newcomer);
        Story story = Story.somewhere("GENDER_FEMALE").saying("Reads on trains. सुप्रभात 🌄");

        maya.tell(story);
        var self = maya.profile();

        assertThat(self.name()).isEqualTo("Maya Kulkarni");
        assertThat(self.email()).isEqualTo(newcomer.email());
        assertThat(self.story())
                .usingRecursiveComparison()
                .ignoringFields("latitude", "longitude")
                .isEqualTo(story);
        assertThat(self.story().latitude()).isBetween(story.latitude() - 0.1, story.latitude() + 0.1);
        assertThat(self.story().longitude()).isBetween(story.longitude() - 0.2, story.longitude() + 0.2);

        Wishes wishes = new Wishes(
                Set.of("GENDER_MALE", "GENDER_FEMALE"), 25, 44, 80, ANY_DRINKING, "MATCH_STRENGTH_MUST_HAVE");
        assertThat(maya.wish(wishes)).isEqualTo(wishes);
        assertThat(maya.wishes()).isEqualTo(wishes);
    }

    @Test
    default void two_devices_do_not_overwrite_each_other() {
        Member maya = neighbour("Maya", Story.somewhere("GENDER_FEMALE"));
        var seen = maya.profile();

        var onPhone = maya.tell(seen.story().saying("from the phone"), seen.version());
        Refused onLaptop = Refused.in(() -> maya.tell(seen.story().saying("from the laptop"), seen.version()));

        assertThat(onLaptop.code()).isEqualTo("STALE");
        assertThat(onPhone.version()).isNotEqualTo(seen.version());
        assertThat(maya.profile().story().bio()).isEqualTo("from the phone");
    }

    @Test
    default void hours_are_given_listed_moved_and_taken_back() {
        Member maya = visitor().register(Newcomer.named("Maya"));
        Instant noon = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(3).plusHours(12));
        Hour online = Hour.online(noon);
        Hour cafe = new Hour("", noon.plus(Duration.ofHours(2)), "DATE_TYPE_OFFLINE", "Café Goodluck", "by the window");
        Hour tooSoon = Hour.online(Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2)));

        Planned planned = maya.give(List.of(online, cafe, online, tooSoon));

        assertThat(planned.created()).hasSize(2);
        assertThat(planned.refused()).containsOnlyKeys(2, 3);
        assertThat(planned.refused().get(2)).contains("overlaps");
        assertThat(planned.refused().get(3)).contains("24 hours");
        assertThat(maya.hours()).isEqualTo(planned.created());
        assertThat(maya.hours().getLast())
                .usingRecursiveComparison()
                .ignoringFields("slotId")
                .isEqualTo(cafe);

        String first = planned.created().getFirst().slotId();
        Hour later = Hour.online(noon.plus(Duration.ofHours(5)));
        assertThat(maya.move(first, later).start()).isEqualTo(later.start());
        assertThat(Refused.in(() -> maya.move(first, Hour.online(cafe.start().plus(Duration.ofMinutes(30)))))
                        .code())
                .isEqualTo("CONFLICT");

        maya.takeBack(first);
        assertThat(maya.hours()).containsExactly(planned.created().getLast());
        assertThat(Refused.in(() -> maya.takeBack(first)).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    default void f2_a_date_is_set_once_both_accept_whom_they_were_suggested() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Instant evening = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(3));
        Member maya = freeAt(evening, neighbour("Maya", here));
        Member arjun = freeAt(evening, neighbour("Arjun", here.neighbour("GENDER_MALE")));
        Genie genie = visitor().staff(genieToken());
        noDate(() -> genie.arrange(maya.id(), arjun.id(), evening), "suggest their match to both first");
        int match = genie.match(maya.id(), arjun.id());
        noDate(() -> genie.arrange(maya.id(), arjun.id(), evening), "suggest their match to both first");
        noDate(() -> genie.schedule(match, evening), "suggest their match to both first");

        genie.suggest(match);
        Suggested toMaya = maya.suggestions().getFirst();
        Suggested toArjun = arjun.suggestions().getFirst();
        assertThat(toMaya.firstName()).isEqualTo("Arjun");
        assertThat(Refused.in(() -> arjun.answer(toMaya.number(), true, List.of()))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(maya.answer(toMaya.number(), true, List.of())).isEqualTo("accepted");
        noDate(() -> genie.schedule(match, evening), "one of them has not answered");
        noDate(() -> genie.arrange(arjun.id(), maya.id(), evening), "one of them has not answered");
        assertThat(maya.dates()).isEmpty();
        assertThat(arjun.answer(toArjun.number(), true, List.of())).isEqualTo("accepted");

        String date = genie.schedule(match, evening);

        assertThat(maya.dates()).containsExactly(date);
        assertThat(arjun.dates()).containsExactly(date);
        assertThat(maya.suggestions()).isEmpty();
        noDate(() -> genie.schedule(match, evening), "have or had their date already");
    }

    @Test
    default void f2_whoever_declines_has_no_date_and_the_other_hears_nothing_of_it() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Instant evening = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(3));
        Member maya = freeAt(evening, neighbour("Maya", here));
        Member arjun = freeAt(evening, neighbour("Arjun", here.neighbour("GENDER_MALE")));
        Genie genie = visitor().staff(genieToken());
        int match = genie.match(maya.id(), arjun.id());
        genie.suggest(match);
        int toMaya = maya.suggestions().getFirst().number();

        assertThat(maya.answer(toMaya, false, List.of("too_far", "other"))).isEqualTo("rejected");

        assertThat(Refused.in(() -> maya.answer(toMaya, true, List.of())).code())
                .isEqualTo("CONFLICT");
        assertThat(arjun.suggestions()).extracting(Suggested::firstName).containsExactly("Maya");
        assertThat(arjun.answer(arjun.suggestions().getFirst().number(), true, List.of()))
                .isEqualTo("accepted");
        noDate(() -> genie.schedule(match, evening), "One of them declined the suggestion");
        noDate(() -> genie.arrange(maya.id(), arjun.id(), evening), "One of them declined the suggestion");
        assertThat(arjun.dates()).isEmpty();
    }

    @Test
    default void a_genie_is_told_of_nobody_who_is_on_a_date_then_and_offered_nobody_for_whom_it_is_settled() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Story nearby = here.neighbour("GENDER_MALE");
        Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(4));
        Instant second = first.plus(Duration.ofHours(1));
        Instant third = first.plus(Duration.ofHours(2));
        var whole = new Free(first, first.plus(Duration.ofHours(3)));
        var before = new Free(first, second);
        var after = new Free(third, first.plus(Duration.ofHours(3)));
        Member maya = freeAt(first, neighbour("Maya", here));
        Member arjun = freeAt(first, neighbour("Arjun", nearby));
        Member ravi = freeAt(first, neighbour("Ravi", nearby));
        for (Member member : List.of(maya, arjun, ravi)) {
            assertThat(member.give(List.of(Hour.online(second), Hour.online(third)))
                            .created())
                    .hasSize(2);
        }
        Member omar = freeAt(second, neighbour("Omar", nearby));
        Genie genie = visitor().staff(genieToken());
        assertThat(genie.sharedHours(maya.id(), arjun.id())).containsExactly(whole);
        assertThat(genie.suggestionsFor(maya.id()))
                .containsEntry(arjun.id(), List.of(whole))
                .containsEntry(ravi.id(), List.of(whole))
                .containsEntry(omar.id(), List.of(new Free(second, third)));

        wanted(genie, maya, arjun);
        assertThat(genie.suggestionsFor(maya.id()))
                .as("suggested already")
                .doesNotContainKey(arjun.id())
                .containsKeys(ravi.id(), omar.id());
        genie.arrange(maya.id(), arjun.id(), second);

        assertThat(genie.sharedHours(maya.id(), arjun.id())).containsExactly(before, after);
        assertThat(genie.sharedHours(ravi.id(), maya.id())).containsExactly(before, after);
        assertThat(genie.suggestionsFor(maya.id()))
                .doesNotContainKey(arjun.id())
                .containsEntry(ravi.id(), List.of(before, after))
                .containsEntry(omar.id(), List.of());
        assertThat(genie.suggestionsFor(ravi.id())).containsEntry(maya.id(), List.of(before, after));
        assertThat(genie.suggestionsFor(arjun.id())).doesNotContainKey(maya.id());
        assertThat(genie.candidates())
                .containsEntry(maya.id(), 2)
                .containsEntry(arjun.id(), 2)
                .containsEntry(ravi.id(), 3)
                .containsEntry(omar.id(), 1);
        assertThat(maya.hours()).as("what they offer is theirs to see").hasSize(3);
    }

    @Test
    default void whoever_has_a_date_in_their_only_hour_is_offered_to_nobody() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Story nearby = here.neighbour("GENDER_MALE");
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(5));
        Member maya = freeAt(hour, neighbour("Maya", here));
        Member arjun = freeAt(hour, neighbour("Arjun", nearby));
        Member ravi = freeAt(hour, neighbour("Ravi", nearby));
        Genie genie = visitor().staff(genieToken());
        assertThat(genie.candidates()).containsKeys(maya.id(), arjun.id(), ravi.id());
        assertThat(genie.suggestionsFor(ravi.id())).containsKey(maya.id());

        wanted(genie, maya, arjun);
        genie.arrange(maya.id(), arjun.id(), hour);

        assertThat(genie.candidates()).containsKey(ravi.id()).doesNotContainKeys(maya.id(), arjun.id());
        assertThat(genie.suggestionsFor(ravi.id())).doesNotContainKey(maya.id());
        assertThat(genie.sharedHours(maya.id(), ravi.id())).isEmpty();
    }

    @Test
    default void b2_a_refresh_token_brings_new_tokens_and_a_repetition_at_once_the_same_ones() {
        Member maya = visitor().register(Newcomer.named("Maya"));

        var renewed = visitor().refresh(maya.tokens().refresh());
        var repeated = visitor().refresh(maya.tokens().refresh());

        assertThat(renewed.userId()).isEqualTo(maya.id());
        assertThat(renewed.refresh()).isNotEqualTo(maya.tokens().refresh()).isEqualTo(repeated.refresh());
        assertThat(visitor().holding(renewed).profile().userId()).isEqualTo(maya.id());
    }

    @Test
    default void b3_a_refresh_token_used_again_after_its_successor_ends_the_session() {
        Member maya = visitor().register(Newcomer.named("Maya"));
        var second = visitor().refresh(maya.tokens().refresh());
        var third = visitor().refresh(second.refresh());

        assertThat(Refused.in(() -> visitor().refresh(maya.tokens().refresh())).code())
                .isEqualTo("UNAUTHENTICATED");

        assertThat(Refused.in(() -> visitor().refresh(third.refresh())).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> visitor().holding(third).profile()).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    default void b4_a_revoked_session_is_over_at_the_next_request_and_no_other_one() {
        Newcomer newcomer = Newcomer.named("Maya");
        Member onPhone = visitor().register(newcomer);
        Member onLaptop = visitor().signIn(newcomer.email(), newcomer.password());

        visitor().revoke(onPhone.tokens().refresh());

        assertThat(Refused.in(onPhone::profile).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> visitor().refresh(onPhone.tokens().refresh()))
                        .code())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(onLaptop.profile().userId()).isEqualTo(onPhone.id());
        visitor().revoke(onPhone.tokens().refresh());
    }

    @Test
    default void a1_a_long_passphrase_works_whole_and_not_in_part() {
        String passphrase = "an old mango tree keeps its shade for whoever arrives late today";
        assertThat(passphrase).hasSize(64);
        Newcomer named = Newcomer.named("Maya");
        visitor().register(new Newcomer(named.email(), passphrase, named.name(), named.birthDate()));

        assertThat(visitor().signIn(named.email(), passphrase).profile().email())
                .isEqualTo(named.email());
        assertThat(Refused.in(() -> visitor().signIn(named.email(), passphrase.substring(0, 63)))
                        .code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    default void a4_a_wrong_password_and_an_unknown_address_are_refused_alike() {
        Newcomer maya = Newcomer.named("Maya");
        visitor().register(maya);

        Refused known = Refused.in(() -> visitor().signIn(maya.email(), "not the password at all"));
        Refused unknown = Refused.in(() -> visitor().signIn("nobody@example.org", "not the password at all"));

        assertThat(known.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(known).hasMessage(unknown.getMessage());
    }

    @Test
    default void a2_a_password_everybody_knows_is_refused() {
        Newcomer maya = Newcomer.named("Maya");

        for (String password : List.of("password123", "short", "Datifyy!!")) {
            Refused refused = Refused.in(
                    () -> visitor().register(new Newcomer(maya.email(), password, maya.name(), maya.birthDate())));
            assertThat(refused.code()).as(password).isEqualTo("INVALID_INPUT");
            assertThat(refused.field()).as(password).isEqualTo("password");
        }
    }

    @Test
    default void a11_a_minor_cannot_register_nor_become_one() {
        LocalDate tomorrowEighteen =
                LocalDate.now(ZoneOffset.UTC).minusYears(18).plusDays(3);
        Newcomer young = Newcomer.named("Young");

        Refused refused = Refused.in(() -> visitor().register(young.born(tomorrowEighteen)));

        assertThat(refused.code()).isEqualTo("INVALID_INPUT");
        assertThat(refused.field()).isEqualTo("date_of_birth");
        assertThat(visitor().register(young).profile().email()).isEqualTo(young.email());
    }

    @Test
    default void registering_again_signs_in_to_the_same_account_however_the_address_is_written() {
        Newcomer maya = Newcomer.named("Maya");
        Member first = visitor().register(maya);

        Member again = visitor()
                .register(new Newcomer(
                        " " + maya.email().toUpperCase(Locale.ROOT), maya.password(), "Someone", maya.birthDate()));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.profile().name()).isEqualTo("Maya");
        assertThat(first.profile().email()).isEqualTo(maya.email());
    }

    @Test
    default void a4_somebody_elses_address_gives_an_account_of_ones_own_that_only_claims_it() {
        Newcomer maya = Newcomer.named("Maya");
        Member first = visitor().register(maya);
        first.tell(Story.somewhere("GENDER_FEMALE").saying("what only Maya wrote"));

        Member other =
                visitor().register(new Newcomer(maya.email(), "seven lanterns by noon", "Someone", maya.birthDate()));

        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(other.profile().name()).isEqualTo("Someone");
        assertThat(other.profile().story().bio()).isEmpty();
        assertThat(first.profile().story().bio()).isEqualTo("what only Maya wrote");
        assertThat(visitor().signIn(maya.email(), "seven lanterns by noon").id())
                .isEqualTo(other.id());
    }

    /// Somebody who has told their story.
    private static void noDate(Runnable attempt, String why) {
        Refused refused = Refused.in(attempt);
        assertThat(refused.code()).isEqualTo("CONFLICT");
        assertThat(refused).hasMessageContaining(why);
    }

    /// Has two suggested to each other, which both accept.
    private static void wanted(Genie genie, Member one, Member other) {
        genie.suggest(genie.match(one.id(), other.id()));
        for (Member member : List.of(one, other)) {
            assertThat(member.answer(member.suggestions().getFirst().number(), true, List.of()))
                    .isEqualTo("accepted");
        }
    }

    /// Who takes part and is free at an hour.
    private Member freeAt(Instant hour, Member member) {
        assertThat(member.give(List.of(Hour.online(hour))).created()).hasSize(1);
        app().database()
                .run("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE' WHERE id = " + member.id());
        return member;
    }

    private Member neighbour(String name, Story story) {
        Member member = visitor().register(Newcomer.named(name));
        member.tell(story);
        return member;
    }
}
