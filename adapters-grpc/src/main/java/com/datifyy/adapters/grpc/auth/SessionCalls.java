package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.wire.auth.v1.GetCurrentSessionResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutAllResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeAllSessionsResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeDeviceResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeSessionResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.TrustDeviceResponse;
import com.datifyy.application.identity.DeviceTrust;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.shared.Refusal.InvalidInput;

/// The calls about where the caller is signed in. Nobody's sessions and devices but the caller's can be
/// named.
final class SessionCalls {
    private final SessionControl sessions;
    private final DeviceTrust devices;

    SessionCalls(SessionControl sessions, DeviceTrust devices) {
        this.sessions = sessions;
        this.devices = devices;
    }

    GetCurrentSessionResponse current() {
        Caller caller = Callers.current();
        return GetCurrentSessionResponse.newBuilder()
                .setSession(ProtoSession.session(sessions.current(caller), caller.session()))
                .build();
    }

    ListSessionsResponse list(ListSessionsRequest request) {
        Caller caller = Callers.current();
        return SessionMessages.sessions(sessions.list(caller, SessionMessages.page(request)), caller.session());
    }

    RevokeSessionResponse end(String sessionId) {
        if (sessionId.isEmpty()) {
            throw new InvalidInput("session_id", "is required");
        }
        sessions.end(Callers.current(), SessionId.parse(sessionId), Callers.network());
        return RevokeSessionResponse.newBuilder()
                .setMessage("Session revoked successfully")
                .build();
    }

    RevokeAllSessionsResponse endOthers() {
        return RevokeAllSessionsResponse.newBuilder()
                .setRevokedCount(sessions.endOthers(Callers.current(), Callers.network()))
                .setMessage("All other sessions revoked successfully")
                .build();
    }

    LogoutResponse leave() {
        sessions.end(Callers.current(), Callers.network());
        return LogoutResponse.newBuilder().setMessage("Logged out successfully").build();
    }

    LogoutAllResponse leaveEverywhere() {
        return LogoutAllResponse.newBuilder()
                .setSessionsLoggedOut(sessions.endAll(Callers.current(), Callers.network()))
                .setMessage("Logged out everywhere")
                .build();
    }

    ListDevicesResponse devices(ListDevicesRequest request) {
        Caller caller = Callers.current();
        return SessionMessages.devices(devices.list(caller, SessionMessages.page(request)), caller.session());
    }

    TrustDeviceResponse trust(String deviceId) {
        devices.trust(Callers.current(), deviceId, Callers.network());
        return TrustDeviceResponse.newBuilder()
                .setSuccess(true)
                .setMessage("Device trusted successfully")
                .build();
    }

    RevokeDeviceResponse revoke(String deviceId) {
        return RevokeDeviceResponse.newBuilder()
                .setSessionsRevoked(devices.revoke(Callers.current(), deviceId, Callers.network()))
                .setMessage("Device revoked successfully")
                .build();
    }
}
