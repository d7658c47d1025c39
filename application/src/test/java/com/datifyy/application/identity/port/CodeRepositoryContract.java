package com.datifyy.application.identity.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of codes keeps.
public interface CodeRepositoryContract {
    UnitOfWork units();

    UserRepository users();

    CodeRepository codes();

    private OneTimeCode code(CodePurpose purpose, String subject, String digest) {
        return OneTimeCode.issued(purpose, subject, null, digest, "", TestClock.START);
    }

    private void put(OneTimeCode code) {
        units().run(() -> codes().put(code));
    }

    private Optional<OneTimeCode> find(CodePurpose purpose, String subject) {
        return units().execute(() -> codes().findForUpdate(purpose, subject));
    }

    private Optional<OneTimeCode> findByDigest(CodePurpose purpose, String digest) {
        return units().execute(() -> codes().findByDigestForUpdate(purpose, digest));
    }

    @Test
    default void a_code_is_found_by_subject_and_by_digest_with_everything_it_had() {
        units().run(() -> users().add(account(7), HASH));
        var code = OneTimeCode.issued(
                CodePurpose.PROVE_EMAIL, "account 7", new UserId(7), "d1", "Maya Rao", TestClock.START);

        put(code);

        assertThat(find(CodePurpose.PROVE_EMAIL, "account 7")).contains(code);
        assertThat(findByDigest(CodePurpose.PROVE_EMAIL, "d1")).contains(code);
    }

    @ParameterizedTest
    @EnumSource(CodePurpose.class)
    default void every_purpose_is_kept_and_counts_apart(CodePurpose purpose) {
        put(code(purpose, "maya", "d"));

        assertThat(find(purpose, "maya")).isPresent();
        for (CodePurpose other : CodePurpose.values()) {
            if (other != purpose) {
                assertThat(find(other, "maya")).isEmpty();
                assertThat(findByDigest(other, "d")).isEmpty();
            }
        }
    }

    @Test
    default void a_new_code_takes_the_place_of_the_one_before() {
        put(code(CodePurpose.PROVE_EMAIL, "maya", "old"));
        put(code(CodePurpose.PROVE_EMAIL, "maya", "new"));

        assertThat(findByDigest(CodePurpose.PROVE_EMAIL, "old")).isEmpty();
        assertThat(find(CodePurpose.PROVE_EMAIL, "maya"))
                .map(OneTimeCode::digest)
                .contains("new");
    }

    @Test
    default void a_missed_guess_is_kept() {
        var code = code(CodePurpose.PROVE_EMAIL, "maya", "d").askedFrom("203.0.113.0/24");
        put(code);
        assertThat(find(CodePurpose.PROVE_EMAIL, "maya")).contains(code);

        put(code.missed("203.0.113.0/24").missed("").missed(""));

        assertThat(find(CodePurpose.PROVE_EMAIL, "maya"))
                .contains(code.missed("203.0.113.0/24").missed("").missed(""));
    }

    @Test
    default void a_removed_code_is_gone_and_others_are_not() {
        put(code(CodePurpose.PROVE_EMAIL, "maya", "d1"));
        put(code(CodePurpose.PROVE_EMAIL, "arjun", "d2"));

        units().run(() -> codes().remove(CodePurpose.PROVE_EMAIL, "maya"));

        assertThat(find(CodePurpose.PROVE_EMAIL, "maya")).isEmpty();
        assertThat(find(CodePurpose.PROVE_EMAIL, "arjun")).isPresent();
    }

    @Test
    default void what_ended_is_forgotten_and_what_lives_is_not() {
        put(code(CodePurpose.PROVE_EMAIL, "maya", "d1"));
        put(code(CodePurpose.RESET_PASSWORD, "maya", "d2"));

        int forgotten = units().execute(() -> codes().removeExpired(TestClock.START.plus(Duration.ofMinutes(30))));

        assertThat(forgotten).isEqualTo(1);
        assertThat(find(CodePurpose.PROVE_EMAIL, "maya")).isEmpty();
        assertThat(find(CodePurpose.RESET_PASSWORD, "maya")).isPresent();
    }

    @Test
    default void nothing_is_found_where_nothing_is() {
        assertThat(find(CodePurpose.PROVE_EMAIL, "maya")).isEmpty();
        assertThat(findByDigest(CodePurpose.PROVE_EMAIL, "d")).isEmpty();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> codes().put(code(CodePurpose.PROVE_EMAIL, "maya", "d")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> codes().findForUpdate(CodePurpose.PROVE_EMAIL, "maya"))
                .isInstanceOf(IllegalStateException.class);
    }
}
