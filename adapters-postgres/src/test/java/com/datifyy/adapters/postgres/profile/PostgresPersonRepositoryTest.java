package com.datifyy.adapters.postgres.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.profile.port.PersonRepository;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Profile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresPersonRepositoryTest extends StoredPeopleTest {
    private final PostgresPersonRepository people = instance(null);

    @Override
    public PersonRepository people() {
        return people;
    }

    @Test
    void what_somebody_else_changed_in_the_database_is_seen_at_once() throws SQLException {
        for (int height = 150; height < 155; height++) {
            assertThat(people.find(MAYA)).isPresent();
            assertThat(profiles.findAll(List.of(MAYA))).containsKey(MAYA);

            store.execute("UPDATE datifyy.profiles SET height = " + height + " WHERE user_id = 1");

            assertThat(people.find(MAYA).orElseThrow().profile().answers().get(Details.HEIGHT))
                    .isEqualTo(height);
            assertThat(profiles.findAll(List.of(MAYA)).values())
                    .extracting(profile -> profile.answers().get(Details.HEIGHT))
                    .containsExactly(height);
        }
    }

    @Test
    void a_photo_more_is_seen_at_once() throws SQLException {
        assertThat(people.find(MAYA).orElseThrow().profile().photos()).isZero();
        Map<?, Profile> before = profiles.findAll(List.of(MAYA));

        store.execute("""
                INSERT INTO datifyy.profile_photos
                    (id, user_id, position, is_primary, caption, width, height, created_at)
                VALUES (gen_random_uuid(), 1, 0, true, '', 640, 480, now())""");

        assertThat(people.find(MAYA).orElseThrow().profile().photos()).isEqualTo(1);
        assertThat(profiles.findAll(List.of(MAYA))).isNotEqualTo(before);
    }

    @Test
    void what_has_not_changed_is_not_read_again() {
        var first = people.find(MAYA).orElseThrow();
        var profile = profiles.findAll(List.of(MAYA)).get(MAYA);

        assertThat(people.find(MAYA).orElseThrow()).isSameAs(first);
        assertThat(profiles.findAll(List.of(MAYA)).get(MAYA)).isSameAs(profile);
    }
}
