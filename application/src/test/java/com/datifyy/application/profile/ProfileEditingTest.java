package com.datifyy.application.profile;

import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.SignInOptions;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Stale;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileEditingTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final SignedIn joined = application.register("asha@example.org", "Asha Rao");
    private final Caller asha = application.accessTokens.callerOf(joined.accessToken());

    @Test
    void what_is_named_changes_and_the_rest_stays() {
        edit(Changes.none().set(Details.BIO, "Hello").set(Lifestyle.SMOKING, SmokingHabit.NEVER));

        OwnProfile profile = edit(Changes.none().clear(Details.BIO).set(Basics.GENDER, Gender.FEMALE));

        assertThat(profile.profile().answers().has(Details.BIO)).isFalse();
        assertThat(profile.profile().answers().get(Lifestyle.SMOKING)).isEqualTo(SmokingHabit.NEVER);
        assertThat(application.profileEditing.read(asha)).isEqualTo(profile);
    }

    @Test
    void the_match_card_follows_at_once() {
        edit(Changes.none().set(Details.HEIGHT, 170));

        assertThat(application.index.find(asha.id()).orElseThrow().traits().number(Criterion.HEIGHT))
                .isEqualTo(171);
    }

    @Test
    void a_new_name_is_the_accounts_too() {
        assertThat(edit(Changes.none().set(Basics.NAME, "Asha K")).user().name())
                .isEqualTo("Asha K");
    }

    @Test
    void a_change_of_an_old_version_is_refused_and_changes_nothing() {
        long read = application.profileEditing.read(asha).profile().version();
        edit(Changes.none().set(Details.BIO, "first"));

        assertThatThrownBy(() ->
                        application.profileEditing.edit(asha, Changes.none().set(Details.BIO, "second"), read))
                .isInstanceOf(Stale.class);
        assertThat(application.profileEditing.read(asha).profile().answers().get(Details.BIO))
                .isEqualTo("first");
    }

    @Test
    void d4_a_location_changes_a_few_times_a_day_and_a_refused_change_changes_nothing() {
        edit(living(12.97));
        for (int change = 1; change <= Moves.PER_DAY; change++) {
            application.clock.advance(Duration.ofMinutes(10));
            edit(living(12.97 + change * 0.1));
        }
        application.clock.advance(Duration.ofMinutes(10));

        assertThatThrownBy(() -> edit(living(13.97).set(Details.BIO, "new")))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(24 * 60 - 50)));
        assertThat(application.profileEditing.read(asha).profile().answers().has(Details.BIO))
                .isFalse();
        application.clock.advance(Duration.ofDays(1));
        edit(living(13.97));
    }

    @Test
    void d4_taking_the_location_back_and_telling_it_again_is_no_way_around() {
        edit(living(12.97));
        edit(Changes.none().clear(Details.LOCATION));

        assertThatThrownBy(() -> edit(living(52.52)))
                .isInstanceOf(TooManyRequests.class)
                .hasMessageContaining("that fast");
        edit(living(12.97));
    }

    @Test
    void d4_a_city_without_coordinates_and_another_place_in_the_same_cell_are_no_changes() {
        edit(living(12.961));
        for (int i = 0; i < 20; i++) {
            edit(living(12.961 + i * 0.0005));
            edit(Changes.none().set(Details.LOCATION, new Residence("IN", "India", "City " + i, null)));
        }
    }

    @Test
    void nobody_learns_from_a_refusal_that_a_telephone_number_has_an_account() {
        Caller ravi = application.member("ravi@example.org", "Ravi");
        edit(Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"));

        var claimed =
                application.profileEditing.edit(ravi, Changes.none().set(Basics.PHONE_NUMBER, "+91 12345 67890"), null);

        assertThat(claimed.profile().answers().get(Basics.PHONE_NUMBER)).isEqualTo("+911234567890");
        assertThat(claimed.user().phoneVerifiedAt()).isNull();
    }

    @Test
    void a8_a_proven_number_is_changed_only_soon_after_signing_in() {
        edit(Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"));
        proveNumber();
        application.units.run(() -> application.users.save(
                application.users.find(asha.id()).orElseThrow().emailProvenAt(application.clock.instant())));
        application.clock.advance(Duration.ofMinutes(15));

        assertThatThrownBy(() -> edit(Changes.none().set(Basics.PHONE_NUMBER, "+911234567891")))
                .isInstanceOf(Forbidden.class);
        edit(Changes.none().set(Basics.PHONE_NUMBER, "+911234567890").set(Details.BIO, "the same number"));
        application.clock.advance(Duration.ofMinutes(-1));

        edit(Changes.none().set(Basics.PHONE_NUMBER, "+911234567891"));
        assertThat(application.users.find(asha.id()).orElseThrow().phoneVerifiedAt())
                .isNull();
        assertThat(application.securityLog.all())
                .extracting(SecurityEvent::kind)
                .contains(SecurityEvent.Kind.PHONE_REMOVED);
    }

    @Test
    void a8_a_proven_number_that_is_the_last_way_to_sign_in_can_be_neither_taken_away_nor_exchanged_by_an_edit() {
        Caller ravi = application.callerOf(signedInBy("+911234567890"));

        for (Changes changes : List.of(
                Changes.none().clear(Basics.PHONE_NUMBER),
                Changes.none().set(Basics.PHONE_NUMBER, ""),
                Changes.none().set(Basics.PHONE_NUMBER, "+911234567891"))) {
            assertThatThrownBy(() -> application.profileEditing.edit(ravi, changes, null))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("last way to sign in");
        }

        assertThat(signedInBy("+911234567890").user().id()).isEqualTo(ravi.id());
        assertThat(application.told(Notice.NumberReleased.class)).isEmpty();
    }

    @Test
    void a8_beside_a_provider_a_proven_number_may_go_and_its_telephone_is_told() {
        Caller ravi = application.callerOf(signedInBy("+911234567890"));
        application.units.run(() -> application.links.add(
                new Link(IdentityProvider.GOOGLE, "ravi", ravi.id(), application.clock.instant())));

        var edited = application.profileEditing.edit(ravi, Changes.none().clear(Basics.PHONE_NUMBER), null);

        assertThat(edited.user().phone()).isNull();
        assertThat(application.last(Notice.NumberReleased.class).to()).isEqualTo(new PhoneNumber("+911234567890"));
    }

    @Test
    void a8_whoever_has_a_password_takes_off_a_strangers_number_before_proving_the_address_and_the_stranger_is_out() {
        edit(Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"));
        proveNumber();
        SignedIn stranger = signedInBy("+911234567890");
        assertThat(stranger.user().id()).isEqualTo(asha.id());

        edit(Changes.none().clear(Basics.PHONE_NUMBER));

        assertThat(application.users.ownerOf(new PhoneNumber("+911234567890"))).isEmpty();
        assertThat(application.accessTokens.validate(stranger.accessToken())).isEmpty();
        assertThat(application.accessTokens.validate(joined.accessToken())).isPresent();
        assertThat(application.last(Notice.NumberReleased.class).to()).isEqualTo(new PhoneNumber("+911234567890"));
        assertThat(signedInBy("+911234567890").user().id()).isNotEqualTo(asha.id());
    }

    private void proveNumber() {
        application.units.run(() -> application.users.save(
                application.users.find(asha.id()).orElseThrow().phoneProvenAt(application.clock.instant())));
    }

    private SignedIn signedInBy(String number) {
        application.clock.advance(Duration.ofMinutes(2));
        var _ = application.phoneSignIn.sendCode(() -> number, () -> "Ravi", () -> VISITOR);
        return application.phoneSignIn.signIn(
                new PhoneSignIn.Form(
                        () -> number,
                        () -> application.last(Notice.PhoneCode.class).code(),
                        () -> "",
                        () -> SignInOptions.NONE),
                () -> VISITOR);
    }

    @Test
    void a11_an_edit_to_a_minors_birth_date_suspends_the_account_although_it_is_refused() {
        assertThatThrownBy(() -> edit(Changes.none().set(Basics.DATE_OF_BIRTH, LocalDate.of(2012, 1, 1))))
                .isInstanceOf(Forbidden.class);

        assertThat(application.users.find(asha.id()).orElseThrow().status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(application.profiles.find(asha.id()).orElseThrow().birthDate())
                .isEqualTo(LocalDate.of(1996, 5, 17));
        assertThatThrownBy(() -> application.accessTokens.callerOf(joined.accessToken()))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void an_implausible_birth_date_is_only_refused() {
        assertThatThrownBy(() -> edit(Changes.none().set(Basics.DATE_OF_BIRTH, LocalDate.of(2030, 1, 1))))
                .isInstanceOf(InvalidInput.class);

        assertThat(application.users.find(asha.id()).orElseThrow().status()).isEqualTo(AccountStatus.PENDING);
    }

    private static Changes living(double latitude) {
        GeoCell cell = GeoCell.containing(latitude, 77.59);
        return Changes.none().set(Details.LOCATION, new Residence("IN", "India", "Bengaluru", cell));
    }

    private OwnProfile edit(Changes changes) {
        return application.profileEditing.edit(asha, changes, null);
    }
}
