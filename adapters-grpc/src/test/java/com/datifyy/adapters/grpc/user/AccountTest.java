package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeAllSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SessionInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.TrustDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.OwnBlock;
import com.datifyy.adapters.grpc.wire.user.v1.OwnReport;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.RequestAccountDeletionCodeRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SecurityEvent;
import com.datifyy.adapters.grpc.wire.user.v1.TrustedDevice;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Leaving, coming back, and taking one's data along.
class AccountTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceBlockingStub anybody = AuthServiceGrpc.newBlockingStub(service.channel());

    private final Member asha = service.join("Asha Rao");

    @Test
    void b4_a_closed_account_is_signed_out_at_once_and_says_when_it_is_gone() {
        var closed = delete(InMemoryApplication.PASSWORD, "");

        assertThat(closed.getSuccess()).isTrue();
        assertThat(closed.getPurgeAt().getSeconds())
                .isEqualTo(service.clock().instant().plus(Duration.ofDays(30)).getEpochSecond());
        assertThat(Refused.by(() -> asha.user().getMyProfile(GetMyProfileRequest.getDefaultInstance()))
                        .status())
                .isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void its_owner_can_open_it_again() {
        service.prove(asha);
        var _ = delete(InMemoryApplication.PASSWORD, "");

        Refused closed = Refused.by(() -> signIn(false));
        assertThat(closed.status()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(closed.code()).isEqualTo("ACCOUNT_CLOSED");
        assertThat(closed.reopenableUntil())
                .isEqualTo(service.clock().instant().plus(Duration.ofDays(30)).toString());

        service.clock().advance(Duration.ofDays(30));
        Refused gone = Refused.by(() -> signIn(true));
        assertThat(gone.code()).isEqualTo("ACCOUNT_CLOSED");
        assertThat(gone.reopenableUntil()).isNull();
        service.clock().advance(Duration.ofDays(30).negated());

        assertThat(signIn(true).getUser().getUserId()).isEqualTo(asha.id());
        assertThat(signIn(false).getUser().getUserId()).isEqualTo(asha.id());
    }

    @Test
    void a8_closing_takes_the_password() {
        assertThat(Refused.by(() -> delete("", "")).field()).isEqualTo("password");
        assertThat(Refused.by(() -> delete("not the password", "")).status()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(asha.user()
                        .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                        .hasProfile())
                .isTrue();
    }

    @Test
    void a_code_from_the_mailbox_stands_in_for_the_password() {
        service.prove(asha);
        var sent = asha.user().requestAccountDeletionCode(RequestAccountDeletionCodeRequest.getDefaultInstance());
        String code = service.told(Notice.ConfirmationCode.class).code();

        assertThat(sent.getExpiresAt().getSeconds())
                .isEqualTo(
                        service.clock().instant().plus(Duration.ofMinutes(10)).getEpochSecond());
        assertThat(Refused.by(() -> delete("", "999999")).status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(delete("", code).getSuccess()).isTrue();
    }

    @Test
    void a6_somebody_elses_code_closes_nothing() {
        service.prove(asha);
        var _ = asha.user().requestAccountDeletionCode(RequestAccountDeletionCodeRequest.getDefaultInstance());
        String code = service.told(Notice.ConfirmationCode.class).code();
        Member maya = service.join("Maya Iyer");

        assertThat(Refused.by(() -> maya.user()
                                .deleteAccount(DeleteAccountRequest.newBuilder()
                                        .setConfirmationCode(code)
                                        .build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void who_has_proven_nothing_can_be_sent_nothing() {
        var refused = Refused.by(
                () -> asha.user().requestAccountDeletionCode(RequestAccountDeletionCodeRequest.getDefaultInstance()));

        assertThat(refused.status()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(refused.code()).isEqualTo("INCOMPLETE");
    }

    @Test
    void d8_an_export_holds_what_is_kept_about_its_owner() {
        long start = service.clock().instant().plus(Duration.ofDays(3)).getEpochSecond();
        var _ = asha.availability()
                .submitAvailability(SubmitAvailabilityRequest.newBuilder()
                        .addSlots(AvailabilitySlotInput.newBuilder()
                                .setStartTime(start)
                                .setEndTime(start + 3600)
                                .setDateType(DateType.DATE_TYPE_ONLINE))
                        .build());
        signIn(false);

        var export = export(asha);

        assertThat(export.getExportedAt().getSeconds())
                .isEqualTo(service.clock().instant().getEpochSecond());
        assertThat(export.getAccount().getEmail()).isEqualTo("member1@example.org");
        assertThat(export.getProfile())
                .isEqualTo(asha.user()
                        .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                        .getProfile());
        assertThat(export.getProfile().getPartnerPreferences().getAgeRange().getMaxAge())
                .isEqualTo(99);
        assertThat(export.getSlotsList())
                .singleElement()
                .satisfies(slot -> assertThat(slot.getStartTime()).isEqualTo(start));
        assertThat(export.getSessionsList())
                .hasSize(2)
                .filteredOn(SessionInfo::getIsCurrent)
                .hasSize(1);
        assertThat(export.getSecurityEventsList())
                .extracting(SecurityEvent::getKind)
                .contains("REGISTERED", "SIGNED_IN", "DATA_EXPORTED");
    }

    @Test
    void d8_an_export_holds_what_somebody_decided_about_others_and_their_devices_and_nothing_that_others_did() {
        UserId hers = UserId.parse(asha.id());
        UserId mayas = UserId.parse(service.join("Maya").id());
        var application = service.application();
        var now = application.clock.instant();
        application.units.run(() -> {
            application.blocks.add(new Block(hers, mayas, "rude words", now));
            application.blocks.add(new Block(mayas, hers, "not hers", now));
            application.reports.add(Report.filed(
                    new ReportId(new UUID(0, 1)),
                    hers,
                    mayas,
                    ReportReason.SCAM,
                    "asked for money",
                    List.of("https://example.org/evidence"),
                    now));
            application.reports.add(Report.filed(
                    new ReportId(new UUID(0, 2)), mayas, hers, ReportReason.SPAM, "not hers", List.of(), now));
            application.secondFactors.put(new SecondFactorRepository.Enrolled(hers, "a sealed secret", now, now, 7));
            application.personalData.noteReason(hers, "a break");
        });

        var export = export(asha);

        assertThat(export.getBlocksList())
                .containsExactly(OwnBlock.newBuilder()
                        .setUserId(mayas.toString())
                        .setReason("rude words")
                        .setCreatedAt(ProtoTime.of(now))
                        .build());
        assertThat(export.getReportsList())
                .containsExactly(OwnReport.newBuilder()
                        .setReportId("00000000-0000-0000-0000-000000000001")
                        .setUserId(mayas.toString())
                        .setReason(com.datifyy.adapters.grpc.wire.user.v1.ReportReason.REPORT_REASON_SCAM)
                        .setDetails("asked for money")
                        .addEvidenceUrls("https://example.org/evidence")
                        .setCreatedAt(ProtoTime.of(now))
                        .build());
        assertThat(export.getSecondFactor().getConfirmedAt()).isEqualTo(ProtoTime.of(now));
        assertThat(export.getClosingReason()).isEqualTo("a break");
        assertThat(export.toString()).doesNotContain("not hers", "a sealed secret");
    }

    @Test
    void d8_an_export_tells_which_sessions_ended_and_which_devices_are_trusted() {
        var phone = anybody.loginWithEmail(LoginWithEmailRequest.newBuilder()
                .setCredentials(EmailPasswordCredentials.newBuilder()
                        .setEmail("member1@example.org")
                        .setPassword(InMemoryApplication.PASSWORD)
                        .setDeviceInfo(DeviceInfo.newBuilder().setDeviceId("example-phone")))
                .build());
        assertThat(phone.hasTokens()).isTrue();
        var auth = asha.auth();
        assertThat(auth.trustDevice(TrustDeviceRequest.newBuilder()
                                .setDeviceId("example-phone")
                                .build())
                        .getSuccess())
                .isTrue();
        assertThat(auth.revokeAllSessions(RevokeAllSessionsRequest.getDefaultInstance())
                        .getRevokedCount())
                .isEqualTo(1);

        var export = export(asha);

        assertThat(export.getTrustedDevicesList())
                .extracting(TrustedDevice::getDeviceId)
                .containsExactly("example-phone");
        assertThat(export.getSessionsList())
                .hasSize(2)
                .filteredOn(SessionInfo::hasEndedAt)
                .extracting(session -> session.getDeviceInfo().getDeviceId())
                .containsExactly("example-phone");
    }

    @Test
    void d8_an_export_holds_the_identities_at_other_providers() {
        var joined = anybody.loginWithOAuth(LoginWithOAuthRequest.newBuilder()
                .setCredentials(OAuthCredentials.newBuilder()
                        .setProvider(OAuthProvider.OAUTH_PROVIDER_APPLE)
                        .setIdToken("sub-1///Maya"))
                .build());

        var export = UserServiceGrpc.newBlockingStub(Member.with(
                        service.channel(), joined.getTokens().getAccessToken().getToken()))
                .exportData(ExportDataRequest.getDefaultInstance());

        assertThat(export.getIdentitiesList()).singleElement().satisfies(identity -> {
            assertThat(identity.getProvider()).isEqualTo(OAuthProvider.OAUTH_PROVIDER_APPLE);
            assertThat(identity.getSubject()).isEqualTo("sub-1");
            assertThat(identity.hasLinkedAt()).isTrue();
        });
        assertThat(export.getAccount().getEmail()).isEmpty();
    }

    @Test
    void d8_an_export_tells_where_a_location_was_last_and_what_was_taken_off() {
        assertThat(export(asha).hasMoves()).isFalse();
        service.prove(asha);
        var update = UpdateProfileRequest.newBuilder()
                .setProfileDetails(ProfileDetails.newBuilder()
                        .setLocation(Location.newBuilder().setLatitude(18.5204).setLongitude(73.8567)))
                .addUpdateFields("location")
                .build();
        assertThat(asha.user().updateProfile(update).hasProfile()).isTrue();
        var signedIn = anybody.loginWithOAuth(LoginWithOAuthRequest.newBuilder()
                .setCredentials(OAuthCredentials.newBuilder()
                        .setProvider(OAuthProvider.OAUTH_PROVIDER_APPLE)
                        .setIdToken("a-subject/member1@example.org/verified/Asha"))
                .build());
        assertThat(signedIn.hasTokens()).isTrue();
        assertThat(asha.auth()
                        .unlinkProvider(UnlinkProviderRequest.newBuilder()
                                .setProvider(OAuthProvider.OAUTH_PROVIDER_APPLE)
                                .setPassword(InMemoryApplication.PASSWORD)
                                .build())
                        .getSuccess())
                .isTrue();

        var export = export(asha);

        var now = ProtoTime.of(service.clock().instant());
        assertThat(export.getMoves().getLatitude()).isCloseTo(18.5204, within(0.02));
        assertThat(export.getMoves().getLongitude()).isCloseTo(73.8567, within(0.02));
        assertThat(export.getMoves().getSince()).isEqualTo(now);
        assertThat(export.getMoves().getChangesList()).isEmpty();
        assertThat(export.getPartedIdentitiesList()).singleElement().satisfies(parted -> {
            assertThat(parted.getProvider()).isEqualTo(OAuthProvider.OAUTH_PROVIDER_APPLE);
            assertThat(parted.getPartedAt()).isEqualTo(now);
        });
        assertThat(export.toString()).doesNotContain("a-subject");
    }

    @Test
    void d8_an_export_holds_nobody_elses_data() {
        var _ = service.join("Maya Iyer");

        String export = export(asha).toString();

        assertThat(export).doesNotContain("Maya", "member2@example.org");
    }

    private static ExportDataResponse export(Member member) {
        return member.user().exportData(ExportDataRequest.getDefaultInstance());
    }

    private DeleteAccountResponse delete(String password, String code) {
        return asha.user()
                .deleteAccount(DeleteAccountRequest.newBuilder()
                        .setPassword(password)
                        .setConfirmationCode(code)
                        .setReason("moving to the hills")
                        .build());
    }

    private LoginWithEmailResponse signIn(boolean reopen) {
        return anybody.loginWithEmail(LoginWithEmailRequest.newBuilder()
                .setCredentials(EmailPasswordCredentials.newBuilder()
                        .setEmail("member1@example.org")
                        .setPassword(InMemoryApplication.PASSWORD)
                        .setReopenAccount(reopen))
                .build());
    }
}
