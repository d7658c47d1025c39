package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.STAFF_DEEDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.application.admin.port.StaffLogContract;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.admin.StaffDeed;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresStaffLogTest extends StoreTest implements StaffLogContract {
    @Override
    public StaffLog log(int longest) {
        return new PostgresStaffLog(store.database(), longest);
    }

    @Test
    void c9_nobody_changes_or_removes_what_was_noted() {
        units().run(() -> log().append(new StaffDeed(
                StaffDeed.Kind.SLACK_SENT, null, null, Set.of(), "", "", TestClock.START, Map.of())));

        assertThatThrownBy(() -> units().run(() ->
                        store.database().writing().deleteFrom(STAFF_DEEDS).execute()))
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> units().run(() -> store.database()
                        .writing()
                        .update(STAFF_DEEDS)
                        .set(STAFF_DEEDS.WHY, "x")
                        .execute()))
                .hasMessageContaining("only grows");
        assertThat(store.database().reading().fetchCount(STAFF_DEEDS)).isEqualTo(1);
    }
}
