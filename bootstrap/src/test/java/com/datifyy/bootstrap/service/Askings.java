package com.datifyy.bootstrap.service;

import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks each operation, and what they name: what is there, and is theirs to ask for.
record Askings(Stage stage) {
    /// What opens the figures of the process.
    static final String OPERATOR = "not-a-real-metrics-token-0123456789abcdef";

    private static final String UUID = "[0-9a-f-]{36}";

    /// Fields that name what is somebody's, and no person.
    private static final Set<String> THINGS = Set.of(
            "id",
            "slotid",
            "?slotId",
            "photoid",
            "sessionid",
            "deviceid",
            "suggestionid",
            "dateid",
            "matchid",
            "curatedmatchid",
            "reportid");

    /// How an operation is asked.
    ///
    /// @param token whose it is, or null for a stranger
    /// @param said other values than usual, by the names of fields in lower case, also of those in the path;
    ///     what is empty is left out
    record Asking(@Nullable String token, Map<String, Object> said) {
        Asking as(@Nullable String another) {
            return new Asking(another, said);
        }

        private Asking saying(Object... more) {
            Map<String, Object> all = new HashMap<>(said);
            for (int i = 0; i < more.length; i += 2) {
                all.put(more[i].toString(), more[i + 1]);
            }
            return new Asking(token, all);
        }

        private boolean namesThings() {
            return said.keySet().stream().anyMatch(THINGS::contains);
        }

        /// The same of things that do not exist.
        Asking ofNothing() {
            Map<String, Object> all = new HashMap<>(said);
            all.replaceAll((name, value) -> THINGS.contains(name) ? nothingLike(value) : value);
            return new Asking(token, all);
        }

        private static Object nothingLike(Object thing) {
            return switch (thing) {
                case Long _ -> 2_147_483_646L;
                case Integer _ -> 2_147_483_646;
                default -> thing.toString().matches(UUID) ? Things.MISSING.slot() : Things.MISSING.device();
            };
        }
    }

    /// @param operation a method and a path, or the name of an rpc in full
    Asking of(String operation) {
        String name = operation.replaceFirst("^datifyy\\.(\\w+)\\.v1\\.\\w+/", "$1/");
        boolean staff = name.startsWith("admin/") || name.matches("\\w+ /api/v1/(admin|slack)/.*");
        boolean account = name.startsWith("auth/") || name.contains("/api/v1/auth/");
        Asking usual = new Asking(
                        staff ? stage.superAdmin() : stage.owner.tokens().access(), Map.of())
                .saying("userid", stage.other.id(), "userids", stage.other.id(), "genieid", Long.valueOf(stage.genie()))
                .saying("user1id", stage.owner.id(), "user2id", stage.other.id(), "expectedversion", "");
        return staff ? ofStaff(name, usual) : account ? aboutAccounts(name, usual) : ofMembers(name, usual);
    }

    /// The tokens of those whom nothing is any business that is named: another member, and whoever of the staff may
    /// not do it.
    List<String> strangers(Asking asking, String access, @Nullable Permission permission) {
        List<String> tokens = new ArrayList<>();
        if (asking.namesThings() && !access.equals("ANONYMOUS")) {
            tokens.add(stage.bystander.tokens().access());
            if (permission != null) {
                Arrays.stream(AdminRole.values())
                        .filter(role -> !role.may(permission))
                        .map(stage.colleagues::token)
                        .forEach(tokens::add);
            }
        }
        return tokens;
    }

