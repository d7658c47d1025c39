package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgesTest {
    @ParameterizedTest
    @ValueSource(strings = {"2023-02-28", "2024-02-28", "2024-02-29", "2024-03-01", "2025-12-31", "2026-01-01"})
    void they_are_those_of_the_calendar_for_every_birth_date(LocalDate day) {
        Ages ages = Ages.on(day);

        List<LocalDate> wrong = day.minusYears(200)
                .datesUntil(day.plusYears(2))
                .filter(born -> ages.of(born.toEpochDay()) != Age.on(day, born))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-28", "2024-02-29", "2026-11-26"})
    void the_last_birth_date_with_an_age_is_followed_by_one_that_is_too_late(LocalDate day) {
        Ages ages = Ages.on(day);

        for (int age = 0; age < 200; age++) {
            LocalDate last = LocalDate.ofEpochDay(ages.lastBornWith(age));

            assertThat(Age.on(day, last)).isGreaterThanOrEqualTo(age);
            if (age > 0) {
                assertThat(Age.on(day, last.plusDays(1))).isLessThan(age);
            }
        }
    }
}
