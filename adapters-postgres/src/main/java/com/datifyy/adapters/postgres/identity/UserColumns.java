package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.USERS;

import com.datifyy.adapters.postgres.StandingQuestion.Row;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;

/// Rows of the table of accounts.
public final class UserColumns {
    public static final List<Field<?>> FIELDS = List.of(
            USERS.ID,
            USERS.EMAIL,
            USERS.NAME,
            USERS.PHONE_NUMBER,
            USERS.STATUS,
            USERS.EMAIL_VERIFIED_AT,
            USERS.PHONE_VERIFIED_AT,
            USERS.CREATED_AT,
            USERS.LAST_LOGIN_AT,
            USERS.LAST_ACTIVE_AT,
            USERS.CLOSED_AT);

    private UserColumns() {}

    public static User user(Record row) {
        return userIn(row::get);
    }

    static User userIn(Row row) {
        String email = row.get(USERS.EMAIL);
        String phone = row.get(USERS.PHONE_NUMBER);
        return new User(
                new UserId(row.get(USERS.ID)),
                email == null ? null : new Email(email),
                row.get(USERS.NAME),
                phone == null ? null : new PhoneNumber(phone),
                AccountStatus.valueOf(row.get(USERS.STATUS)),
                row.get(USERS.EMAIL_VERIFIED_AT),
                row.get(USERS.PHONE_VERIFIED_AT),
                row.get(USERS.CREATED_AT),
                row.get(USERS.LAST_LOGIN_AT),
                row.get(USERS.LAST_ACTIVE_AT),
                row.get(USERS.CLOSED_AT));
    }
}
