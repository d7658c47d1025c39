package com.datifyy.adapters.postgres.answers;

import static com.datifyy.adapters.postgres.schema.Tables.PARTNER_PREFERENCES;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.preferences.PreferenceColumns;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.profile.ProfileColumns;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Day;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Structure;
import com.datifyy.domain.attribute.Attribute.StructureList;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerColumnsTest extends StoreTest {
    private static final UserId MAYA = new UserId(1);

    private final PostgresProfileRepository profiles = new PostgresProfileRepository(store.database());
    private final PostgresPreferencesRepository preferences = new PostgresPreferencesRepository(store.database());

    @BeforeEach
    void somebody() {
        store.units().run(() -> {
            new PostgresUserRepository(store.database()).add(TestAccounts.account(1), TestAccounts.HASH);
            profiles.add(Profile.started(MAYA, "Maya", TestClock.START));
            preferences.add(PartnerPreferences.initial(MAYA, TestClock.START));
        });
    }

    @Test
    void every_column_belongs_to_an_attribute() {
        assertThat(Stream.concat(
                        ProfileColumns.ANSWERS.fields().stream(),
                        Stream.<Field<?>>of(PROFILES.USER_ID, PROFILES.VERSION, PROFILES.UPDATED_AT)))
                .containsExactlyInAnyOrder(PROFILES.fields());
        assertThat(Stream.concat(
                        PreferenceColumns.ANSWERS.fields().stream(),
                        Stream.<Field<?>>of(
                                PARTNER_PREFERENCES.USER_ID,
                                PARTNER_PREFERENCES.VERSION,
                                PARTNER_PREFERENCES.UPDATED_AT,
                                PARTNER_PREFERENCES.MATCH_STRENGTHS)))
                .containsExactlyInAnyOrder(PARTNER_PREFERENCES.fields());
    }

    @Test
    void whatever_an_attribute_allows_its_column_does_too() {
        for (boolean largest : new boolean[] {true, false}) {
            Answers told = extremes(ProfileGroup.everyAttribute(), largest)
                    .with(Changes.none().set(Basics.NAME, "M".repeat(largest ? 100 : 1)));
            Profile profile = profiles.find(MAYA).orElseThrow();
            store.units().run(() -> profiles.save(new Profile(MAYA, told, 0, profile.version() + 1, TestClock.START)));
            assertThat(profiles.find(MAYA).orElseThrow().answers()).isEqualTo(told);

            Answers wished = extremes(PreferenceGroup.everyAttribute(), largest);
            long version = preferences.find(MAYA).orElseThrow().version();
            store.units()
                    .run(() -> preferences.save(
                            new PartnerPreferences(MAYA, wished, Strengths.DEFAULT, version + 1, TestClock.START)));
            assertThat(preferences.find(MAYA).orElseThrow().wishes()).isEqualTo(wished);
        }
    }

    private static Answers extremes(Stream<Attribute<?>> attributes, boolean largest) {
        Changes changes = Changes.none();
        attributes
                .filter(attribute -> !attribute.equals(Basics.PHONE_NUMBER))
                .forEach(attribute -> extreme(changes, attribute, largest));
        return Answers.NONE.with(changes);
    }

    /// Characters outside the basic plane: a code point each, two Java characters, four bytes.
    private static void extreme(Changes changes, Attribute<?> attribute, boolean largest) {
        switch (attribute) {
            case Choice<?> _, Structure<?> _, StructureList<?> _ -> {} // no limit of their own in a column
            case Choices<?> choices -> all(changes, choices);
            case Text text ->
                changes.set(text, "🎈".repeat(largest ? text.maxLength() : Math.max(1, text.minLength())));
            case TextList list ->
                changes.set(
                        list,
                        IntStream.range(0, largest ? list.maxItems() : 1)
                                .mapToObj(i -> i + "🎈".repeat(list.maxLength() - 2))
                                .toList());
            case Whole whole -> changes.set(whole, largest ? whole.max() : Math.max(1, whole.min()));
            case Flag flag -> changes.set(flag, largest);
            case Day day -> changes.set(day, largest ? LocalDate.of(2026, 1, 1) : day.earliest());
        }
    }

    private static <E extends Enum<E>> void all(Changes changes, Choices<E> choices) {
        changes.set(choices, EnumSet.allOf(choices.vocabulary()));
    }

    @Test
    void words_of_a_newer_release_are_left_out() throws Exception {
        store.execute("""
                UPDATE datifyy.profiles SET drinking = 'ONLY_ON_MARS', relationship_goals = '{NOT_YET,MARRIAGE}',
                    languages = '[{"language": "MARTIAN"}, {"language": "HINDI"}]';
                INSERT INTO datifyy.interests VALUES (1, 0, 'TERRAFORMING', ''), (1, 1, 'HIKING', 'up');
                UPDATE datifyy.partner_preferences
                SET match_strengths = '{"age_range": "NICE_TO_HAVE", "planet": "MUST_HAVE", "religions": "PERHAPS",
                                        "deal_breakers": "MUST_HAVE"}'""");

        Answers told = profiles.find(MAYA).orElseThrow().answers();
        assertThat(told.has(Lifestyle.DRINKING)).isFalse();
        assertThat(told.get(Details.RELATIONSHIP_GOALS)).isEqualTo(Set.of(RelationshipGoal.MARRIAGE));
        assertThat(told.get(Details.LANGUAGES)).hasSize(1);
        assertThat(told.get(Details.INTERESTS)).hasSize(1);
        assertThat(preferences.find(MAYA).orElseThrow().strengths().chosen().keySet())
                .isEqualTo(Set.of(PartnerBasics.AGE_RANGE));
    }

    @Test
    void texts_that_an_earlier_release_took_and_this_one_does_not_are_left_out() throws Exception {
        store.execute("UPDATE datifyy.profiles SET personality_type = 'INFJ-T', bio = 'Hello'");
        assertThat(profiles.find(MAYA).orElseThrow().answers().has(Lifestyle.PERSONALITY_TYPE))
                .isFalse();
        assertThat(profiles.find(MAYA).orElseThrow().answers().get(Details.BIO)).isEqualTo("Hello");

        store.execute("UPDATE datifyy.profiles SET personality_type = 'INFJ'");
        assertThat(profiles.find(MAYA).orElseThrow().answers().get(Lifestyle.PERSONALITY_TYPE))
                .isEqualTo("INFJ");
    }
}
