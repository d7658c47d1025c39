package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.translation.ProtoSlot;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataResponse;
import com.datifyy.adapters.grpc.wire.user.v1.LinkedIdentity;
import com.datifyy.adapters.grpc.wire.user.v1.RequestAccountDeletionCodeResponse;
import com.datifyy.adapters.grpc.wire.user.v1.SecondFactorStatus;
import com.datifyy.adapters.grpc.wire.user.v1.SecurityEvent;
import com.datifyy.adapters.grpc.wire.user.v1.TrustedDevice;
import com.datifyy.application.identity.DataExport;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.matching.Moment;
import java.time.Instant;

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
                .setAccount(ProtoIdentity.account(exported.profile().user()))
                .setProfile(ProfileMessages.own(
                        exported.profile(), Moment.of(exported.at()).today()))
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
                .setClosingReason(exported.closingReason());
        if (exported.factor() != null) {
            message.setSecondFactor(factor(exported.factor()));
        }
        return message.build();
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
