package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.translation.ProtoSlot;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataResponse;
import com.datifyy.adapters.grpc.wire.user.v1.LinkedIdentity;
import com.datifyy.adapters.grpc.wire.user.v1.Moves;
import com.datifyy.adapters.grpc.wire.user.v1.OwnDate;
import com.datifyy.adapters.grpc.wire.user.v1.OwnFeedback;
import com.datifyy.adapters.grpc.wire.user.v1.OwnSuggestion;
import com.datifyy.adapters.grpc.wire.user.v1.PartedIdentity;
import com.datifyy.adapters.grpc.wire.user.v1.RequestAccountDeletionCodeResponse;
import com.datifyy.adapters.grpc.wire.user.v1.SecondFactorStatus;
import com.datifyy.adapters.grpc.wire.user.v1.SecurityEvent;
import com.datifyy.adapters.grpc.wire.user.v1.StaffVerification;
import com.datifyy.adapters.grpc.wire.user.v1.TrustedDevice;
import com.datifyy.adapters.grpc.wire.user.v1.UserSummary;
import com.datifyy.application.dates.LoveZone.Other;
import com.datifyy.application.dates.LoveZone.Seen;
import com.datifyy.application.identity.DataExport;
import com.datifyy.application.identity.OwnAccount;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Map;

/// Leaving, and what is kept about the caller, as messages.
final class AccountMessages {
    private AccountMessages() {}

    static RequestAccountDeletionCodeResponse codeSent(Instant expiresAt) {
        return RequestAccountDeletionCodeResponse.newBuilder()
                .setMessage("A code is on its way")
                .setExpiresAt(ProtoTime.of(expiresAt))
                .build();
    }

    /// @param purgedAt when everything is deleted for good
    static DeleteAccountResponse closed(Instant purgedAt) {
        return DeleteAccountResponse.newBuilder()
                .setSuccess(true)
                .setMessage(
                        "Account closed. Sign in with reopen_account to bring it back before it is deleted for good")
                .setPurgeAt(ProtoTime.of(purgedAt))
                .build();
    }

    static ExportDataResponse exported(DataExport.Exported exported, Caller caller) {
        var message = ExportDataResponse.newBuilder()
                .setExportedAt(ProtoTime.of(exported.at()))
                .setAccount(ProtoIdentity.account(new OwnAccount(
                        exported.profile().user(), exported.profile().primaryPhoto())))
                .setProfile(ProfileMessages.own(exported.profile(), exported.at()))
                .addAllSlots(exported.slots().stream().map(ProtoSlot::slot).toList())
                .addAllSessions(exported.sessions().stream()
                        .map(session -> ProtoSession.session(session, caller.session()))
                        .toList())
                .addAllIdentities(exported.identities().stream()
                        .map(AccountMessages::identity)
                        .toList())
                .addAllSecurityEvents(
                        exported.events().stream().map(AccountMessages::event).toList())
                .addAllTrustedDevices(
                        exported.devices().stream().map(AccountMessages::device).toList())
                .addAllBlocks(
                        exported.blocks().stream().map(SafetyMessages::own).toList())
                .addAllReports(
                        exported.reports().stream().map(SafetyMessages::own).toList())
                .addAllSuggestions(exported.suggestions().stream()
                        .map(AccountMessages::suggestion)
                        .toList())
                .addAllDates(exported.dates().stream()
                        .map(date -> date(date, caller.id()))
                        .toList())
                .addAllVerifications(exported.verifications().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(AccountMessages::verification)
                        .toList())
                .addAllPartedIdentities(
                        exported.parted().stream().map(AccountMessages::parted).toList())
                .setClosingReason(exported.closingReason());
        if (exported.moves() != null) {
            message.setMoves(moves(exported.moves()));
        }
        if (exported.factor() != null) {
            message.setSecondFactor(factor(exported.factor()));
        }
        return message.build();
    }

