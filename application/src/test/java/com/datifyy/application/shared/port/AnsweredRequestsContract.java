package com.datifyy.application.shared.port;

import static com.datifyy.application.admin.TestStaff.admin;
import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.AnsweredRequests.Answered;
import com.datifyy.application.shared.port.AnsweredRequests.Owner;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.KeptAnswer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every store of answered requests keeps.
public interface AnsweredRequestsContract {
    Instant NOW = TestClock.START;
    Owner MAYA = new Owner.Person(new UserId(1));
    Owner ARJUN = new Owner.Person(new UserId(2));
    Owner LENA = new Owner.Staff(new AdminId(1));
    String REQUEST = "a".repeat(64);
    KeptAnswer ANSWER = new KeptAnswer(201, "{\"made\":true}");

    UnitOfWork units();

    UserRepository users();

    AdminRepository admins();

    AnsweredRequests answered();

    private void answer(Owner owner, String key, Instant at) {
        units().run(() -> {
            switch (owner) {
                case Owner.Person person
                when users().find(person.id()).isEmpty() -> {
                    var _ = users().add(account(person.id().value()), HASH);
                }
                case Owner.Staff staff
                when admins().find(staff.id()).isEmpty() -> {
                    var _ = admins().add(admin(staff.id().value()), HASH);
                }
                case Owner.Person _, Owner.Staff _ -> {
                    // is there already
                }
            }
            assertThat(answered().begin(owner, key, REQUEST, at)).isTrue();
            answered().keep(owner, key, ANSWER);
        });
    }

    @Test
    default void an_answer_is_found_by_its_owner_and_key() {
        answer(MAYA, "key", NOW);
        answer(ARJUN, "other", NOW);
        answer(LENA, "hers", NOW);

        assertThat(answered().find(MAYA, "key")).contains(new Answered(REQUEST, ANSWER));
        assertThat(answered().find(ARJUN, "key")).isEmpty();
        assertThat(answered().find(MAYA, "other")).isEmpty();
        assertThat(answered().find(LENA, "hers")).contains(new Answered(REQUEST, ANSWER));
        assertThat(answered().find(MAYA, "hers")).isEmpty();
        assertThat(answered().find(LENA, "key")).isEmpty();
        assertThat(units().<Boolean>execute(() -> answered().begin(MAYA, "key", "b".repeat(64), NOW)))
                .isFalse();
        assertThat(answered().find(MAYA, "key")).contains(new Answered(REQUEST, ANSWER));
    }

    @Test
    default void what_failed_was_never_begun() {
        assertThatThrownBy(() -> units().run(() -> {
                    answer(MAYA, "key", NOW);
                    throw new IllegalArgumentException("it went wrong");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(answered().find(MAYA, "key")).isEmpty();
    }

    @Test
    default void f4_of_many_with_one_key_at_once_one_begins_and_the_others_find_its_answer() throws Exception {
        answer(MAYA, "an earlier one", NOW);
        var begun = new AtomicInteger();

        List<Answered> found = Crowd.of(
                8,
                _ -> units().execute(() -> {
                    if (answered().begin(MAYA, "key", REQUEST, NOW)) {
                        begun.incrementAndGet();
                        answered().keep(MAYA, "key", ANSWER);
                    }
                    return answered().find(MAYA, "key").orElseThrow();
                }));

        assertThat(found).hasSize(8).containsOnly(new Answered(REQUEST, ANSWER));
        assertThat(begun).hasValue(1);
    }

    @Test
    default void old_answers_are_forgotten() {
        answer(MAYA, "old", NOW.minusSeconds(1));
        answer(MAYA, "new", NOW);

        assertThat(units().<Integer>execute(() -> answered().forget(NOW))).isEqualTo(1);

        assertThat(answered().find(MAYA, "old")).isEmpty();
        assertThat(answered().find(MAYA, "new")).isPresent();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        answer(MAYA, "key", NOW);

        assertThatThrownBy(() -> answered().begin(MAYA, "other", REQUEST, NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> answered().keep(MAYA, "key", ANSWER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> answered().forget(NOW)).isInstanceOf(IllegalStateException.class);
    }
}
