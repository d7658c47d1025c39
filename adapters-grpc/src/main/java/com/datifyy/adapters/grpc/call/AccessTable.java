package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.BodyLimits;
import com.datifyy.application.shared.Tier;
import com.datifyy.domain.admin.Permission;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who may call every rpc and how often, by full method name; what is not listed is refused. Staff is named
/// with the permission that a role needs.
public final class AccessTable {
    private static final String ACCOUNTS = "datifyy.auth.v1.AuthService/";
    private static final String WITH_FILE = "datifyy.user.v1.UserService/UploadProfilePhoto";
    private static final String RULES = """
            datifyy.auth.v1.AuthService/RegisterWithEmail                       ANONYMOUS  REGISTER
            datifyy.auth.v1.AuthService/RegisterWithPhone                       ANONYMOUS  REGISTER
            datifyy.auth.v1.AuthService/LoginWithEmail                          ANONYMOUS  LOGIN
            datifyy.auth.v1.AuthService/RequestPhoneOTP                         ANONYMOUS  CODE
            datifyy.auth.v1.AuthService/LoginWithPhone                          ANONYMOUS  LOGIN
            datifyy.auth.v1.AuthService/LoginWithOAuth                          ANONYMOUS  LOGIN
            datifyy.auth.v1.AuthService/RefreshToken                            ANONYMOUS  TOKEN
            datifyy.auth.v1.AuthService/RevokeToken                             ANONYMOUS  TOKEN
            datifyy.auth.v1.AuthService/ValidateToken                           ANONYMOUS  TOKEN
            datifyy.auth.v1.AuthService/SendEmailVerification                   ANONYMOUS  CODE
            datifyy.auth.v1.AuthService/VerifyEmail                             ANONYMOUS  CODE_CHECK
            datifyy.auth.v1.AuthService/ResendVerificationCode                  ANONYMOUS  CODE
            datifyy.auth.v1.AuthService/SendPhoneVerification                   ANONYMOUS  CODE
            datifyy.auth.v1.AuthService/VerifyPhone                             ANONYMOUS  CODE_CHECK
            datifyy.auth.v1.AuthService/RequestPasswordReset                    ANONYMOUS  CODE
            datifyy.auth.v1.AuthService/ConfirmPasswordReset                    ANONYMOUS  CODE_CHECK
            datifyy.auth.v1.AuthService/ChangePassword                          USER       LOGIN
            datifyy.auth.v1.AuthService/GetCurrentSession                       USER       DEFAULT
            datifyy.auth.v1.AuthService/ListSessions                            USER       DEFAULT
            datifyy.auth.v1.AuthService/RevokeSession                           USER       DEFAULT
            datifyy.auth.v1.AuthService/RevokeAllSessions                       USER       DEFAULT
            datifyy.auth.v1.AuthService/ListDevices                             USER       DEFAULT
            datifyy.auth.v1.AuthService/TrustDevice                             USER       DEFAULT
            datifyy.auth.v1.AuthService/RevokeDevice                            USER       DEFAULT
            datifyy.auth.v1.AuthService/Logout                                  USER       DEFAULT
            datifyy.auth.v1.AuthService/LogoutAll                               USER       DEFAULT
            datifyy.auth.v1.AuthService/GetSecondFactor                         USER       DEFAULT
            datifyy.auth.v1.AuthService/EnrollSecondFactor                      USER       LOGIN
            datifyy.auth.v1.AuthService/ConfirmSecondFactor                     USER       CODE_CHECK
            datifyy.auth.v1.AuthService/RenewRecoveryCodes                      USER       CODE_CHECK
            datifyy.auth.v1.AuthService/DisableSecondFactor                     USER       LOGIN
            datifyy.auth.v1.AuthService/ListLinkedProviders                     USER       DEFAULT
            datifyy.auth.v1.AuthService/UnlinkProvider                          USER       LOGIN
            datifyy.auth.v1.AuthService/LinkProvider                            USER       LOGIN

            datifyy.user.v1.UserService/GetUserProfile                          USER       DISCOVER
            datifyy.user.v1.UserService/GetMyProfile                            USER       DEFAULT
            datifyy.user.v1.UserService/UpdateProfile                           USER       DEFAULT
            datifyy.user.v1.UserService/DeleteAccount                           USER       LOGIN
            datifyy.user.v1.UserService/RequestAccountDeletionCode              USER       CODE
            datifyy.user.v1.UserService/ExportData                              USER       DEFAULT
            datifyy.user.v1.UserService/UploadProfilePhoto                      USER       DEFAULT
            datifyy.user.v1.UserService/UpdateProfilePhoto                      USER       DEFAULT
            datifyy.user.v1.UserService/DeleteProfilePhoto                      USER       DEFAULT
            datifyy.user.v1.UserService/SearchUsers                             USER       DISCOVER
            datifyy.user.v1.UserService/GetRecommendations                      USER       DISCOVER
            datifyy.user.v1.UserService/GetLeeway                               USER       DISCOVER
            datifyy.user.v1.UserService/GetPartnerPreferences                   USER       DEFAULT
            datifyy.user.v1.UserService/UpdatePartnerPreferences                USER       DEFAULT
            datifyy.user.v1.UserService/GetUserPreferences                      USER       DEFAULT
            datifyy.user.v1.UserService/UpdateUserPreferences                   USER       DEFAULT
            datifyy.user.v1.UserService/BlockUser                               USER       DEFAULT
            datifyy.user.v1.UserService/UnblockUser                             USER       DEFAULT
            datifyy.user.v1.UserService/ListBlockedUsers                        USER       DEFAULT
            datifyy.user.v1.UserService/ReportUser                              USER       DEFAULT
            datifyy.user.v1.UserService/GetLoveZoneDashboard                    USER       DEFAULT
            datifyy.user.v1.UserService/GetDateSuggestions                      USER       DEFAULT
            datifyy.user.v1.UserService/GetUpcomingDates                        USER       DEFAULT
            datifyy.user.v1.UserService/GetPastDates                            USER       DEFAULT
            datifyy.user.v1.UserService/GetRejectedDates                        USER       DEFAULT
            datifyy.user.v1.UserService/GetLoveZoneStatistics                   USER       DEFAULT
            datifyy.user.v1.UserService/RespondToSuggestion                     USER       DEFAULT
            datifyy.user.v1.UserService/CancelDate                              USER       DEFAULT
            datifyy.user.v1.UserService/RateDate                                USER       DEFAULT
            datifyy.user.v1.UserService/GetDateCalendar                         USER       DEFAULT

            datifyy.availability.v1.AvailabilityService/GetAvailability         USER       DEFAULT
            datifyy.availability.v1.AvailabilityService/SubmitAvailability      USER       DEFAULT
            datifyy.availability.v1.AvailabilityService/DeleteAvailability      USER       DEFAULT
            datifyy.availability.v1.AvailabilityService/UpdateAvailability      USER       DEFAULT

            datifyy.admin.v1.AdminService/AdminLogin                            ANONYMOUS  LOGIN
            datifyy.admin.v1.AdminService/EnrollStaffSecondFactor               ANONYMOUS  LOGIN
            datifyy.admin.v1.AdminService/ConfirmStaffSecondFactor              ANONYMOUS  LOGIN
            datifyy.admin.v1.AdminService/AdminLogout                           STAFF/OWN_PROFILE     ADMIN
            datifyy.admin.v1.AdminService/ChangeStaffPassword                   STAFF/OWN_PROFILE     LOGIN
            datifyy.admin.v1.AdminService/GetAdminProfile                       STAFF/OWN_PROFILE     ADMIN
            datifyy.admin.v1.AdminService/ResetStaffSecondFactor                STAFF/MANAGE_STAFF    ADMIN
            datifyy.admin.v1.AdminService/GetAllUsers                           STAFF/SEE_USERS       ADMIN
            datifyy.admin.v1.AdminService/SearchUsers                           STAFF/SEE_USERS       ADMIN
            datifyy.admin.v1.AdminService/GetUserDetails                        STAFF/SEE_USERS       ADMIN
            datifyy.admin.v1.AdminService/BulkUserAction                        STAFF/CHANGE_USERS    ADMIN
            datifyy.admin.v1.AdminService/GetDateSuggestions                    STAFF/SEE_CURATION    ADMIN
            datifyy.admin.v1.AdminService/ScheduleDate                          STAFF/CURATE          ADMIN
            datifyy.admin.v1.AdminService/GetCurationCandidates                 STAFF/SEE_CURATION    ADMIN
            datifyy.admin.v1.AdminService/CurateDates                           STAFF/CURATE          AI
            datifyy.admin.v1.AdminService/UpdateCuratedMatchAction              STAFF/CURATE          ADMIN
            datifyy.admin.v1.AdminService/GetCuratedMatchesByStatus             STAFF/SEE_CURATION    ADMIN
            datifyy.admin.v1.AdminService/SuggestMatch                          STAFF/CURATE          ADMIN
            datifyy.admin.v1.AdminService/ScheduleMatch                         STAFF/CURATE          ADMIN
            datifyy.admin.v1.AdminService/GetGenieDates                         STAFF/SEE_CURATION    ADMIN
            datifyy.admin.v1.AdminService/UpdateDateStatus                      STAFF/CURATE          ADMIN
            datifyy.admin.v1.AdminService/GetSharedHours                        STAFF/SEE_CURATION    ADMIN
            datifyy.admin.v1.AdminService/CreateAdminUser                       STAFF/MANAGE_STAFF    ADMIN
            datifyy.admin.v1.AdminService/GetAllAdmins                          STAFF/MANAGE_STAFF    ADMIN
            datifyy.admin.v1.AdminService/UpdateAdmin                           STAFF/MANAGE_STAFF    ADMIN
            datifyy.admin.v1.AdminService/DeleteAdmin                           STAFF/MANAGE_STAFF    ADMIN
            datifyy.admin.v1.AdminService/UpdateAdminProfile                    STAFF/OWN_PROFILE     ADMIN
            datifyy.admin.v1.AdminService/GetPlatformStats                      STAFF/SEE_FIGURES     ADMIN
            datifyy.admin.v1.AdminService/GetUserGrowth                         STAFF/SEE_FIGURES     ADMIN
            datifyy.admin.v1.AdminService/GetActiveUsers                        STAFF/SEE_FIGURES     ADMIN
            datifyy.admin.v1.AdminService/GetSignups                            STAFF/SEE_FIGURES     ADMIN
            datifyy.admin.v1.AdminService/GetDemographics                       STAFF/SEE_FIGURES     ADMIN
            datifyy.admin.v1.AdminService/GetLocationStats                      STAFF/SEE_FIGURES     ADMIN
            datifyy.admin.v1.AdminService/GetAvailabilityStats                  STAFF/SEE_FIGURES     ADMIN
            datifyy.admin.v1.AdminService/UpdateUserStatus                      STAFF/CHANGE_USERS    ADMIN
            datifyy.admin.v1.AdminService/VerifyUser                            STAFF/CHANGE_USERS    ADMIN
            datifyy.admin.v1.AdminService/GetUserActivity                       STAFF/SEE_USERS       ADMIN
            datifyy.admin.v1.AdminService/ListReports                           STAFF/REVIEW_REPORTS  ADMIN
            datifyy.admin.v1.AdminService/GetReport                             STAFF/REVIEW_REPORTS  ADMIN
            datifyy.admin.v1.AdminService/ReviewReport                          STAFF/REVIEW_REPORTS  ADMIN
            datifyy.admin.v1.AdminService/GetStaffLog                           STAFF/MANAGE_STAFF    ADMIN
            datifyy.admin.v1.AdminService/RevokeUserSessions                    STAFF/CHANGE_USERS    ADMIN

            grpc.health.v1.Health/Check                                         ANONYMOUS  NONE
            grpc.health.v1.Health/Watch                                         ANONYMOUS  NONE
            grpc.reflection.v1.ServerReflection/ServerReflectionInfo            ANONYMOUS  NONE
            grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo       ANONYMOUS  NONE
            """;