    private static OwnSuggestion suggestion(Suggestion suggestion) {
        var message = OwnSuggestion.newBuilder()
                .setId(suggestion.id().value())
                .setUserId(suggestion.suggested().toString())
                .setCompatibilityScore(suggestion.toldScore())
                .setStatus(suggestion.status().name())
                .addAllReasons(
                        suggestion.reasons().stream().map(RejectionReason::name).toList())
                .setNote(suggestion.customReason())
                .setCreatedAt(ProtoTime.of(suggestion.createdAt()));
        Instant respondedAt = suggestion.respondedAt();
        if (respondedAt != null) {
            message.setRespondedAt(ProtoTime.of(respondedAt));
        }
        return message.build();
    }

    /// Without the room, which is nothing to keep, and with the reason it was cancelled for when it was theirs.
    private static OwnDate date(DataExport.OwnDate own, UserId person) {
        ScheduledDate date = own.date();
        UserId other = date.otherThan(person);
        var message = OwnDate.newBuilder()
                .setDate(LoveZoneMessages.date(new Seen(date, new Other(other, null, null))).toBuilder()
                        .setOtherUser(UserSummary.newBuilder().setId(other.value()))
                        .clearMeetingLink());
        Cancellation why = date.cancellation();
        if (why != null && person.equals(why.by())) {
            message.setCancelReason(why.reason().name()).setCancelNote(why.note());
        }
        DateFeedback said = own.said();
        if (said != null) {
            message.setFeedback(OwnFeedback.newBuilder()
                    .setRating(said.rating())
                    .setText(said.text())
                    .setCreatedAt(ProtoTime.of(said.at())));
        }
        return message.build();
    }

    private static StaffVerification verification(
            Map.Entry<com.datifyy.domain.admin.StaffVerification, Instant> verified) {
        return StaffVerification.newBuilder()
                .setKind(verified.getKey().name())
                .setVerifiedAt(ProtoTime.of(verified.getValue()))
                .build();
    }

    private static TrustedDevice device(DataExport.TrustedDevice device) {
        return TrustedDevice.newBuilder()
                .setDeviceId(device.deviceId())
                .setTrustedAt(ProtoTime.of(device.trustedAt()))
                .build();
    }

    private static SecondFactorStatus factor(DataExport.FactorStatus factor) {
        var message = SecondFactorStatus.newBuilder()
                .setStartedAt(ProtoTime.of(factor.startedAt()))
                .setRecoveryCodesLeft(factor.recoveryCodesLeft());
        if (factor.confirmedAt() != null) {
            message.setConfirmedAt(ProtoTime.of(factor.confirmedAt()));
        }
        return message.build();
    }

    private static LinkedIdentity identity(DataExport.LinkedIdentity identity) {
        return LinkedIdentity.newBuilder()
                .setProviderValue(ProtoIdentity.providerNumber(identity.provider()))
                .setSubject(identity.subject())
                .setLinkedAt(ProtoTime.of(identity.linkedAt()))
                .build();
    }

    private static PartedIdentity parted(DataExport.PartedIdentity parting) {
        return PartedIdentity.newBuilder()
                .setProviderValue(ProtoIdentity.providerNumber(parting.provider()))
                .setPartedAt(ProtoTime.of(parting.partedAt()))
                .build();
    }

    private static Moves moves(com.datifyy.domain.profile.Moves moves) {
        return Moves.newBuilder()
                .setLatitude(moves.cell().toldLatitude())
                .setLongitude(moves.cell().toldLongitude())
                .setSince(ProtoTime.of(moves.since()))
                .addAllChanges(moves.changes().stream().map(ProtoTime::of).toList())
                .build();
    }

    private static SecurityEvent event(com.datifyy.domain.identity.SecurityEvent event) {
        var message = SecurityEvent.newBuilder()
                .setKind(event.kind().name())
                .setNetwork(event.network())
                .setAt(ProtoTime.of(event.at()))
                .putAllDetails(event.details());
        if (event.session() != null) {
            message.setSessionId(event.session().toString());
        }
        return message.build();
    }
}
