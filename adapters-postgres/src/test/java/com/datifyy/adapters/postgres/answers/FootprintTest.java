package com.datifyy.adapters.postgres.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.InterestCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintTest {
    private static final Answers ONE = Answers.NONE.with(Basics.GENDER, Gender.FEMALE);

    @Test
    void nobody_s_answers_take_nothing_and_each_one_more() {
        assertThat(Footprint.of(Answers.NONE)).isZero();
        assertThat(Footprint.of(ONE)).isPositive();
        assertThat(Footprint.of(ONE.with(Details.BIO, "."))).isGreaterThan(Footprint.of(ONE));
    }

    @Test
    void whoever_writes_a_lot_takes_as_much_more() {
        int little = Footprint.of(ONE.with(Details.BIO, "x"));

        assertThat(Footprint.of(ONE.with(Details.BIO, "x".repeat(500)))).isEqualTo(little + 499);
    }

    @Test
    void every_part_of_a_list_counts() {
        InterestEntry reading = new InterestEntry(InterestCategory.values()[0], "reading");
        InterestEntry walking = new InterestEntry(InterestCategory.values()[0], "walking");

        assertThat(Footprint.of(ONE.with(Details.INTERESTS, List.of(reading, walking))))
                .isGreaterThan(Footprint.of(ONE.with(Details.INTERESTS, List.of(reading))));
    }
}
