package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.ADMINS;

import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.Email;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;

/// Members of staff as rows, without what they sign in with.
final class AdminRows {
    static final List<Field<?>> FIELDS = List.of(
            ADMINS.ID,
            ADMINS.EMAIL,
            ADMINS.NAME,
            ADMINS.ROLE,
            ADMINS.GENIE,
            ADMINS.ACTIVE,
            ADMINS.CREATED_AT,
            ADMINS.CREATED_BY,
            ADMINS.LAST_LOGIN_AT,
            ADMINS.TIME_ZONE);

    private AdminRows() {}

    static Admin admin(Record row) {
        Integer by = row.get(ADMINS.CREATED_BY);
        return new Admin(
                new AdminId(row.get(ADMINS.ID)),
                new Email(row.get(ADMINS.EMAIL)),
                row.get(ADMINS.NAME),
                AdminRole.valueOf(row.get(ADMINS.ROLE)),
                row.get(ADMINS.GENIE),
                row.get(ADMINS.ACTIVE),
                row.get(ADMINS.CREATED_AT),
                by == null ? null : new AdminId(by),
                row.get(ADMINS.LAST_LOGIN_AT),
                ZoneId.of(row.get(ADMINS.TIME_ZONE)));
    }
}