    private Asking aboutAccounts(String name, Asking usual) {
        Newcomer newcomer = stage.newcomer();
        return switch (name) {
            case "POST /api/v1/auth/login/email", "auth/LoginWithEmail" ->
                usual.as(null)
                        .saying("email", stage.guest().email())
                        .saying("password", stage.guest().password());
            case "POST /api/v1/auth/token/refresh", "auth/RefreshToken" ->
                usual.as(null)
                        .saying("refreshtoken", stage.guestsSession().tokens().refresh());
            case "POST /api/v1/auth/token/validate", "auth/ValidateToken" ->
                usual.as(null).saying("accesstoken", stage.owner.tokens().access());
            case "POST /api/v1/auth/session/revoke", "DELETE /api/v1/auth/sessions/{sessionId}", "auth/RevokeSession" ->
                usual.as(stage.guestsSession().tokens().access())
                        .saying("sessionid", stage.sessionOf(stage.guestsSession()));
            case "POST /api/v1/auth/device/trust",
                    "POST /api/v1/auth/device/revoke",
                    "auth/TrustDevice",
                    "auth/RevokeDevice" -> {
                String device = stage.anotherDevice();
                yield usual.as(stage.tokenOn(device)).saying("deviceid", device);
            }
            case "POST /api/v1/auth/sessions/revoke-all",
                    "POST /api/v1/auth/logout",
                    "POST /api/v1/auth/logout/all",
                    "auth/RevokeAllSessions",
                    "auth/Logout",
                    "auth/LogoutAll" -> usual.as(stage.guestsSession().tokens().access());
            case "POST /api/v1/auth/password/change", "auth/ChangePassword" ->
                usual.as(stage.joined(newcomer)).saying("currentpassword", newcomer.password());
            case "POST /api/v1/auth/second-factor/enroll", "auth/EnrollSecondFactor" ->
                usual.as(stage.joined(newcomer)).saying("password", newcomer.password());
            case "POST /api/v1/auth/second-factor/confirm", "auth/ConfirmSecondFactor" -> {
                String token = stage.joined(newcomer);
                yield usual.as(token)
                        .saying("code", stage.enrolled(newcomer, token).code());
            }
            case "POST /api/v1/auth/second-factor/recovery-codes",
                    "POST /api/v1/auth/second-factor/disable",
                    "auth/RenewRecoveryCodes",
                    "auth/DisableSecondFactor" -> {
                String token = stage.joined(newcomer);
                yield usual.as(token)
                        .saying("code", stage.recoveryCode(newcomer, token), "password", newcomer.password());
            }
            case "POST /api/v1/auth/identities", "auth/LinkProvider" ->
                usual.saying("password", stage.account.password());
            case "DELETE /api/v1/auth/identities/{provider}", "auth/UnlinkProvider" -> {
                stage.linked();
                yield usual.saying("provider", "OAUTH_PROVIDER_GOOGLE", "password", stage.account.password());
            }
            default -> usual;
        };
    }

