package com.datifyy.adapters.postgres.admin;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.AdminDirectory.Change;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.dates.DateHandover;
import com.datifyy.application.dates.DateNotices;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LastSuperAdminTest extends StoreTest {
    private static final int SUPERS = 6;

    @Test
    void c8_however_many_take_the_role_from_each_other_at_once_one_is_left() throws Exception {
        var clock = new TestClock();
        var sessions = new PostgresAdminSessionRepository(store.database());
        var directory = new AdminDirectory(
                admins(),
                sessions,
                handover(clock),
                new Deeds(new PostgresStaffLog(store.database()), clock),
                units(),
                clock);
        units().run(() -> {
            for (int number = 1; number <= SUPERS; number++) {
                var _ = admins().add(TestStaff.admin(number), HASH);
                sessions.open(TestStaff.session(number, number, clock.instant()), "%064d".formatted(number));
            }
        });
        var start = new CountDownLatch(1);
        List<Future<Boolean>> attempts = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 1; number <= SUPERS; number++) {
                AdminCaller one = caller(number);
                AdminId next = new AdminId(number % SUPERS + 1);
                attempts.add(executor.submit(() -> {
                    start.await();
                    return takesTheRoleFrom(directory, one, next);
                }));
            }
            start.countDown();
        }

        int taken = 0;
        for (Future<Boolean> attempt : attempts) {
            taken += attempt.get() ? 1 : 0;
        }
        Set<AdminId> left = Set.copyOf(units().execute(() -> admins().activeSuperAdminsForUpdate().stream()
                .map(admin -> admin.id())
                .toList()));
        assertThat(left).hasSize(SUPERS - taken).isNotEmpty();
    }

    private DateHandover handover(TestClock clock) {
        var settings = new PostgresSettingsRepository(store.database());
        var notices = new DateNotices(
                users(),
                settings,
                admins(),
                new Notifications(
                        new PostgresOutbox(store.database(), new PlainSecretBox()),
                        new ChosenClocks(settings),
                        new CountingIds(),
                        clock));
        return new DateHandover(new PostgresDateRepository(store.database()), notices, clock);
    }

    private static boolean takesTheRoleFrom(AdminDirectory directory, AdminCaller one, AdminId other) {
        try {
            var _ = directory.change(one, other, new Change(null, null, AdminRole.SUPPORT, null));
            return true;
        } catch (Refusal.Forbidden | Refusal.Conflict refused) {
            return false;
        }
    }

    private static AdminCaller caller(int number) {
        return new AdminCaller(
                new AdminId(number), new AdminSessionId(new UUID(7, number)), AdminRole.SUPER_ADMIN, "203.0.113.0/24");
    }
}
