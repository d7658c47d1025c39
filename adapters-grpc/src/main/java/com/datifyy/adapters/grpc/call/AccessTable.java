package com.datifyy.adapters.grpc.call;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The access rule of every rpc, by full method name; what is not listed is refused.
public final class AccessTable {
    private static final String RULES = """
            datifyy.auth.v1.AuthService/RegisterWithEmail               ANONYMOUS
            datifyy.auth.v1.AuthService/RegisterWithPhone               ANONYMOUS
            datifyy.auth.v1.AuthService/LoginWithEmail                  ANONYMOUS
            datifyy.auth.v1.AuthService/RequestPhoneOTP                 ANONYMOUS
            datifyy.auth.v1.AuthService/LoginWithPhone                  ANONYMOUS
            datifyy.auth.v1.AuthService/LoginWithOAuth                  ANONYMOUS
            datifyy.auth.v1.AuthService/RefreshToken                    ANONYMOUS
            datifyy.auth.v1.AuthService/RevokeToken                     ANONYMOUS
            datifyy.auth.v1.AuthService/ValidateToken                   ANONYMOUS
            datifyy.auth.v1.AuthService/SendEmailVerification           ANONYMOUS
            datifyy.auth.v1.AuthService/VerifyEmail                     ANONYMOUS
            datifyy.auth.v1.AuthService/ResendVerificationCode          ANONYMOUS
            datifyy.auth.v1.AuthService/SendPhoneVerification           ANONYMOUS
            datifyy.auth.v1.AuthService/VerifyPhone                     ANONYMOUS
            datifyy.auth.v1.AuthService/RequestPasswordReset            ANONYMOUS
            datifyy.auth.v1.AuthService/ConfirmPasswordReset            ANONYMOUS
            datifyy.auth.v1.AuthService/ChangePassword                  USER
            datifyy.auth.v1.AuthService/GetCurrentSession               USER
            datifyy.auth.v1.AuthService/ListSessions                    USER
            datifyy.auth.v1.AuthService/RevokeSession                   USER
            datifyy.auth.v1.AuthService/RevokeAllSessions               USER
            datifyy.auth.v1.AuthService/ListDevices                     USER
            datifyy.auth.v1.AuthService/TrustDevice                     USER
            datifyy.auth.v1.AuthService/RevokeDevice                    USER
            datifyy.auth.v1.AuthService/Logout                          USER
            datifyy.auth.v1.AuthService/LogoutAll                       USER

            datifyy.user.v1.UserService/GetUserProfile                  USER
            datifyy.user.v1.UserService/GetMyProfile                    USER
            datifyy.user.v1.UserService/UpdateProfile                   USER
            datifyy.user.v1.UserService/DeleteAccount                   USER
            datifyy.user.v1.UserService/UploadProfilePhoto              USER
            datifyy.user.v1.UserService/DeleteProfilePhoto              USER
            datifyy.user.v1.UserService/SearchUsers                     USER
            datifyy.user.v1.UserService/GetRecommendations              USER
            datifyy.user.v1.UserService/GetPartnerPreferences           USER
            datifyy.user.v1.UserService/UpdatePartnerPreferences        USER
            datifyy.user.v1.UserService/GetUserPreferences              USER
            datifyy.user.v1.UserService/UpdateUserPreferences           USER
            datifyy.user.v1.UserService/BlockUser                       USER
            datifyy.user.v1.UserService/UnblockUser                     USER
            datifyy.user.v1.UserService/ListBlockedUsers                USER
            datifyy.user.v1.UserService/ReportUser                      USER
            datifyy.user.v1.UserService/GetLoveZoneDashboard            USER
            datifyy.user.v1.UserService/GetDateSuggestions              USER
            datifyy.user.v1.UserService/GetUpcomingDates                USER
            datifyy.user.v1.UserService/GetPastDates                    USER
            datifyy.user.v1.UserService/GetRejectedDates                USER
            datifyy.user.v1.UserService/GetLoveZoneStatistics           USER

            datifyy.availability.v1.AvailabilityService/GetAvailability     USER
            datifyy.availability.v1.AvailabilityService/SubmitAvailability  USER
            datifyy.availability.v1.AvailabilityService/DeleteAvailability  USER
            datifyy.availability.v1.AvailabilityService/UpdateAvailability  USER

            datifyy.admin.v1.AdminService/AdminLogin                    ANONYMOUS
            datifyy.admin.v1.AdminService/GetAllUsers                   ADMIN
            datifyy.admin.v1.AdminService/SearchUsers                   ADMIN
            datifyy.admin.v1.AdminService/GetUserDetails                ADMIN
            datifyy.admin.v1.AdminService/BulkUserAction                ADMIN
            datifyy.admin.v1.AdminService/GetDateSuggestions            ADMIN
            datifyy.admin.v1.AdminService/ScheduleDate                  ADMIN
            datifyy.admin.v1.AdminService/GetCurationCandidates         ADMIN
            datifyy.admin.v1.AdminService/CurateDates                   ADMIN
            datifyy.admin.v1.AdminService/UpdateCuratedMatchAction      ADMIN
            datifyy.admin.v1.AdminService/GetCuratedMatchesByStatus     ADMIN
            datifyy.admin.v1.AdminService/GetGenieDates                 ADMIN
            datifyy.admin.v1.AdminService/UpdateDateStatus              ADMIN
            datifyy.admin.v1.AdminService/CreateAdminUser               ADMIN
            datifyy.admin.v1.AdminService/GetAllAdmins                  ADMIN
            datifyy.admin.v1.AdminService/UpdateAdmin                   ADMIN
            datifyy.admin.v1.AdminService/DeleteAdmin                   ADMIN
            datifyy.admin.v1.AdminService/UpdateAdminProfile            ADMIN
            datifyy.admin.v1.AdminService/GetPlatformStats              ADMIN
            datifyy.admin.v1.AdminService/GetUserGrowth                 ADMIN
            datifyy.admin.v1.AdminService/GetActiveUsers                ADMIN
            datifyy.admin.v1.AdminService/GetSignups                    ADMIN
            datifyy.admin.v1.AdminService/GetDemographics               ADMIN
            datifyy.admin.v1.AdminService/GetLocationStats              ADMIN
            datifyy.admin.v1.AdminService/GetAvailabilityStats          ADMIN

            grpc.health.v1.Health/Check                                 ANONYMOUS
            grpc.health.v1.Health/Watch                                 ANONYMOUS
            grpc.reflection.v1.ServerReflection/ServerReflectionInfo    ANONYMOUS
            """;

    /// The rules of this release.
    public static final AccessTable STANDARD = parse(RULES);

    private final Map<String, Access> rules;

    private AccessTable(Map<String, Access> rules) {
        this.rules = rules;
    }

    private static AccessTable parse(String text) {
        Map<String, Access> rules = new TreeMap<>();
        text.lines()
                .map(line -> line.split(" +"))
                .filter(rule -> rule.length == 2)
                .forEach(rule -> {
                    if (rules.put(rule[0], Access.valueOf(rule[1])) != null) {
                        throw new IllegalStateException("two rules for " + rule[0]);
                    }
                });
        return new AccessTable(Collections.unmodifiableMap(rules));
    }

    /// The rule of one rpc, or nothing when none was declared.
    Optional<Access> of(String fullMethodName) {
        return Optional.ofNullable(rules.get(fullMethodName));
    }

    /// The full names of all rpcs that have a rule.
    public Set<String> methods() {
        return rules.keySet();
    }
}
