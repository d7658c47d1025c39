package com.datifyy.bench.service;

import static com.datifyy.bench.survive.Fate.ACKNOWLEDGED;
import static com.datifyy.bench.survive.Fate.REFUSED;
import static com.datifyy.bench.survive.Fate.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bench.load.Target;
import com.datifyy.bench.service.SecondSession.Step;
import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.domain.identity.FailedSignIns.Patience;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SecondSessionTest {
    private static final Reply SIGNED_IN = new Reply(200, "{\"accessToken\":\"a\",\"refreshToken\":\"r\"}", false);
    private static final Reply HAS_TO_WAIT = new Reply(429, "{\"error\":\"please wait\"}", false);
    private static final int FREE = Patience.ONE_NETWORK.free();

    private final SecondSession session = new SecondSession(new Talk(Target.onPort(9)), "somebody@example.org", "{}");

    @Test
    void whoever_was_not_answered_as_often_as_is_free_may_be_made_to_wait() throws Exception {
        notAnswered(FREE);

        session.answered(Step.SIGN_IN, REFUSED, HAS_TO_WAIT, false);

        assertThat(session.wrong()).isEmpty();
    }

    @Test
    void nobody_else_may_be_made_to_wait() throws Exception {
        notAnswered(FREE - 1);

        session.answered(Step.SIGN_IN, REFUSED, HAS_TO_WAIT, false);

        assertThat(session.wrong())
                .containsExactly("somebody@example.org was refused to sign in: 429 {\"error\":\"please wait\"}");
    }

    @Test
    void a_success_forgives_them_where_the_address_is_proven() throws Exception {
        notAnswered(FREE);
        comesAndGoes(true);

        session.answered(Step.SIGN_IN, REFUSED, HAS_TO_WAIT, true);

        assertThat(session.wrong().getFirst()).contains("was refused to sign in");
    }

    @Test
    void a_success_forgives_nothing_where_it_is_not() throws Exception {
        notAnswered(FREE);
        comesAndGoes(false);

        session.answered(Step.SIGN_IN, REFUSED, HAS_TO_WAIT, false);

        assertThat(session.wrong()).noneMatch(wrong -> wrong.contains("was refused"));
    }

    @Test
    void nobody_is_made_to_wait_who_has_signed_in() throws Exception {
        notAnswered(FREE);

        session.answered(Step.REFRESH, REFUSED, HAS_TO_WAIT, false);

        assertThat(session.wrong()).singleElement().asString().contains("was refused to refresh");
    }

    private void notAnswered(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            session.answered(Step.SIGN_IN, UNKNOWN, null, false);
        }
    }

    private void comesAndGoes(boolean proven) throws IOException {
        session.answered(Step.SIGN_IN, ACKNOWLEDGED, SIGNED_IN, proven);
        session.answered(Step.REFRESH, UNKNOWN, null, proven);
    }
}
