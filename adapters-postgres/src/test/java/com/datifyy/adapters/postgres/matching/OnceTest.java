package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.preferences.MatchStrength;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnceTest {
    private static Wish wish(long wanted) {
        return new Wish(Criterion.GENDER, MatchStrength.MUST_HAVE, wanted, Set.of(), true);
    }

    @Test
    void of_equal_objects_one_is_given_out_and_others_stay_themselves() {
        Once<Wish> once = new Once<>(4);
        Wish first = once.of(wish(1));

        assertThat(once.of(wish(1))).isSameAs(first);
        for (int wanted = 0; wanted < 100; wanted++) {
            assertThat(once.of(wish(wanted))).isEqualTo(wish(wanted));
        }
    }
}
