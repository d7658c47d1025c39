package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.translation.ProtoPaging;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceList;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceSession;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsResponse;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.shared.NumberedPage;

/// Sessions and devices as lists.
final class SessionMessages {
    private static final int USUAL_SESSIONS = 10;
    private static final int USUAL_DEVICES = 20;

    private SessionMessages() {}

    static NumberedPage.Wanted page(ListSessionsRequest request) {
        return ProtoPaging.wanted(request.getPagination(), USUAL_SESSIONS);
    }

    static NumberedPage.Wanted page(ListDevicesRequest request) {
        return ProtoPaging.wanted(request.getPagination(), USUAL_DEVICES);
    }

    static ListSessionsResponse sessions(NumberedPage<Session> page, SessionId current) {
        return ListSessionsResponse.newBuilder()
                .addAllSessions(page.items().stream()
                        .map(session -> ProtoSession.session(session, current))
                        .toList())
                .setPagination(ProtoPaging.standing(page))
                .build();
    }

    static ListDevicesResponse devices(NumberedPage<KnownDevice> page, SessionId current) {
        return ListDevicesResponse.newBuilder()
                .setDevices(DeviceList.newBuilder()
                        .addAllDevices(page.items().stream()
                                .map(device -> device(device, current))
                                .toList())
                        .setTotalCount(Math.toIntExact(page.total())))
                .setPagination(ProtoPaging.standing(page))
                .build();
    }

    private static DeviceSession device(KnownDevice device, SessionId current) {
        return DeviceSession.newBuilder()
                .setSession(ProtoSession.session(device.latest(), current))
                .setIsTrusted(device.trustedAt() != null)
                .setLoginCount(device.signIns())
                .build();
    }
}
