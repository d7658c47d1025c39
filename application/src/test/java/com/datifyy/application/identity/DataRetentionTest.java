package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.curation.port.InMemoryCommentaryCache;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.KeptAnswer;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DataRetentionTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final DataRetention forgetting = new DataRetention(
            application.codes,
            application.failures,
            application.sessions,
            application.adminSessions,
            application.answeredRequests,
            application.securityLog,
            new InMemoryCommentaryCache(application.units),
            Duration.ofDays(400),
            application.units,
            application.clock);

    @Test
    void sessions_of_staff_are_forgotten_after_ninety_days() {
        var _ = application.staff(AdminRole.GENIE);
        application.clock.advance(Duration.ofDays(90));
        assertThat(forgetting.forgetOld()).isZero();

        application.clock.advance(Duration.ofSeconds(1));

        assertThat(forgetting.forgetOld()).isEqualTo(1);
    }

    @Test
    void answers_are_forgotten_after_two_days() {
        Caller asha = application.member("asha@example.org", "Asha");
        Supplier<KeptAnswer> work = () -> new KeptAnswer(200, "");
        var _ = application.idempotency.once(asha, "key", "what", work);
        application.clock.advance(Idempotency.KEPT);
        forgetting.forgetOld();
        assertThat(application.idempotency.once(asha, "key", "what", work).again())
                .isTrue();

        application.clock.advance(Duration.ofMillis(1));
        forgetting.forgetOld();

        assertThat(application.idempotency.once(asha, "key", "what", work).again())
                .isFalse();
    }

    @Test
    void what_happened_to_accounts_is_forgotten_when_the_operator_says_so() {
        var _ = application.register("asha@example.org", "Asha");
        int events = application.securityLog.all().size();
        application.clock.advance(Duration.ofDays(400));
        forgetting.forgetOld();
        assertThat(application.securityLog.all()).hasSize(events);

        application.clock.advance(Duration.ofMillis(1));
        assertThat(forgetting.forgetOld()).isEqualTo(events);

        assertThat(application.securityLog.all()).isEmpty();
    }

    @Test
    void codes_failures_and_sessions_are_forgotten_once_they_are_of_no_use() {
        SignedIn asha = application.register("asha@example.org", "Asha");
        var guess = new SignIn.Credentials(new Email("asha@example.org"), Password.presented("guess"));
        assertThatThrownBy(() -> application.signIn.signIn(guess, VISITOR)).isInstanceOf(Unauthenticated.class);
        assertThat(forgetting.forgetOld()).isZero();

        application.clock.advance(Duration.ofMinutes(11));
        assertThat(forgetting.forgetOld()).as("the code").isEqualTo(1);
        application.clock.advance(Duration.ofDays(1));
        assertThat(forgetting.forgetOld()).as("three counts of failures").isEqualTo(3);
        application.clock.advance(Duration.ofDays(7).plus(DataRetention.SESSIONS_KEPT));
        assertThat(forgetting.forgetOld()).as("the session").isEqualTo(1);
        assertThat(application.sessions.find(asha.session().id())).isEmpty();
    }
}
