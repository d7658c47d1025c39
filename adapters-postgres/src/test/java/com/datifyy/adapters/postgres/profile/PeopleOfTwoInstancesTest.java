package com.datifyy.adapters.postgres.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.TwoLevels;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.profile.port.PersonRepository;
import com.datifyy.application.shared.SealedCopies;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.InMemorySharedCopies;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Profile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Two instances that leave copies for one another: whatever becomes of the copies, both read what is true.
class PeopleOfTwoInstancesTest extends StoredPeopleTest {
    private static final UserId ARJUN = new UserId(2);

    private final TestClock clock = new TestClock();
    private final InMemorySharedCopies kept = new InMemorySharedCopies(clock);
    private final SharedCopies copies = new SealedCopies(new PlainSecretBox(), kept);
    private final PostgresPersonRepository one = instance(copies);
    private final PostgresPersonRepository other = instance(copies);

    /// One reads, then the other.
    @Override
    public PersonRepository people() {
        return id -> {
            Optional<PersonRepository.Person> read = one.find(id);
            assertThat(other.find(id)).isEqualTo(read);
            return read;
        };
    }

    private PersonRepository.Person truth(UserId id) {
        return units().execute(() -> one.find(id).orElseThrow()); // inside a unit of work nothing is remembered
    }

    private void changeHeight(UserId id, int height) {
        units().run(() -> profiles.save(profiles.find(id)
                .orElseThrow()
                .with(Changes.none().set(Details.HEIGHT, height), NOW.plusSeconds(height))));
    }

    @Test
    void the_other_instance_takes_the_copy_with_one_question_and_remembers_it() {
        one.find(MAYA);
        assertThat(kept.commands()).containsExactly("get", "set");

        assertThat(other.find(MAYA)).contains(truth(MAYA));
        assertThat(kept.commands()).containsExactly("get", "set", "get");
        assertThat(lately().hits()).isEqualTo(1);

        one.find(MAYA);
        other.find(MAYA);
        assertThat(kept.commands()).as("known in the process").hasSize(3);
    }

    @Test
    void after_a_change_the_copy_of_before_is_not_even_looked_for() {
        people().find(MAYA);
        Set<String> before = kept.names();

        changeHeight(MAYA, 171);

        assertThat(one.find(MAYA)).as("whoever changed it").contains(truth(MAYA));
        assertThat(other.find(MAYA)).as("the other").contains(truth(MAYA));
        assertThat(kept.names()).hasSize(before.size() + 1).containsAll(before);
    }

    @Test
    void a_copy_that_was_altered_is_found_out() {
        List<UnaryOperator<byte[]>> lies = List.of(
                bytes -> new byte[0],
                bytes -> Arrays.copyOf(bytes, bytes.length / 2),
                bytes -> "nonsense".repeat(200).getBytes(UTF_8));
        for (UnaryOperator<byte[]> lie : lies) {
            one.find(MAYA);
            kept.alterEverything(lie);

            assertThat(instance(copies).find(MAYA)).contains(truth(MAYA));
            assertThat(lately().unreadable()).isEqualTo(1);
            changeHeight(MAYA, 160 + lies.indexOf(lie));
        }
    }

    @Test
    void d12_somebody_elses_copy_and_one_of_before_are_found_out() {
        units().run(() -> {
            users().add(TestAccounts.account(2), TestAccounts.HASH);
            profiles.add(Profile.started(ARJUN, "Arjun", NOW));
            preferences.add(PartnerPreferences.initial(ARJUN, NOW));
        });
        one.find(MAYA);
        String mayas = onlyName();
        kept.forgetEverything();
        one.find(ARJUN);
        String arjuns = onlyName();
        kept.passOff(arjuns, mayas);

        assertThat(instance(copies).find(MAYA)).contains(truth(MAYA));
        assertThat(lately().unreadable()).isEqualTo(1);

        kept.forgetEverything();
        changeHeight(MAYA, 172);
        one.find(MAYA);
        kept.passOff(onlyName(), mayas);
        String now = kept.names().stream()
                .filter(name -> !name.equals(mayas))
                .findFirst()
                .orElseThrow();
        kept.passOff(mayas, now); // sealed for another version

        assertThat(instance(copies).find(MAYA)).contains(truth(MAYA));
    }

    @Test
    void what_opens_and_is_nobody_is_not_believed_either() {
        PostgresPersonRepository trusting = instance(kept);
        trusting.find(MAYA);
        kept.alterEverything(_ -> "sealed by somebody with the key".getBytes(UTF_8));

        assertThat(instance(kept).find(MAYA)).contains(truth(MAYA));
        assertThat(lately().unreadable()).isEqualTo(1);
    }

    @Test
    void h6_without_copies_everything_is_read_from_the_rows() {
        one.find(MAYA);
        kept.forgetEverything();
        assertThat(instance(copies).find(MAYA)).as("forgotten").contains(truth(MAYA));
        assertThat(lately().misses()).isEqualTo(1);

        kept.goAway();
        assertThat(instance(copies).find(MAYA)).as("away").contains(truth(MAYA));
        assertThat(lately().skipped()).isEqualTo(1);
        changeHeight(MAYA, 173);
        assertThat(people().find(MAYA)).contains(truth(MAYA));

        kept.comeBack();
        changeHeight(MAYA, 174);
        assertThat(people().find(MAYA)).contains(truth(MAYA));
    }

    @Test
    void whoever_is_deleted_is_found_by_nobody_and_their_copy_goes_in_five_minutes() throws SQLException {
        people().find(MAYA);
        store.execute("""
                DELETE FROM datifyy.partner_preferences WHERE user_id = 1;
                DELETE FROM datifyy.profiles WHERE user_id = 1""");

        assertThat(one.find(MAYA)).isEmpty();
        assertThat(other.find(MAYA)).isEmpty();

        String name = onlyName();
        assertThat(kept.find(name)).isInstanceOf(SharedCopies.Copy.class);
        clock.advance(Duration.ofMinutes(5));
        assertThat(kept.find(name)).isEqualTo(SharedCopies.Absence.NOT_THERE);
    }

    @Test
    void inside_a_unit_of_work_nobody_is_asked_and_nothing_is_left() {
        units().run(() -> {
            changeHeight(MAYA, 175);
            one.find(MAYA);
        });

        assertThat(kept.commands()).isEmpty();
    }

    @Test
    void where_nobody_keeps_copies_there_is_no_second_level() {
        PostgresPersonRepository alone = instance(null);

        assertThat(alone.find(MAYA)).contains(truth(MAYA));
        assertThat(alone.find(MAYA)).containsSame(alone.find(MAYA).orElseThrow());
    }

    private String onlyName() {
        assertThat(kept.names()).hasSize(1);
        return kept.names().iterator().next();
    }

    /// Of the instance made last.
    private TwoLevels<?> lately() {
        return store.database().shared().get("people");
    }
}
