package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Query;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.BareWords;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.admin.Moderation;
import com.datifyy.application.admin.UserDirectory;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.BulkAction;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finding people, and deciding who may take part, for the staff.
public final class UserAdminRoutes implements Routes.Part {
    private static final int USUAL_PAGE = 20;
    private static final Vocabulary<AccountStatus> STATUSES = Vocabulary.of(AccountStatus.class);
    private static final Vocabulary<Gender> GENDERS = Vocabulary.of(Gender.class);

    private final UserDirectory users;
    private final Moderation moderation;

    public UserAdminRoutes(UserDirectory users, Moderation moderation) {
        this.users = users;
        this.moderation = moderation;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forStaff("GET /api/v1/admin/users", this::list)
                .forStaff("GET /api/v1/admin/users/search", this::search)
                .forStaff("GET /api/v1/admin/users/{id}", this::details)
                .makingForStaff("POST /api/v1/admin/users/bulk", this::bulk)
                .forStaff("PUT /api/v1/admin/users/{id}/status", this::changeStatus)
                .forStaff("PUT /api/v1/admin/users/{id}/verify/{type}", this::verify)
                .forStaff("POST /api/v1/admin/users/{id}/sessions/revoke", this::endSessions)
                .forStaff("GET /api/v1/admin/users/{id}/activity", this::activity);
    }

    private void list(Exchange http, AdminCaller admin) {
        Query query = http.query();
        var wrong = new Faults();
        UserOrder order = wrong.of(() -> BareWords.find("sort_by", query.one("sort_by"), UserOrder.class));
        SortOrder direction = wrong.of(() -> BareWords.find("sort_order", query.one("sort_order"), SortOrder.class));
        AccountStatus status = wrong.of(() -> {
            String word = either(query, "account_status", "status");
            return word == null ? null : STATUSES.read("account_status", word);
        });
        Gender gender = wrong.of(() -> {
            String word = query.one("gender");
            return word == null ? null : GENDERS.read("gender", word);
        });
        NumberedPage.Wanted page = wrong.of(() -> wanted(query));
        if (page == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        http.answer(UserJson.list(users.list(
                admin,
                new UserDirectory.Wish(
                        order == null ? UserOrder.CREATED_AT : order, direction == SortOrder.ASC, status, gender),
                page)));
    }

    /// Which way a list goes.
    private enum SortOrder {
        ASC,
        DESC
    }

    private void search(Exchange http, AdminCaller admin) {
        Query query = http.query();
        String text = query.one("q");
        Set<UserField> fields = EnumSet.noneOf(UserField.class);
        query.all("search_fields")
                .forEach(word -> fields.add(BareWords.require("search_fields", word, UserField.class)));
        http.answer(UserJson.search(users.search(admin, "q", text == null ? "" : text, fields, wanted(query))));
    }

    private void details(Exchange http, AdminCaller admin) {
        http.answer(UserJson.details(users.details(admin, person(http))));
    }

    private void bulk(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        BulkAction action = wrong.of(() -> BareWords.require("action", body.text("action"), BulkAction.class));
        List<String> people = wrong.of(() -> body.texts("user_ids"));
        String reason = wrong.of(() -> body.text("reason"), "");
        if (people == null) {
            wrong.also(() -> Moderation.reason(reason));
        } else {
            wrong.also(() -> Moderation.requireAcceptable(people, reason));
        }
        if (action == null || people == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        http.answer(UserJson.outcome(moderation.bulk(admin, people, action, reason)));
    }

    private void changeStatus(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        AccountStatus status = wrong.of(() -> status(body));
        UserId person = wrong.of(() -> person(http));
        String reason = wrong.of(() -> body.text("reason"), "");
        wrong.also(() -> Moderation.reason(reason));
        if (status == null || person == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        http.answer(UserJson.alone(moderation.changeStatus(admin, person, status, reason)));
    }

    private static AccountStatus status(JsonInput body) {
        String text = body.requiredText("status");
        AccountStatus status;
        try {
            status = STATUSES.read("status", text);
        } catch (InvalidInput _) {
            // The whole vocabulary has a word that is refused here.
            throw Moderation.noSuchStatus();
        }
        if (status == null) {
            throw new InvalidInput("status", "is required");
        }
        return status;
    }

    private void verify(Exchange http, AdminCaller admin) {
        StaffVerification what = BareWords.require("type", http.path("type"), StaffVerification.class);
        http.answer(UserJson.verified(moderation.verify(admin, person(http), what)));
    }

    private void endSessions(Exchange http, AdminCaller admin) {
        JsonInput body = http.bodyIfAny();
        UserId person = person(http);
        var wrong = new Faults();
        String reason = wrong.of(() -> body.text("reason"), "");
        wrong.also(() -> Moderation.reason(reason));
        wrong.tell();
        int ended = moderation.endSessions(admin, person, reason);
        http.answer(Done.saying("All sessions of this person have ended").put("revokedCount", ended));
    }

    private void activity(Exchange http, AdminCaller admin) {
        http.answer(UserJson.activity(users.activity(admin, person(http), wanted(http.query()))));
    }

    static NumberedPage.Wanted wanted(Query query) {
        return query.numbered(USUAL_PAGE);
    }

    private static @Nullable String either(Query query, String name, String alias) {
        String value = query.one(name);
        return value == null ? query.one(alias) : value;
    }

    private static UserId person(Exchange http) {
        return UserId.parse(http.path("id"));
    }
}
