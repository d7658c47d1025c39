package com.datifyy.adapters.rest.http;

import com.datifyy.application.shared.BodyLimits;
import com.datifyy.application.shared.Tier;
import com.datifyy.domain.admin.Permission;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every route of the service with who may call it and how often. What is not listed cannot be served.
///
/// Staff is named with the permission that a role needs. The number is the contract's; aliases repeat it, and
/// routes that the contract does not number have a dash.
public final class AccessTable {
    private static final String PHOTOS = "/api/v1/user/photos";
    private static final String RULES = """
            1   GET     /                                                ANONYMOUS  NONE
            2   GET     /health                                          ANONYMOUS  NONE
            3   GET     /ready                                           ANONYMOUS  NONE
            -   GET     /readyz                                          ANONYMOUS  NONE
            -   GET     /livez                                           ANONYMOUS  NONE
            -   GET     /health/db                                       ANONYMOUS  NONE
            -   GET     /health/redis                                    ANONYMOUS  NONE
            -   GET     /openapi.yaml                                    ANONYMOUS  NONE
            -   GET     /openapi.json                                    ANONYMOUS  NONE
            -   GET     /docs                                            ANONYMOUS  NONE
            -   GET     /docs/{file}                                     ANONYMOUS  NONE
            -   GET     /.well-known/jwks.json                           ANONYMOUS  NONE
            -   GET     /metrics                                         OPERATOR   NONE
            -   GET     /debug/vars                                      INTERNAL   NONE
            4   GET     /api/test-db                                     INTERNAL   DEFAULT
            5   GET     /api/test-redis                                  INTERNAL   DEFAULT

            6   POST    /api/v1/auth/register/email                      ANONYMOUS  REGISTER
            7   POST    /api/v1/auth/login/email                         ANONYMOUS  LOGIN
            8   POST    /api/v1/auth/token/refresh                       ANONYMOUS  TOKEN
            9   POST    /api/v1/auth/token/revoke                        ANONYMOUS  TOKEN
            10  POST    /api/v1/auth/register/phone                      ANONYMOUS  REGISTER
            11  POST    /api/v1/auth/otp/request                         ANONYMOUS  CODE
            11  POST    /api/v1/auth/phone/otp/request                   ANONYMOUS  CODE
            12  POST    /api/v1/auth/login/phone                         ANONYMOUS  LOGIN
            13  POST    /api/v1/auth/login/oauth                         ANONYMOUS  LOGIN
            14  POST    /api/v1/auth/token/validate                      ANONYMOUS  TOKEN
            15  POST    /api/v1/auth/verification/email/send             ANONYMOUS  CODE
            15  POST    /api/v1/auth/email/verification/send             ANONYMOUS  CODE
            16  POST    /api/v1/auth/verification/email/verify           ANONYMOUS  CODE_CHECK
            16  POST    /api/v1/auth/email/verification/confirm          ANONYMOUS  CODE_CHECK
            17  POST    /api/v1/auth/verification/resend                 ANONYMOUS  CODE
            18  POST    /api/v1/auth/verification/phone/send             ANONYMOUS  CODE
            18  POST    /api/v1/auth/phone/verification/send             ANONYMOUS  CODE
            19  POST    /api/v1/auth/verification/phone/verify           ANONYMOUS  CODE_CHECK
            19  POST    /api/v1/auth/phone/verification/confirm          ANONYMOUS  CODE_CHECK
            20  POST    /api/v1/auth/password/reset/request              ANONYMOUS  CODE
            21  POST    /api/v1/auth/password/reset/confirm              ANONYMOUS  CODE_CHECK
            22  POST    /api/v1/auth/password/change                     USER       LOGIN
            23  GET     /api/v1/auth/session/current                     USER       DEFAULT
            24  GET     /api/v1/auth/sessions                            USER       DEFAULT
            25  POST    /api/v1/auth/session/revoke                      USER       DEFAULT
            25  DELETE  /api/v1/auth/sessions/{sessionId}                USER       DEFAULT
            26  POST    /api/v1/auth/sessions/revoke-all                 USER       DEFAULT
            27  GET     /api/v1/auth/devices                             USER       DEFAULT
            28  POST    /api/v1/auth/device/trust                        USER       DEFAULT
            29  POST    /api/v1/auth/device/revoke                       USER       DEFAULT
            30  POST    /api/v1/auth/logout                              USER       DEFAULT
            31  POST    /api/v1/auth/logout/all                          USER       DEFAULT
            -   GET     /api/v1/auth/second-factor                       USER       DEFAULT
            -   POST    /api/v1/auth/second-factor/enroll                USER       LOGIN
            -   POST    /api/v1/auth/second-factor/confirm               USER       CODE_CHECK
            -   POST    /api/v1/auth/second-factor/recovery-codes        USER       CODE_CHECK
            -   POST    /api/v1/auth/second-factor/disable               USER       LOGIN
            -   GET     /api/v1/auth/identities                          USER       DEFAULT
            -   POST    /api/v1/auth/identities                          USER       LOGIN
            -   DELETE  /api/v1/auth/identities/{provider}               USER       LOGIN

            32  GET     /api/v1/user/me                                  USER       DEFAULT
            32  GET     /api/v1/user/profile                             USER       DEFAULT
            33  PUT     /api/v1/user/me                                  USER       DEFAULT
            33  PUT     /api/v1/user/profile                             USER       DEFAULT
            34  GET     /api/v1/user/profile/{userId}                    USER       DISCOVER
            35  DELETE  /api/v1/user/account                             USER       LOGIN
            -   POST    /api/v1/user/account/code                        USER       CODE
            -   GET     /api/v1/user/export                              USER       DEFAULT
            36  POST    /api/v1/user/photos                              USER       DEFAULT
            36  POST    /api/v1/user/photos/upload                       USER       DEFAULT
            37  DELETE  /api/v1/user/photos/{photoId}                    USER       DEFAULT
            -   PUT     /api/v1/user/photos/{photoId}                    USER       DEFAULT
            -   GET     /api/v1/photos/{link}                            ANONYMOUS  PHOTO
            38  GET     /api/v1/user/search                              USER       DISCOVER
            39  GET     /api/v1/user/recommendations                     USER       DISCOVER
            -   GET     /api/v1/user/recommendations/leeway              USER       DISCOVER
            40  GET     /api/v1/user/preferences                         USER       DEFAULT
            41  PUT     /api/v1/user/preferences                         USER       DEFAULT
            42  GET     /api/v1/partner-preferences                      USER       DEFAULT
            42  GET     /api/v1/user/preferences/partner                 USER       DEFAULT
            43  PUT     /api/v1/partner-preferences                      USER       DEFAULT
            43  PUT     /api/v1/user/preferences/partner                 USER       DEFAULT
            44  POST    /api/v1/user/block/{userId}                      USER       DEFAULT
            45  DELETE  /api/v1/user/block/{userId}                      USER       DEFAULT
            46  GET     /api/v1/user/blocked                             USER       DEFAULT
            47  POST    /api/v1/user/report/{userId}                     USER       DEFAULT
            48  GET     /api/v1/user/suggestions                         USER       DEFAULT
            49  POST    /api/v1/user/suggestions/{id}/respond            USER       DEFAULT
            49  POST    /api/v1/user/suggestions/{id}                    USER       DEFAULT
            50  GET     /api/v1/user/love-zone/dashboard                 USER       DEFAULT
            51  GET     /api/v1/user/love-zone/suggestions               USER       DEFAULT
            52  GET     /api/v1/user/love-zone/upcoming                  USER       DEFAULT
            53  GET     /api/v1/user/love-zone/past                      USER       DEFAULT
            54  GET     /api/v1/user/love-zone/rejected                  USER       DEFAULT
            55  GET     /api/v1/user/love-zone/statistics                USER       DEFAULT
            -   POST    /api/v1/user/dates/{id}/cancel                   USER       DEFAULT
            -   POST    /api/v1/user/dates/{id}/feedback                 USER       DEFAULT
            -   GET     /api/v1/user/dates/{id}/calendar                 USER       DEFAULT
            56  GET     /api/v1/availability                             USER       DEFAULT
            57  POST    /api/v1/availability                             USER       DEFAULT
            58  DELETE  /api/v1/availability                             USER       DEFAULT
            58  DELETE  /api/v1/availability/{id}                        USER       DEFAULT
            59  PUT     /api/v1/availability/{id}                        USER       DEFAULT

            60  POST    /api/v1/admin/login                              ANONYMOUS  LOGIN
            -   POST    /api/v1/admin/second-factor/enroll               ANONYMOUS  LOGIN
            -   POST    /api/v1/admin/second-factor/confirm              ANONYMOUS  LOGIN
            -   POST    /api/v1/admin/logout                             STAFF/OWN_PROFILE     ADMIN
            -   POST    /api/v1/admin/password/change                    STAFF/OWN_PROFILE     LOGIN
            61  GET     /api/v1/admin/users                              STAFF/SEE_USERS       ADMIN
            62  GET     /api/v1/admin/users/search                       STAFF/SEE_USERS       ADMIN
            63  GET     /api/v1/admin/users/{id}                         STAFF/SEE_USERS       ADMIN
            64  POST    /api/v1/admin/users/bulk                         STAFF/CHANGE_USERS    ADMIN
            65  PUT     /api/v1/admin/users/{id}/status                  STAFF/CHANGE_USERS    ADMIN
            66  PUT     /api/v1/admin/users/{id}/verify/{type}           STAFF/CHANGE_USERS    ADMIN
            -   POST    /api/v1/admin/users/{id}/sessions/revoke         STAFF/CHANGE_USERS    ADMIN
            67  GET     /api/v1/admin/users/{id}/activity                STAFF/SEE_USERS       ADMIN
            -   GET     /api/v1/admin/reports                            STAFF/REVIEW_REPORTS  ADMIN
            -   GET     /api/v1/admin/reports/{id}                       STAFF/REVIEW_REPORTS  ADMIN
            -   PUT     /api/v1/admin/reports/{id}                       STAFF/REVIEW_REPORTS  ADMIN
            -   GET     /api/v1/admin/audit                              STAFF/MANAGE_STAFF    ADMIN
            68  GET     /api/v1/admin/suggestions/{userId}               STAFF/SEE_CURATION    ADMIN
            69  GET     /api/v1/admin/dates                              STAFF/SEE_CURATION    ADMIN
            70  POST    /api/v1/admin/dates                              STAFF/CURATE          ADMIN
            71  PUT     /api/v1/admin/dates/{id}                         STAFF/CURATE          ADMIN
            72  POST    /api/v1/admin/dates/schedule                     STAFF/CURATE          ADMIN
            -   GET     /api/v1/admin/shared-hours                       STAFF/SEE_CURATION    ADMIN
            73  GET     /api/v1/admin/curation/candidates                STAFF/SEE_CURATION    ADMIN
            74  POST    /api/v1/admin/curation/analyze                   STAFF/CURATE          AI
            75  POST    /api/v1/admin/curation/action                    STAFF/CURATE          ADMIN
            76  GET     /api/v1/admin/curation/matches                   STAFF/SEE_CURATION    ADMIN
            77  POST    /api/v1/admin/curation/matches/{id}/suggest      STAFF/CURATE          ADMIN
            77  POST    /api/v1/admin/curation/matches/{id}              STAFF/CURATE          ADMIN
            77  POST    /api/v1/admin/curation/matches/{id}/{anything}   STAFF/CURATE          ADMIN
            78  GET     /api/v1/admin/analytics/platform                 STAFF/SEE_FIGURES     ADMIN
            78  GET     /api/v1/admin/analytics                          STAFF/SEE_FIGURES     ADMIN
            79  GET     /api/v1/admin/analytics/user-growth              STAFF/SEE_FIGURES     ADMIN
            80  GET     /api/v1/admin/analytics/active-users             STAFF/SEE_FIGURES     ADMIN
            81  GET     /api/v1/admin/analytics/signups                  STAFF/SEE_FIGURES     ADMIN
            82  GET     /api/v1/admin/analytics/demographics             STAFF/SEE_FIGURES     ADMIN
            83  GET     /api/v1/admin/analytics/locations                STAFF/SEE_FIGURES     ADMIN
            84  GET     /api/v1/admin/analytics/availability             STAFF/SEE_FIGURES     ADMIN
            85  GET     /api/v1/admin/admins                             STAFF/MANAGE_STAFF    ADMIN
            86  POST    /api/v1/admin/admins                             STAFF/MANAGE_STAFF    ADMIN
            87  PUT     /api/v1/admin/admins/{id}                        STAFF/MANAGE_STAFF    ADMIN
            88  DELETE  /api/v1/admin/admins/{id}                        STAFF/MANAGE_STAFF    ADMIN
            89  PUT     /api/v1/admin/admins/{id}/role                   STAFF/MANAGE_STAFF    ADMIN
            -   POST    /api/v1/admin/admins/{id}/second-factor/reset    STAFF/MANAGE_STAFF    ADMIN
            90  GET     /api/v1/admin/profile                            STAFF/OWN_PROFILE     ADMIN
            91  PUT     /api/v1/admin/profile                            STAFF/OWN_PROFILE     ADMIN

            92  POST    /api/v1/slack/send                               STAFF/SEND_TO_SLACK   ADMIN
            93  POST    /api/v1/slack/alert                              STAFF/SEND_TO_SLACK   ADMIN
            94  POST    /api/v1/slack/notification                       STAFF/SEND_TO_SLACK   ADMIN
            95  GET     /api/v1/slack/test                               STAFF/SEND_TO_SLACK   ADMIN
            95  POST    /api/v1/slack/test                               STAFF/SEND_TO_SLACK   ADMIN
            """;