    private Asking ofMembers(String name, Asking usual) {
        return switch (name) {
            case "GET /metrics" -> usual.as(OPERATOR);
            case "GET /docs/{file}" -> usual.saying("file", "swagger-ui.css");
            case "GET /api/v1/photos/{link}" -> usual.as(null).saying("link", stage.photoLink());
            case "DELETE /api/v1/user/account", "user/DeleteAccount" -> {
                Newcomer newcomer = stage.newcomer();
                yield usual.as(stage.joined(newcomer))
                        .saying("password", newcomer.password(), "code", "", "confirmationcode", "");
            }
            case "user/UploadProfilePhoto" -> usual.saying("photodata", Cast.PICTURE, "contenttype", "image/png");
            case "DELETE /api/v1/user/photos/{photoId}",
                    "PUT /api/v1/user/photos/{photoId}",
                    "user/DeleteProfilePhoto",
                    "user/UpdateProfilePhoto" -> usual.saying("photoid", stage.photo(), "order", "");
            case "PUT /api/v1/user/me",
                    "PUT /api/v1/user/profile",
                    "PUT /api/v1/user/preferences",
                    "PUT /api/v1/user/preferences/partner",
                    "PUT /api/v1/partner-preferences",
                    "user/UpdateProfile",
                    "user/UpdateUserPreferences",
                    "user/UpdatePartnerPreferences" -> usual.as(stage.joined(stage.newcomer()));
            case "POST /api/v1/user/block/{userId}", "user/BlockUser" -> usual.saying("userid", stage.bystander.id());
            case "POST /api/v1/user/suggestions/{id}/respond",
                    "POST /api/v1/user/suggestions/{id}",
                    "user/RespondToSuggestion" -> {
                stage.suggested("PENDING");
                yield usual.saying("id", Stage.SUGGESTION, "suggestionid", Stage.SUGGESTION)
                        .saying("reasons", "", "customreason", "");
            }
            case "POST /api/v1/user/dates/{id}/cancel",
                    "GET /api/v1/user/dates/{id}/calendar",
                    "user/CancelDate",
                    "user/GetDateCalendar" -> {
                stage.dated("SCHEDULED", "now() + interval '3 days'");
                yield usual.saying("id", Stage.DATE, "dateid", Stage.DATE);
            }
            case "POST /api/v1/user/dates/{id}/feedback", "user/RateDate" -> {
                stage.dated("COMPLETED", "now() - interval '3 days'");
                yield usual.saying("id", Stage.DATE, "dateid", Stage.DATE);
            }
            case "user/GetDateSuggestions",
                    "user/GetLoveZoneDashboard",
                    "user/GetUpcomingDates",
                    "user/GetPastDates",
                    "user/GetRejectedDates",
                    "user/GetLoveZoneStatistics" -> usual.saying("userid", "", "status", "");
            case "availability/GetAvailability" -> usual.saying("userid", "", "fromtime", "", "totime", "");
            case "POST /api/v1/availability", "availability/SubmitAvailability" -> atAnotherHour(usual);
            case "PUT /api/v1/availability/{id}",
                    "DELETE /api/v1/availability",
                    "DELETE /api/v1/availability/{id}",
                    "availability/UpdateAvailability",
                    "availability/DeleteAvailability" -> {
                stage.unmatched(); // or a date may stand in the hour
                String slot = stage.slot();
                yield atAnotherHour(usual).saying("id", slot, "slotid", slot, "?slotId", slot);
            }
            default -> usual;
        };
    }

    private static Asking atAnotherHour(Asking usual) {
        long start = Stage.anotherHour().getEpochSecond();
        return usual.saying("starttime", start, "endtime", start + 3_600);
    }

