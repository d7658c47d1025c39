package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.AdminDirectory.Change;
import com.datifyy.application.admin.StaffJoining;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.figures.TimeZones;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Who belongs to the staff, and oneself.
public final class StaffRoutes implements Routes.Part {
    private static final int USUAL_PAGE = 20;

    private final AdminDirectory directory;
    private final StaffJoining joining;

    public StaffRoutes(AdminDirectory directory, StaffJoining joining) {
        this.directory = directory;
        this.joining = joining;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forStaff("GET /api/v1/admin/admins", this::list)
                .makingForStaff("POST /api/v1/admin/admins", this::create)
                .forStaff("PUT /api/v1/admin/admins/{id}", this::change)
                .forStaff("DELETE /api/v1/admin/admins/{id}", this::remove)
                .forStaff("PUT /api/v1/admin/admins/{id}/role", this::changeRole)
                .forStaff("POST /api/v1/admin/admins/{id}/second-factor/reset", this::resetSecondFactor)
                .forStaff("GET /api/v1/admin/profile", this::profile)
                .forStaff("PUT /api/v1/admin/profile", this::changeProfile);
    }

    private void list(Exchange http, AdminCaller admin) {
        NumberedPage<Admin> page = directory.list(admin, http.query().numbered(USUAL_PAGE));
        ObjectNode json = Json.object();
        json.set("admins", Json.list(page.items().stream().map(AdminJson::of).toList()));
        http.answer(json.put("totalCount", page.total())
                .put("page", page.page())
                .put("pageSize", page.size())
                .put("totalPages", page.pages()));
    }

    private void create(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var form = new StaffJoining.Form(
                () -> body.text("email"),
                () -> body.text("name"),
                () -> body.text("password"),
                () -> AdminJson.requiredRole(body),
                () -> genie(body));
        http.answer(201, AdminJson.alone(joining.create(admin, form)));
    }

    private void change(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        String name = wrong.of(() -> given(body, "name"));
        Email email = wrong.of(() -> email(body));
        AdminRole role = wrong.of(() -> AdminJson.role(body));
        Boolean genie = wrong.of(() -> body.find("is_genie") == null ? null : genie(body));
        if (name != null) {
            wrong.also(() -> Admin.called(name));
        }
        wrong.tell();
        var change = new Change(name, email, role, genie);
        http.answer(AdminJson.alone(directory.change(admin, staff(http), change)));
    }

    private void changeRole(Exchange http, AdminCaller admin) {
        var change = new Change(null, null, AdminJson.requiredRole(http.body()), null);
        http.answer(AdminJson.alone(directory.change(admin, staff(http), change)));
    }

    private void remove(Exchange http, AdminCaller admin) {
        directory.remove(admin, staff(http));
        http.answer(Done.saying("This member of staff cannot sign in any more"));
    }

    private void resetSecondFactor(Exchange http, AdminCaller admin) {
        directory.resetSecondFactor(admin, staff(http));
        http.answer(Done.saying("They set up another authenticator app when they sign in next"));
    }

    private void profile(Exchange http, AdminCaller admin) {
        http.answer(AdminJson.alone(directory.profile(admin)));
    }

    private void changeProfile(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        String name = wrong.of(() -> given(body, "name"));
        Email email = wrong.of(() -> email(body));
        ZoneId zone = wrong.of(() -> zone(body));
        if (name != null) {
            wrong.also(() -> Admin.called(name));
        }
        wrong.tell();
        http.answer(AdminJson.alone(directory.changeProfile(admin, name, email, zone)));
    }

    private static AdminId staff(Exchange http) {
        return AdminId.parse(http.path("id"));
    }

    private static @Nullable String given(JsonInput body, String name) {
        return body.has(name) ? body.text(name) : null;
    }

    private static @Nullable Email email(JsonInput body) {
        String email = given(body, "email");
        return email == null ? null : new Email(email);
    }

    private static @Nullable ZoneId zone(JsonInput body) {
        String zone = given(body, "time_zone");
        return zone == null ? null : TimeZones.named(zone);
    }

    private static boolean genie(JsonInput body) {
        return body.flag("is_genie", false);
    }
}
