package com.datifyy.application.preferences.port;

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
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of partner preferences keeps.
public interface PreferencesRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);

    UnitOfWork units();

    UserRepository users();

    PreferencesRepository preferences();

    @BeforeEach
    default void somebody_with_the_initial_preferences() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
            preferences().add(PartnerPreferences.initial(MAYA, NOW));
        });
    }

    @Test
    default void the_initial_preferences_are_found() {
        assertThat(preferences().find(MAYA)).contains(PartnerPreferences.initial(MAYA, NOW));
        assertThat(preferences().find(new UserId(2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    default void every_preference_is_kept(long seed) {
        Answers everything = SampleAnswers.toAll(PreferenceGroup.everyAttribute(), new Random(seed));
        assertThat(everything.answered())
                .hasSize((int) PreferenceGroup.everyAttribute().count());
        PartnerPreferences full = new PartnerPreferences(MAYA, everything, Strengths.DEFAULT, 1, NOW.plusSeconds(60));

        units().run(() -> preferences().save(full));

        PartnerPreferences found = preferences().find(MAYA).orElseThrow();
        PreferenceGroup.everyAttribute()
                .forEach(attribute -> assertThat((Object) found.wishes().get(attribute))
                        .as(attribute.name())
                        .isEqualTo(everything.get(attribute)));
        assertThat(found).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6, 7})
    default void what_is_not_wished_any_more_is_gone(long seed) {
        Random random = new Random(seed);
        Answers everything = SampleAnswers.toAll(PreferenceGroup.everyAttribute(), random);
        units().run(() -> preferences().save(new PartnerPreferences(MAYA, everything, Strengths.DEFAULT, 1, NOW)));
        Answers some = SampleAnswers.toSome(PreferenceGroup.everyAttribute(), random);

        units().run(() -> preferences().save(new PartnerPreferences(MAYA, some, Strengths.DEFAULT, 2, NOW)));

        assertThat(preferences().find(MAYA).orElseThrow().wishes()).isEqualTo(some);
    }

    @Test
    default void every_strength_is_kept() {
        Random random = new Random(8);
        Map<Attribute<?>, MatchStrength> chosen = new LinkedHashMap<>();
        PreferenceGroup.everyAttribute()
                .filter(Strengths::canBeSetFor)
                .forEach(attribute -> chosen.put(attribute, MatchStrength.values()[random.nextInt(3)]));
        PartnerPreferences changed =
                PartnerPreferences.initial(MAYA, NOW).with(Changes.none(), chosen, NOW.plusSeconds(1));

        units().run(() -> preferences().save(changed));

        assertThat(preferences().find(MAYA)).contains(changed);
    }

    @Test
    default void of_two_changes_to_one_version_the_second_is_refused() {
        PartnerPreferences read = preferences().find(MAYA).orElseThrow();
        PartnerPreferences first = read.with(Changes.none().set(PartnerBasics.DISTANCE_PREFERENCE, 10), Map.of(), NOW);
        PartnerPreferences second = read.with(Changes.none().clear(PartnerLifestyle.RELIGIONS), Map.of(), NOW);
        units().run(() -> preferences().save(first));

        assertThatThrownBy(() -> units().run(() -> preferences().save(second))).isInstanceOf(Stale.class);

        assertThat(preferences().find(MAYA)).contains(first);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        PartnerPreferences changed = PartnerPreferences.initial(MAYA, NOW).with(Changes.none(), Map.of(), NOW);

        assertThatThrownBy(() -> preferences().save(changed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> preferences().add(PartnerPreferences.initial(new UserId(2), NOW)))
                .isInstanceOf(IllegalStateException.class);
    }
}
