package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.Rotation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private final Rotation rotation = Rotation.of(
            new UserId(7), LocalDate.of(2026, 11, 26), Exposure.of(new int[] {1_900_000_000, 2}, new int[] {400, 1}));

    private record Person(int id, int rank) {}

    @Test
    void the_highest_rank_comes_first_and_of_equal_ones_the_smaller_id() {
        Random random = new Random(3);
        Promises promises = new Promises(rotation);
        List<Person> expected = new ArrayList<>();
        for (int most = 10_000; most > 9_900; most--) {
            int[] ids = random.ints(most % 90, 1, Integer.MAX_VALUE).toArray();
            promises.add(ids, most);
            for (int id : ids) {
                expected.add(new Person(id, (int) Math.sqrt(most * 10_000) + rotation.liftOf(id)));
            }
        }
        assertThat(expected).hasSizeGreaterThan(4_000);

        assertThat(takenOutOf(promises))
                .containsExactlyElementsOf(expected.stream()
                        .sorted(Comparator.comparingInt(Person::rank).reversed().thenComparingInt(Person::id))
                        .toList());
    }

    @Test
    void nobody_is_lifted_where_nobody_takes_turns() {
        Promises promises = new Promises(Rotation.NONE);
        promises.add(new int[] {5, 4}, 0);
        promises.add(new int[] {Integer.MAX_VALUE}, 10_000);

        assertThat(takenOutOf(promises))
                .containsExactly(new Person(Integer.MAX_VALUE, 10_000), new Person(4, 0), new Person(5, 0));
        assertThat(Promises.highest(8_100, Rotation.NONE)).isEqualTo(9_000);
    }

    private static List<Person> takenOutOf(Promises promises) {
        List<Person> people = new ArrayList<>();
        while (!promises.isEmpty()) {
            people.add(new Person(promises.id(), promises.rank()));
            promises.next();
        }
        return people;
    }
}
