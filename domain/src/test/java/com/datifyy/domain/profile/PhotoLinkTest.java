package com.datifyy.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoLinkTest {
    private static final PhotoId PHOTO = new PhotoId(new UUID(0, 1));
    private static final PhotoViewer VIEWER = new PhotoViewer.Person(new UserId(1));

    private static PhotoLink at(Instant now) {
        return PhotoLink.from(now, PHOTO, PhotoSize.FULL, VIEWER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z, 2026-03-02T12:30:00Z",
        "2026-03-02T12:14:59.999Z, 2026-03-02T12:30:00Z",
        "2026-03-02T12:15:00Z, 2026-03-02T12:45:00Z"
    })
    void d10_links_end_on_a_quarter_of_an_hour_and_stay_the_same_for_one(Instant now, Instant until) {
        assertThat(at(now).until()).isEqualTo(until);
    }

    @Test
    void d10_a_link_works_for_fifteen_to_thirty_minutes() {
        Instant start = Instant.parse("2026-03-02T12:00:00Z");
        for (int second = 0; second < 1_800; second += 7) {
            Instant now = start.plusSeconds(second);
            PhotoLink link = at(now);
            assertThat(link.works(now.plus(Duration.ofMinutes(15)))).isTrue();
            assertThat(link.works(now.plus(Duration.ofMinutes(30)))).isFalse();
        }
    }
}
