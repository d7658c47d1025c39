package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.STAFF_DEEDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.application.admin.port.StaffLogContract;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Map;
import java.util.Set;
import org.jooq.JSONB;
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

    @Test
    void a_deed_of_a_kind_that_only_a_later_release_knows_is_left_out() {
        var known = new StaffDeed(StaffDeed.Kind.SLACK_SENT, null, null, Set.of(), "", "", TestClock.START, Map.of());
        units().run(() -> {
            log().append(known);
            store.database()
                    .writing()
                    .insertInto(STAFF_DEEDS)
                    .set(STAFF_DEEDS.KIND, "DONE_BY_A_LATER_RELEASE")
                    .set(STAFF_DEEDS.WHY, "")
                    .set(STAFF_DEEDS.NETWORK, "")
                    .set(STAFF_DEEDS.DETAILS, JSONB.valueOf("{}"))
                    .set(STAFF_DEEDS.AT, TestClock.START)
                    .execute();
        });

        assertThat(log().list(new NumberedPage.Wanted(1, 10)).items()).containsExactly(known);
    }
}