    private Asking ofStaff(String name, Asking usual) {
        return switch (name) {
            case "POST /api/v1/admin/login", "admin/AdminLogin" ->
                usual.as(null)
                        .saying("email", stage.colleagues.email(AdminRole.SUPPORT), "password", Colleagues.PASSWORD)
                        .saying("secondfactorcode", stage.colleagues.recoveryCode(AdminRole.SUPPORT));
            case "POST /api/v1/admin/second-factor/enroll", "admin/EnrollStaffSecondFactor" ->
                usual.as(null).saying("email", stage.emailOf(stage.colleague()), "password", Colleagues.PASSWORD);
            case "POST /api/v1/admin/second-factor/confirm", "admin/ConfirmStaffSecondFactor" -> {
                String email = stage.emailOf(stage.colleague());
                yield usual.as(null)
                        .saying("email", email, "password", Colleagues.PASSWORD, "code", stage.codeOf(email));
            }
            case "POST /api/v1/admin/logout", "admin/AdminLogout" ->
                usual.as(stage.colleagues.anotherToken(AdminRole.SUPPORT));
            case "POST /api/v1/admin/password/change", "admin/ChangeStaffPassword" ->
                usual.as(stage.colleagues.tokenOf(stage.emailOf(stage.colleague())))
                        .saying("currentpassword", Colleagues.PASSWORD);
            case "PUT /api/v1/admin/profile", "admin/UpdateAdminProfile" ->
                usual.as(stage.colleagues.token(AdminRole.SUPPORT))
                        .saying("adminid", "", "email", stage.colleagues.email(AdminRole.SUPPORT));
            case "POST /api/v1/admin/admins", "admin/CreateAdminUser" -> usual.saying("email", stage.anotherEmail());
            case "PUT /api/v1/admin/admins/{id}",
                    "DELETE /api/v1/admin/admins/{id}",
                    "PUT /api/v1/admin/admins/{id}/role",
                    "POST /api/v1/admin/admins/{id}/second-factor/reset",
                    "admin/UpdateAdmin",
                    "admin/DeleteAdmin",
                    "admin/ResetStaffSecondFactor" -> {
                String colleague = stage.colleague();
                yield usual.saying("id", colleague, "adminid", colleague, "email", stage.anotherEmail());
            }
            case "GET /api/v1/admin/users/search" -> usual.saying("?q", "arjun");
            case "admin/GetAllUsers" -> usual.saying("accountstatusfilter", "", "genderfilter", "");
            case "GET /api/v1/admin/users/{id}", "GET /api/v1/admin/users/{id}/activity" ->
                usual.saying("id", stage.other.id());
            case "PUT /api/v1/admin/users/{id}/status",
                    "PUT /api/v1/admin/users/{id}/verify/{type}",
                    "POST /api/v1/admin/users/{id}/sessions/revoke",
                    "admin/UpdateUserStatus",
                    "admin/VerifyUser",
                    "admin/RevokeUserSessions" ->
                usual.saying("id", stage.managed.id(), "userid", stage.managed.id())
                        .saying(
                                "status",
                                "ACCOUNT_STATUS_ACTIVE",
                                "type",
                                name.startsWith("PUT") ? "AADHAR" : "STAFF_VERIFICATION_AADHAR");
            case "GET /api/v1/admin/reports/{id}",
                    "PUT /api/v1/admin/reports/{id}",
                    "admin/GetReport",
                    "admin/ReviewReport" ->
                usual.saying("id", stage.report(), "reportid", stage.report(), "fromstatus", "")
                        .saying("status", name.startsWith("PUT") ? "IN_REVIEW" : "REPORT_STATUS_ACTIONED");
            case "GET /api/v1/admin/shared-hours" ->
                usual.saying("?user1Id", stage.owner.id(), "?user2Id", stage.other.id());
            case "POST /api/v1/admin/curation/analyze", "admin/CurateDates" -> {
                stage.unmatched();
                yield usual.saying("userid", stage.owner.id(), "candidateids", stage.other.id());
            }
            case "POST /api/v1/admin/curation/action", "admin/UpdateCuratedMatchAction" -> {
                stage.matched("PENDING");
                yield usual.saying("curatedmatchid", (long) Stage.MATCH);
            }
            case "POST /api/v1/admin/curation/matches/{id}/suggest",
                    "POST /api/v1/admin/curation/matches/{id}",
                    "POST /api/v1/admin/curation/matches/{id}/{anything}",
                    "admin/SuggestMatch" -> {
                stage.matched("ACCEPTED");
                yield usual.saying("id", Stage.MATCH, "curatedmatchid", (long) Stage.MATCH);
            }
            case "POST /api/v1/admin/dates",
                    "POST /api/v1/admin/dates/schedule",
                    "admin/ScheduleDate",
                    "admin/ScheduleMatch" -> {
                stage.suggested("ACCEPTED");
                yield usual.saying("matchid", (long) Stage.MATCH, "curatedmatchid", (long) Stage.MATCH)
                        .saying("scheduledtime", stage.free.getEpochSecond(), "datetype", "online", "location", "");
            }
            case "PUT /api/v1/admin/dates/{id}", "admin/UpdateDateStatus" -> {
                stage.dated("SCHEDULED", "now() + interval '3 days'");
                yield usual.saying("id", Stage.DATE, "dateid", Stage.DATE, "userid", "", "reason", "", "note", "")
                        .saying("status", name.startsWith("PUT") ? "confirmed" : "DATE_STATUS_CONFIRMED");
            }
            case "admin/GetCuratedMatchesByStatus" -> usual.saying("status", "");
            case "admin/GetUserGrowth", "admin/GetActiveUsers", "admin/GetSignups" -> usual.saying("timerange", "");
            case "admin/GetDemographics" -> usual.saying("metrictype", "");
            case "admin/GetLocationStats" -> usual.saying("level", "", "parentlocation", "");
            default -> usual;
        };
    }
}
