package com.datifyy.domain.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaffDeedTest {
    @ParameterizedTest
    @EnumSource(StaffDeed.Kind.class)
    void every_event_says_once_that_it_is_of_the_staff(StaffDeed.Kind kind) {
        assertThat(kind.event()).matches("STAFF_(?!STAFF_)[A-Z_]+");
    }

    @Test
    void whom_it_was_about_is_not_among_the_others_and_those_are_as_many_as_a_page_shows_at_most() {
        UserId maya = new UserId(1);
        assertThat(showing(maya, Set.of(maya, new UserId(2))).others()).containsExactly(new UserId(2));
        Set<UserId> tooMany = IntStream.rangeClosed(2, StaffDeed.MOST_OTHERS + 2)
                .mapToObj(UserId::new)
                .collect(Collectors.toSet());

        assertThatThrownBy(() -> showing(maya, tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    private static StaffDeed showing(UserId subject, Set<UserId> others) {
        return new StaffDeed(
                StaffDeed.Kind.MATCHES_LISTED, new AdminId(1), subject, others, "", "", Instant.EPOCH, Map.of());
    }
}
