package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.accounts.Authenticator;
import com.datifyy.bootstrap.cli.Staffing;
import com.datifyy.domain.admin.AdminRole;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// One member of staff of each role, who joined and signed in like everybody does: the first by the
/// operator's command, the others by the first.
public final class Colleagues {
    public static final String PASSWORD = "a quiet walk by the river";
    private static final String FIRST = "super-admin@example.org";

    private final Http strangers;
    private final Map<AdminRole, Colleague> byRole = new EnumMap<>(AdminRole.class);

    /// @param recoveryCodes which were not used yet; each opens a session
    record Colleague(String id, String email, Deque<String> recoveryCodes, String token) {}

    private Colleagues(Http strangers) {
        this.strangers = strangers;
    }

    public static Colleagues in(RunningApp app) {
        return in(app.environment(), app.http());
    }

    /// @param environment of the service
    static Colleagues in(Map<String, String> environment, Http strangers) {
        var colleagues = new Colleagues(strangers);
        colleagues.begin(environment);
        Http lena = strangers.elsewhere().as(colleagues.token(AdminRole.SUPER_ADMIN));
        for (AdminRole role : Arrays.copyOfRange(AdminRole.values(), 1, AdminRole.values().length)) {
            String email = role.name().toLowerCase(Locale.ROOT) + "@example.org";
            Answer joined = lena.post(
                    "/api/v1/admin/admins",
                    "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Somebody\",\"role\":\"%s\"}"
                            .formatted(email, PASSWORD, role));
            assertThat(joined.status()).as(joined::text).isEqualTo(201);
            colleagues.byRole.put(role, colleagues.settledIn(email));
        }
        return colleagues;
    }

    /// A super admin where nobody else of the staff is needed.
    static Http superAdmin(RunningApp app) {
        var alone = new Colleagues(app.http());
        alone.begin(app.environment());
        return app.http().as(alone.token(AdminRole.SUPER_ADMIN));
    }

    /// Makes one before the service starts, for whoever looks at its log, which the operator's command sets up anew.
    static void makeSuperAdmin(Database database) {
        Staffing.createSuperAdmin(RunningApp.environment(database, RunningApp.anotherSecret()), FIRST, PASSWORD);
    }

    /// The one who was made before.
    static Http settledSuperAdmin(RunningApp app) {
        return app.http().as(new Colleagues(app.http()).tokenOf(FIRST));
    }

    private void begin(Map<String, String> environment) {
        Staffing.createSuperAdmin(environment, FIRST, PASSWORD);
        byRole.put(AdminRole.SUPER_ADMIN, settledIn(FIRST));
    }

    /// The token of a session that stays open.
    public String token(AdminRole role) {
        return byRole.get(role).token();
    }

    public String id(AdminRole role) {
        return byRole.get(role).id();
    }

    String email(AdminRole role) {
        return byRole.get(role).email();
    }

    /// The token of whoever joined and was not there yet.
    String tokenOf(String email) {
        return settledIn(email).token();
    }

    /// A code that opens one session.
    String recoveryCode(AdminRole role) {
        return byRole.get(role).recoveryCodes().remove();
    }

    /// The token of a session of its own.
    public String anotherToken(AdminRole role) {
        Colleague colleague = byRole.get(role);
        return signIn(colleague.email(), colleague.recoveryCodes().remove())
                .at("/token")
                .asText();
    }

    private Colleague settledIn(String email) {
        Answer begun = strangers.elsewhere().post("/api/v1/admin/second-factor/enroll", credentials(email, ""));
        assertThat(begun.status()).as(begun::text).isEqualTo(200);
        String code = Authenticator.told(begun.at("/secret").asText()).code();
        Answer confirmed = strangers
                .elsewhere()
                .post("/api/v1/admin/second-factor/confirm", credentials(email, ",\"code\":\"" + code + "\""));
        assertThat(confirmed.status()).as(confirmed::text).isEqualTo(200);
        Deque<String> codes = new ArrayDeque<>();
        confirmed.at("/recoveryCodes").forEach(one -> codes.add(one.asText()));
        Answer signedIn = signIn(email, codes.remove());
        return new Colleague(
                signedIn.at("/adminId").asText(),
                email,
                codes,
                signedIn.at("/token").asText());
    }

    private Answer signIn(String email, String code) {
        Answer signedIn =
                strangers.elsewhere().post("/api/v1/admin/login", credentials(email, ",\"code\":\"" + code + "\""));
        assertThat(signedIn.status()).as(signedIn::text).isEqualTo(200);
        return signedIn;
    }

    private static String credentials(String email, String more) {
        return "{\"email\":\"%s\",\"password\":\"%s\"%s}".formatted(email, PASSWORD, more);
    }
}
