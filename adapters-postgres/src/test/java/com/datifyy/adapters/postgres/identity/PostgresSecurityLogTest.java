package com.datifyy.adapters.postgres.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SecurityLogContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresSecurityLogTest extends StoreTest implements SecurityLogContract {
    private static final String COUNT = "SELECT count(*)::text FROM datifyy.audit_events";

    @Override
    public SecurityLog log() {
        return new PostgresSecurityLog(store.database());
    }

    @Test
    void h4_nobody_changes_the_record_or_deletes_what_is_young() throws SQLException {
        store.execute("""
                INSERT INTO datifyy.audit_events (kind, network, at, details)
                VALUES ('REGISTERED', '', now() - interval '88 days', '{}'),
                    ('REGISTERED', '', now() - interval '90 days', '{}')""");

        assertThatThrownBy(() -> store.execute("UPDATE datifyy.audit_events SET network = 'another'"))
                .hasMessageContaining("audit_events only grows");
        assertThatThrownBy(() -> store.execute("TRUNCATE datifyy.audit_events"))
                .hasMessageContaining("audit_events only grows");
        assertThatThrownBy(() -> store.execute("DELETE FROM datifyy.audit_events"))
                .hasMessageContaining("audit_events only grows");
        assertThat(store.strings(COUNT)).containsExactly("2");

        store.execute("DELETE FROM datifyy.audit_events WHERE at < now() - interval '89 days'");
        assertThat(store.strings(COUNT)).containsExactly("1");
    }
}
