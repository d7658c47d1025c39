package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoLink;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.profile.PhotoViewer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HmacPhotoLinksTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final HmacPhotoLinks links = new HmacPhotoLinks(key(7));

    private static DataKey key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return DataKey.of(Base64.getEncoder().encodeToString(bytes));
    }

    private static PhotoLink link(int seed) {
        Random random = new Random(seed);
        return PhotoLink.from(
                NOW.plusSeconds(random.nextInt(1_000_000_000)),
                new PhotoId(new UUID(random.nextLong(), random.nextLong())),
                PhotoSize.values()[random.nextInt(2)],
                new PhotoViewer.Person(new UserId(1 + random.nextInt(Integer.MAX_VALUE))));
    }

    /// The same for a member of staff who has the same number.
    private static PhotoLink forStaff(PhotoLink link) {
        int number = ((PhotoViewer.Person) link.viewer()).id().value();
        return new PhotoLink(link.photo(), link.size(), new PhotoViewer.Staff(new AdminId(number)), link.until());
    }

    @Test
    void a_link_comes_back_as_it_was_sealed_and_always_looks_the_same() {
        for (int seed = 0; seed < 200; seed++) {
            String sealed = links.seal(link(seed));

            assertThat(links.open(sealed)).contains(link(seed));
            assertThat(links.seal(link(seed))).isEqualTo(sealed);
            assertThat(sealed).matches("[A-Za-z0-9_-]{60}");
        }
    }

    @Test
    void a_link_for_the_staff_is_none_for_a_person_of_the_same_number() {
        for (int seed = 0; seed < 200; seed++) {
            PhotoLink link = forStaff(link(seed));
            String sealed = links.seal(link);

            assertThat(links.open(sealed)).contains(link);
            assertThat(links.open(links.seal(link(seed)))).contains(link(seed));
            assertThat(sealed).matches("[A-Za-z0-9_-]{62}");
        }
    }

    @Test
    void d10_no_link_survives_a_changed_bit() {
        for (PhotoLink link : List.of(link(1), forStaff(link(1)))) {
            assertNoBitCanChange(links.seal(link));
        }
    }

    private void assertNoBitCanChange(String sealed) {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(links.open(Base64.getUrlEncoder().withoutPadding().encodeToString(altered)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void d10_a_link_of_another_key_is_none_of_ours() {
        assertThat(links.open(new HmacPhotoLinks(key(8)).seal(link(1)))).isEmpty();
    }

    @Test
    void what_is_not_exactly_a_link_is_none() {
        String sealed = links.seal(link(1));

        for (String other : new String[] {"", "%", sealed.substring(1), sealed + "A", sealed + "=", "A".repeat(60)}) {
            assertThat(links.open(other)).as(other).isEmpty();
        }
    }
}
