package com.datifyy.adapters.rest.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every route of the service with its access rule. What is not listed cannot be served.
///
/// The number is the contract's; aliases repeat it, and routes that the contract does not number have a dash.
public final class AccessTable {
    private static final String RULES = """
            1   GET     /                                                ANONYMOUS
            2   GET     /health                                          ANONYMOUS
            3   GET     /ready                                           ANONYMOUS
            -   GET     /readyz                                          ANONYMOUS
            -   GET     /livez                                           ANONYMOUS
            -   GET     /health/db                                       ANONYMOUS
            -   GET     /health/redis                                    ANONYMOUS
            -   GET     /openapi.yaml                                    ANONYMOUS
            -   GET     /openapi.json                                    ANONYMOUS
            -   GET     /docs                                            ANONYMOUS
            -   GET     /docs/{file}                                     ANONYMOUS
            4   GET     /api/test-db                                     INTERNAL
            5   GET     /api/test-redis                                  INTERNAL

            6   POST    /api/v1/auth/register/email                      ANONYMOUS
            7   POST    /api/v1/auth/login/email                         ANONYMOUS
            8   POST    /api/v1/auth/token/refresh                       ANONYMOUS
            9   POST    /api/v1/auth/token/revoke                        ANONYMOUS
            10  POST    /api/v1/auth/register/phone                      ANONYMOUS
            11  POST    /api/v1/auth/otp/request                         ANONYMOUS
            11  POST    /api/v1/auth/phone/otp/request                   ANONYMOUS
            12  POST    /api/v1/auth/login/phone                         ANONYMOUS
            13  POST    /api/v1/auth/login/oauth                         ANONYMOUS
            14  POST    /api/v1/auth/token/validate                      ANONYMOUS
            15  POST    /api/v1/auth/verification/email/send             ANONYMOUS
            15  POST    /api/v1/auth/email/verification/send             ANONYMOUS
            16  POST    /api/v1/auth/verification/email/verify           ANONYMOUS
            16  POST    /api/v1/auth/email/verification/confirm          ANONYMOUS
            17  POST    /api/v1/auth/verification/resend                 ANONYMOUS
            18  POST    /api/v1/auth/verification/phone/send             ANONYMOUS
            18  POST    /api/v1/auth/phone/verification/send             ANONYMOUS
            19  POST    /api/v1/auth/verification/phone/verify           ANONYMOUS
            19  POST    /api/v1/auth/phone/verification/confirm          ANONYMOUS
            20  POST    /api/v1/auth/password/reset/request              ANONYMOUS
            21  POST    /api/v1/auth/password/reset/confirm              ANONYMOUS
            22  POST    /api/v1/auth/password/change                     USER
            23  GET     /api/v1/auth/session/current                     USER
            24  GET     /api/v1/auth/sessions                            USER
            25  POST    /api/v1/auth/session/revoke                      USER
            25  DELETE  /api/v1/auth/sessions/{sessionId}                USER
            26  POST    /api/v1/auth/sessions/revoke-all                 USER
            27  GET     /api/v1/auth/devices                             USER
            28  POST    /api/v1/auth/device/trust                        USER
            29  POST    /api/v1/auth/device/revoke                       USER
            30  POST    /api/v1/auth/logout                              USER
            31  POST    /api/v1/auth/logout/all                          USER

            32  GET     /api/v1/user/me                                  USER
            32  GET     /api/v1/user/profile                             USER
            33  PUT     /api/v1/user/me                                  USER
            33  PUT     /api/v1/user/profile                             USER
            34  GET     /api/v1/user/profile/{userId}                    USER
            35  DELETE  /api/v1/user/account                             USER
            36  POST    /api/v1/user/photos                              USER
            36  POST    /api/v1/user/photos/upload                       USER
            37  DELETE  /api/v1/user/photos/{photoId}                    USER
            38  GET     /api/v1/user/search                              USER
            39  GET     /api/v1/user/recommendations                     USER
            40  GET     /api/v1/user/preferences                         USER
            41  PUT     /api/v1/user/preferences                         USER
            42  GET     /api/v1/partner-preferences                      USER
            42  GET     /api/v1/user/preferences/partner                 USER
            43  PUT     /api/v1/partner-preferences                      USER
            43  PUT     /api/v1/user/preferences/partner                 USER
            44  POST    /api/v1/user/block/{userId}                      USER
            45  DELETE  /api/v1/user/block/{userId}                      USER
            46  GET     /api/v1/user/blocked                             USER
            47  POST    /api/v1/user/report/{userId}                     USER
            48  GET     /api/v1/user/suggestions                         USER
            49  POST    /api/v1/user/suggestions/{id}/respond            USER
            49  POST    /api/v1/user/suggestions/{id}                    USER
            50  GET     /api/v1/user/love-zone/dashboard                 USER
            51  GET     /api/v1/user/love-zone/suggestions               USER
            52  GET     /api/v1/user/love-zone/upcoming                  USER
            53  GET     /api/v1/user/love-zone/past                      USER
            54  GET     /api/v1/user/love-zone/rejected                  USER
            55  GET     /api/v1/user/love-zone/statistics                USER
            56  GET     /api/v1/availability                             USER
            57  POST    /api/v1/availability                             USER
            58  DELETE  /api/v1/availability                             USER
            58  DELETE  /api/v1/availability/{id}                        USER
            59  PUT     /api/v1/availability/{id}                        USER

            60  POST    /api/v1/admin/login                              ANONYMOUS
            61  GET     /api/v1/admin/users                              ADMIN
            62  GET     /api/v1/admin/users/search                       ADMIN
            63  GET     /api/v1/admin/users/{id}                         ADMIN
            64  POST    /api/v1/admin/users/bulk                         ADMIN
            65  PUT     /api/v1/admin/users/{id}/status                  ADMIN
            66  PUT     /api/v1/admin/users/{id}/verify/{type}           ADMIN
            67  GET     /api/v1/admin/users/{id}/activity                ADMIN
            68  GET     /api/v1/admin/suggestions/{userId}               ADMIN
            69  GET     /api/v1/admin/dates                              ADMIN
            70  POST    /api/v1/admin/dates                              ADMIN
            71  PUT     /api/v1/admin/dates/{id}                         ADMIN
            72  POST    /api/v1/admin/dates/schedule                     ADMIN
            73  GET     /api/v1/admin/curation/candidates                ADMIN
            74  POST    /api/v1/admin/curation/analyze                   ADMIN
            75  POST    /api/v1/admin/curation/action                    ADMIN
            76  GET     /api/v1/admin/curation/matches                   ADMIN
            77  POST    /api/v1/admin/curation/matches/{id}/suggest      ADMIN
            77  POST    /api/v1/admin/curation/matches/{id}              ADMIN
            78  GET     /api/v1/admin/analytics/platform                 ADMIN
            78  GET     /api/v1/admin/analytics                          ADMIN
            79  GET     /api/v1/admin/analytics/user-growth              ADMIN
            80  GET     /api/v1/admin/analytics/active-users             ADMIN
            81  GET     /api/v1/admin/analytics/signups                  ADMIN
            82  GET     /api/v1/admin/analytics/demographics             ADMIN
            83  GET     /api/v1/admin/analytics/locations                ADMIN
            84  GET     /api/v1/admin/analytics/availability             ADMIN
            85  GET     /api/v1/admin/admins                             ADMIN
            86  POST    /api/v1/admin/admins                             ADMIN
            87  PUT     /api/v1/admin/admins/{id}                        ADMIN
            88  DELETE  /api/v1/admin/admins/{id}                        ADMIN
            89  PUT     /api/v1/admin/admins/{id}/role                   ADMIN
            90  GET     /api/v1/admin/profile                            ADMIN
            91  PUT     /api/v1/admin/profile                            ADMIN

            92  POST    /api/v1/slack/send                               ADMIN
            93  POST    /api/v1/slack/alert                              ADMIN
            94  POST    /api/v1/slack/notification                       ADMIN
            95  GET     /api/v1/slack/test                               ADMIN
            95  POST    /api/v1/slack/test                               ADMIN
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

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// What holds for a route.
    ///
    /// @param number the contract's number, or `-`
    public record Rule(String number, Access access) {}

    private static AccessTable parse(String text) {
        Map<Route, Rule> rules = new LinkedHashMap<>();
        text.lines()
                .map(line -> line.split(" +", -1))
                .filter(line -> line.length == 4)
                .forEach(line -> {
                    Route route = new Route(line[1], line[2]);
                    if (rules.put(route, new Rule(line[0], Access.valueOf(line[3]))) != null) {
                        throw new IllegalStateException("two rules for " + route);
                    }
                });
        return new AccessTable(Collections.unmodifiableMap(rules));
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
