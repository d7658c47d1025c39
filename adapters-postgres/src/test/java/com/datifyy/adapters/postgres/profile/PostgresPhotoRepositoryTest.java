package com.datifyy.adapters.postgres.profile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.PhotoRepositoryContract;
import com.datifyy.application.profile.port.ProfileRepository;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresPhotoRepositoryTest extends StoreTest implements PhotoRepositoryContract {
    @Override
    public ProfileRepository profiles() {
        return new PostgresProfileRepository(store.database());
    }

    @Override
    public PhotoRepository photos() {
        return new PostgresPhotoRepository(store.database());
    }

    @Test
    void the_database_itself_rules_out_a_second_primary_photo_and_a_seventh() throws SQLException {
        insert(0, true);

        assertThatThrownBy(() -> insert(1, true)).hasMessageContaining("profile_photos_one_primary");
        assertThatThrownBy(() -> insert(0, false)).hasMessageContaining("profile_photos_of_user");
        assertThatThrownBy(() -> insert(6, false)).hasMessageContaining("profile_photos_at_most_six");
    }

    private void insert(int position, boolean primary) throws SQLException {
        store.execute("""
                INSERT INTO datifyy.profile_photos
                    (id, user_id, position, is_primary, caption, width, height, created_at)
                VALUES (gen_random_uuid(), 1, %d, %b, '', 640, 480, now())""".formatted(position, primary));
    }
}