    /// The rules of this release.
    public static final AccessTable STANDARD = parse(RULES);

    private final Map<String, Rule> rules;

    private AccessTable(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /// What holds for an rpc.
    ///
    /// @param permission what a role has to have where staff is asked for, or null
    /// @param tier how often it may be called
    public record Rule(Access access, @Nullable Permission permission, Tier tier) {
        public Rule {
            if ((access == Access.STAFF) != (permission != null)) {
                throw new IllegalArgumentException("staff is asked for with a permission, nobody else is");
            }
        }

        private static Rule parse(String who, Tier tier) {
            int slash = who.indexOf('/');
            return slash < 0
                    ? new Rule(Access.valueOf(who), null, tier)
                    : new Rule(
                            Access.valueOf(who.substring(0, slash)),
                            Permission.valueOf(who.substring(slash + 1)),
                            tier);
        }
    }

    /// @throws IllegalArgumentException when a line does not say all of it, or an rpc is there twice
    static AccessTable parse(String text) {
        Map<String, Rule> rules = new TreeMap<>();
        text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" +", -1))
                .forEach(line -> {
                    if (line.length != 3) {
                        throw new IllegalArgumentException("no whole rule: " + String.join(" ", line));
                    }
                    if (rules.put(line[0], Rule.parse(line[1], Tier.valueOf(line[2]))) != null) {
                        throw new IllegalArgumentException("two rules for " + line[0]);
                    }
                });
        return new AccessTable(Collections.unmodifiableMap(rules));
    }

    /// The rule of one rpc, or nothing when none was declared.
    Optional<Rule> of(String fullMethodName) {
        return Optional.ofNullable(rules.get(fullMethodName));
    }

    /// The largest message an rpc may be sent, in bytes.
    int largestMessage(String fullMethodName, BodyLimits limits) {
        if (takesFile(fullMethodName)) {
            return BodyLimits.WITH_FILE;
        }
        return of(fullMethodName)
                .map(rule -> limits.of(rule.tier(), fullMethodName.startsWith(ACCOUNTS)))
                .orElse(0);
    }

    /// Whether an rpc is sent a file.
    static boolean takesFile(String fullMethodName) {
        return fullMethodName.equals(WITH_FILE);
    }

    /// The full names of all rpcs that have a rule.
    public Set<String> methods() {
        return rules.keySet();
    }

    /// Every rpc with its rule, by its full name.
    public Map<String, Rule> rules() {
        return rules;
    }
}
