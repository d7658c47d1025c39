package com.datifyy.application.profile.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.SampleAnswers;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of profiles keeps.
public interface ProfileRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);

    UnitOfWork units();

    UserRepository users();

    ProfileRepository profiles();

    @BeforeEach
    default void two_people_with_a_name_each() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
            profiles().add(Profile.started(MAYA, account(1).name(), NOW));
            profiles().add(Profile.started(ARJUN, account(2).name(), NOW));
        });
    }

    private Profile stored(UserId owner) {
        return profiles().find(owner).orElseThrow();
    }

    private Profile saved(UserId owner, Changes changes) {
        Profile changed = stored(owner).with(changes, NOW.plusSeconds(60));
        units().run(() -> profiles().save(changed));
        return changed;
    }

    @Test
    default void a_started_profile_has_a_name_and_nothing_else() {
        assertThat(profiles().find(MAYA)).contains(Profile.started(MAYA, "Person 1", NOW));
        assertThat(profiles().find(new UserId(3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    default void every_attribute_is_kept(long seed) {
        Answers everything = SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(seed));
        assertThat(everything.answered())
                .hasSize((int) ProfileGroup.everyAttribute().count());
        Profile full = new Profile(MAYA, everything, 0, 1, NOW.plusSeconds(60));

        units().run(() -> profiles().save(full));

        Profile found = stored(MAYA);
        ProfileGroup.everyAttribute()
                .forEach(attribute -> assertThat((Object) found.answers().get(attribute))
                        .as(attribute.name())
                        .isEqualTo(everything.get(attribute)));
        assertThat(found).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6, 7})
    default void what_is_not_answered_any_more_is_gone(long seed) {
        Random random = new Random(seed);
        Answers everything = SampleAnswers.toAll(ProfileGroup.everyAttribute(), random);
        units().run(() -> profiles().save(new Profile(MAYA, everything, 0, 1, NOW)));
        Answers some =
                SampleAnswers.toSome(ProfileGroup.everyAttribute(), random).with(Basics.NAME, "Maya");

        units().run(() -> profiles().save(new Profile(MAYA, some, 0, 2, NOW)));

        assertThat(stored(MAYA).answers()).isEqualTo(some);
    }

    @Test
    default void each_attribute_can_be_the_only_answer() {
        Answers everything = SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(8));
        for (Attribute<?> attribute : ProfileGroup.everyAttribute().toList()) {
            Profile before = stored(MAYA);
            Answers only = copy(everything, attribute, Answers.NONE.with(Basics.NAME, "Maya"));

            units().run(() -> profiles().save(new Profile(MAYA, only, 0, before.version() + 1, NOW)));

            assertThat(stored(MAYA).answers()).as(attribute.name()).isEqualTo(only);
        }
    }

    private static <V> Answers copy(Answers from, Attribute<V> attribute, Answers to) {
        return to.with(attribute, from.get(attribute));
    }

    @Test
    default void name_and_telephone_number_are_the_accounts() {
        saved(MAYA, Changes.none().set(Basics.NAME, "Maya Rao").set(Basics.PHONE_NUMBER, "+911234567890"));

        User account = users().find(MAYA).orElseThrow();
        assertThat(account.name()).isEqualTo("Maya Rao");
        assertThat(account.phone()).isEqualTo(new PhoneNumber("+911234567890"));

        saved(MAYA, Changes.none().clear(Basics.PHONE_NUMBER));
        assertThat(users().find(MAYA).orElseThrow().phone()).isNull();
    }

    @Test
    default void a_telephone_number_that_changes_is_no_longer_verified() {
        saved(MAYA, Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"));
        User before = users().find(MAYA).orElseThrow();
        units().run(() -> users().save(before.phoneProvenAt(NOW)));

        saved(MAYA, Changes.none().set(Details.BIO, "Hello").set(Basics.PHONE_NUMBER, "+911234567890"));
        assertThat(users().find(MAYA).orElseThrow().phoneVerifiedAt()).isEqualTo(NOW);

        saved(MAYA, Changes.none().set(Basics.PHONE_NUMBER, "+911234567891"));
        assertThat(users().find(MAYA).orElseThrow().phoneVerifiedAt()).isNull();
    }

    @Test
    default void another_proven_number_takes_the_place_of_the_one_before_in_one_step() {
        var before = new PhoneNumber("+911234567890");
        var another = new PhoneNumber("+911234567891");
        saved(MAYA, Changes.none().set(Basics.PHONE_NUMBER, before.value()));
        User owner = users().find(MAYA).orElseThrow().phoneProvenAt(NOW);
        units().run(() -> users().save(owner));
        Profile changed =
                stored(MAYA).with(Changes.none().set(Basics.PHONE_NUMBER, another.value()), NOW.plusSeconds(60));

        units().run(() -> {
            profiles().save(changed);
            users().save(owner.withNumberProven(another, NOW.plusSeconds(60)));
        });

        assertThat(users().ownerOf(another).map(User::id)).contains(MAYA);
        assertThat(users().ownerOf(before)).isEmpty();
        assertThat(users().find(MAYA)).contains(owner.withNumberProven(another, NOW.plusSeconds(60)));
    }

    @Test
    default void many_may_claim_one_telephone_number() {
        saved(MAYA, Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"));

        saved(ARJUN, Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"));

        assertThat(users().find(ARJUN).orElseThrow().phone()).isEqualTo(new PhoneNumber("+911234567890"));
        assertThat(users().find(MAYA).orElseThrow().phone()).isEqualTo(new PhoneNumber("+911234567890"));
    }

    @Test
    default void of_two_changes_to_one_version_the_second_is_refused() {
        Profile read = stored(MAYA);
        Profile first = read.with(Changes.none().set(Lifestyle.DRINKING, DrinkingHabit.values()[0]), NOW);
        Profile second = read.with(Changes.none().set(Details.BIO, "Hello"), NOW);
        units().run(() -> profiles().save(first));

        assertThatThrownBy(() -> units().run(() -> profiles().save(second))).isInstanceOf(Stale.class);

        assertThat(stored(MAYA)).isEqualTo(first);
    }

    @Test
    default void several_are_found_at_once_and_strangers_are_left_out() {
        Profile maya = saved(MAYA, Changes.none().set(Details.BIO, "Hello").set(Details.INTERESTS, interests()));

        assertThat(profiles().findAll(List.of(ARJUN, MAYA, new UserId(3))))
                .isEqualTo(Map.of(MAYA, maya, ARJUN, stored(ARJUN)));
        assertThat(profiles().findAll(List.of())).isEmpty();
    }

    private static List<InterestEntry> interests() {
        return SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(9)).get(Details.INTERESTS);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        Profile changed = stored(MAYA).with(Changes.none().set(Details.BIO, "Hello"), NOW);

        assertThatThrownBy(() -> profiles().save(changed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> profiles().add(Profile.started(MAYA, "Maya", NOW)))
                .isInstanceOf(IllegalStateException.class);
    }
}