    /// The routes of this release.
    public static final AccessTable STANDARD = parse(RULES);

    private final Map<Route, Rule> rules;

    private AccessTable(Map<Route, Rule> rules) {
        this.rules = rules;
    }

    /// A method and a path, whose variable parts stand in braces.
    public record Route(String method, String path) {
        static Route parse(String text) {
            String[] parts = text.split(" +", 2);
            return new Route(parts[0], parts[1]);
        }

        /// Whether it is one of those for accounts.
        boolean isForAccounts() {
            return path.startsWith("/api/v1/auth/") || path.equals("/api/v1/admin/login");
        }

        /// Whether a file comes by it.
        public boolean takesFile() {
            return method.equals("POST") && (path.equals(PHOTOS) || path.equals(PHOTOS + "/upload"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// What holds for a route.
    ///
    /// @param number the contract's number, or `-`
    /// @param permission what a role has to have where staff is asked for, or null
    /// @param tier how often it may be called
    public record Rule(
            String number, Access access, @Nullable Permission permission, Tier tier) {
        public Rule {
            if ((access == Access.STAFF) != (permission != null)) {
                throw new IllegalArgumentException("staff is asked for with a permission, nobody else is");
            }
        }

        private static Rule parse(String number, String who, Tier tier) {
            int slash = who.indexOf('/');
            return slash < 0
                    ? new Rule(number, Access.valueOf(who), null, tier)
                    : new Rule(
                            number,
                            Access.valueOf(who.substring(0, slash)),
                            Permission.valueOf(who.substring(slash + 1)),
                            tier);
        }
    }

    /// @throws IllegalArgumentException when a line does not say all of it, or a route is there twice
    static AccessTable parse(String text) {
        Map<Route, Rule> rules = new LinkedHashMap<>();
        text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" +", -1))
                .forEach(line -> {
                    if (line.length != 5) {
                        throw new IllegalArgumentException("no whole rule: " + String.join(" ", line));
                    }
                    Route route = new Route(line[1], line[2]);
                    if (rules.put(route, Rule.parse(line[0], line[3], Tier.valueOf(line[4]))) != null) {
                        throw new IllegalArgumentException("two rules for " + route);
                    }
                });
        return new AccessTable(Collections.unmodifiableMap(rules));
    }

    /// The largest body a route may be sent, in bytes.
    static int largestBody(Route route, Rule rule, BodyLimits limits) {
        return route.takesFile() ? BodyLimits.WITH_FILE_IN_TEXT : limits.of(rule.tier(), route.isForAccounts());
    }

    @Nullable
    Rule of(Route route) {
        return rules.get(route);
    }

    /// Every route, in the order in which they are tried.
    public Set<Route> routes() {
        return rules.keySet();
    }

    /// Every route with its rule.
    public Map<Route, Rule> rules() {
        return rules;
    }
}
