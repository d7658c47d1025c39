package com.datifyy.adapters.rest.account;

import com.datifyy.adapters.rest.auth.DeviceInfo;
import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.identity.AccountClosure;
import com.datifyy.application.identity.DataExport;
import com.datifyy.domain.identity.Caller;
import java.time.Instant;

/// Taking one's data along, and leaving.
public final class AccountRoutes implements Routes.Part {
    private final AccountClosure closure;
    private final DataExport export;

    public AccountRoutes(AccountClosure closure, DataExport export) {
        this.closure = closure;
        this.export = export;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("DELETE /api/v1/user/account", this::close)
                .forCaller("POST /api/v1/user/account/code", this::sendCode)
                .forCaller("GET /api/v1/user/export", this::export);
    }

    private void sendCode(Exchange http, Caller caller) {
        Instant until = closure.sendCode(caller, DeviceInfo.visitor(http, http.bodyIfAny()));
        http.answer(Done.sent("A code is on its way to you", until));
    }

    private void close(Exchange http, Caller caller) {
        JsonInput body = http.bodyIfAny();
        Instant purgedAt = closure.close(
                caller,
                () -> body.text("password"),
                () -> body.anyText("code", "otp_code"),
                () -> body.text("reason"),
                http.visitor());
        http.answer(Done.saying("The account is closed. Until it is deleted for good, signing in can open it again")
                .put("purgedAt", purgedAt.toString()));
    }

    private void export(Exchange http, Caller caller) {
        http.answerHeader("Content-Disposition", "attachment; filename=\"datifyy-export.json\"")
                .answer(ExportJson.of(export.export(caller, http.network()), caller.session()));
    }
}
