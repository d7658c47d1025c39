package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.CountingRateLimiter.Use;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Actor;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final Network HOME = Network.of("192.0.2.7");
    private static final Network ELSEWHERE = Network.of("198.51.100.9");
    private static final Caller MAYA = new Caller(new UserId(42), new SessionId(new UUID(0, 1)));
    private static final Door.Operation READING = new Door.Operation(Tier.DEFAULT, null);
    private static final Door.Operation SIGNING_IN = new Door.Operation(Tier.LOGIN, null);
    private static final Door.Operation CURATING = new Door.Operation(Tier.ADMIN, Permission.CURATE);

    private final CountingRateLimiter limiter = new CountingRateLimiter(new TestClock());
    private final Door door = new Door(new RequestLimits(limiter, LimitPolicy.STANDARD));
    private final List<Standing> told = new ArrayList<>();

    @Test
    void whoever_may_is_let_in_and_counted_for_network_and_person() {
        assertThat(letIn(READING, HOME, () -> MAYA, told::add)).isEqualTo(MAYA);
        assertThat(limiter.uses())
                .containsExactly(new Use("default", "network 192.0.2.7"), new Use("default", "person 42"));
    }

    @Test
    void b4_whoever_is_asked_for_again_is_still_in_while_nothing_changed_and_is_not_counted_again() {
        door.stillIn("x", () -> CURATING, HOME, () -> staff(AdminRole.GENIE), staff(AdminRole.GENIE));
        door.stillIn("x", () -> READING, HOME, () -> MAYA, MAYA);

        assertThat(limiter.uses()).isEmpty();
    }

    @Test
    void b4_whoever_was_signed_out_or_got_another_role_since_is_not_in_any_more() {
        assertThatExceptionOfType(Unauthenticated.class)
                .isThrownBy(() -> door.stillIn(
                        "x",
                        () -> READING,
                        HOME,
                        () -> {
                            throw new Unauthenticated("no");
                        },
                        MAYA));
        assertThatExceptionOfType(Forbidden.class)
                .as("a role that may not")
                .isThrownBy(() -> door.stillIn(
                        "x", () -> CURATING, HOME, () -> staff(AdminRole.SUPPORT), staff(AdminRole.GENIE)));
        assertThatExceptionOfType(Forbidden.class)
                .as("a role that may, but what follows goes by the one before")
                .isThrownBy(() -> door.stillIn(
                        "x", () -> CURATING, HOME, () -> staff(AdminRole.SUPER_ADMIN), staff(AdminRole.GENIE)));
    }

    @Test
    void where_anybody_may_come_nobody_has_to_be_known() {
        assertThat(letIn(READING, HOME, () -> null, told::add)).isNull();
        assertThat(told).hasSize(1);
    }

    @Test
    void a_network_without_permits_has_no_token_looked_at() {
        exhaust(HOME);

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> letIn(SIGNING_IN, HOME, () -> fail("looked at a token"), told::add));
        assertThat(told.getLast().granted()).isFalse();
    }

    @Test
    void whoever_proves_nothing_has_taken_a_permit_of_their_network() {
        assertThatExceptionOfType(Unauthenticated.class)
                .isThrownBy(() -> door.letIn(
                        "x",
                        () -> READING,
                        HOME,
                        () -> {
                            throw new Unauthenticated("no");
                        },
                        told::add));
        assertThat(limiter.uses()).containsExactly(new Use("default", "network 192.0.2.7"));
    }

    @Test
    void of_network_and_person_the_tighter_one_is_told_last() {
        for (int i = 0; i < 3; i++) {
            letIn(SIGNING_IN, HOME, () -> MAYA, told::add);
        }
        told.clear();

        letIn(SIGNING_IN, ELSEWHERE, () -> MAYA, told::add);

        assertThat(told).extracting(Standing::remaining).containsExactly(9, 6);
    }

    @Test
    void a_network_with_fewer_permits_left_than_its_caller_is_told_last() {
        for (int i = 0; i < 3; i++) {
            letIn(SIGNING_IN, HOME, () -> null, told::add);
        }
        told.clear();

        letIn(SIGNING_IN, HOME, () -> MAYA, told::add);

        assertThat(told).extracting(Standing::remaining).containsExactly(6, 6);
    }

    @Test
    void a_person_has_no_more_permits_in_another_network() {
        for (int i = 0; i < 10; i++) {
            letIn(SIGNING_IN, HOME, () -> MAYA, told::add);
        }

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> letIn(SIGNING_IN, ELSEWHERE, () -> MAYA, told::add));
    }

    @Test
    void c3_an_operation_of_staff_needs_a_role_with_its_permission() {
        assertThat(letIn(CURATING, HOME, () -> staff(AdminRole.GENIE), told::add))
                .isEqualTo(staff(AdminRole.GENIE));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> letIn(CURATING, HOME, () -> staff(AdminRole.SUPPORT), told::add));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> letIn(CURATING, HOME, () -> MAYA, told::add));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> letIn(CURATING, HOME, () -> null, told::add));
    }

    private @Nullable Actor letIn(
            Door.Operation operation, Network network, Door.Proof proof, Consumer<Standing> told) {
        return door.letIn("x", () -> operation, network, proof, told);
    }

    private void exhaust(Network network) {
        for (int i = 0; i < 10; i++) {
            letIn(SIGNING_IN, network, () -> null, told::add);
        }
    }

    private static AdminCaller staff(AdminRole role) {
        return new AdminCaller(new AdminId(7), new AdminSessionId(new UUID(0, 7)), role, "192.0.2.0/24");
    }
}
