package com.datifyy.domain.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaffDeedTest {
    @ParameterizedTest
    @EnumSource(StaffDeed.Kind.class)
    void every_event_says_once_that_it_is_of_the_staff(StaffDeed.Kind kind) {
        assertThat(kind.event()).matches("STAFF_(?!STAFF_)[A-Z_]+");
    }
}
