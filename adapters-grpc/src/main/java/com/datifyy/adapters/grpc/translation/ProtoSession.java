package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.SessionInfo;
import com.datifyy.adapters.grpc.wire.common.v1.DevicePlatform;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;

/// Sessions and the devices they live on, as their owner sees them.
public final class ProtoSession {
    private static final ProtoEnum<Device.Platform> PLATFORMS =
            new ProtoEnum<>(Device.Platform.class, DevicePlatform.getDescriptor());

    private ProtoSession() {}

    /// What a client says about its device.
    ///
    /// @throws InvalidInput when the platform does not exist or a text is too long
    public static Device device(DeviceInfo sent) {
        var wrong = new Faults();
        Device.Platform platform = wrong.of(() -> PLATFORMS.toDomain("device_info.platform", sent.getPlatformValue()));
        Device device = wrong.of(() -> new Device(
                platform,
                sent.getDeviceName(),
                sent.getOsVersion(),
                sent.getAppVersion(),
                sent.getBrowser(),
                sent.getDeviceId()));
        if (device == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return device;
    }

    /// @param current the session the caller is in
    public static SessionInfo session(Session session, SessionId current) {
        var message = SessionInfo.newBuilder()
                .setSessionId(session.id().toString())
                .setUserId(session.owner().toString())
                .setDeviceInfo(device(session.device()))
                .setCreatedAt(ProtoTime.of(session.createdAt()))
                .setLastActiveAt(ProtoTime.of(session.lastActiveAt()))
                .setExpiresAt(ProtoTime.of(session.expiresAt()))
                .setIpAddress(session.address())
                .setUserAgent(session.userAgent())
                .setIsCurrent(session.id().equals(current));
        if (session.endedAt() != null) {
            message.setEndedAt(ProtoTime.of(session.endedAt()));
        }
        return message.build();
    }

    private static DeviceInfo device(Device device) {
        return DeviceInfo.newBuilder()
                .setPlatformValue(PLATFORMS.number(device.platform()))
                .setDeviceName(device.name())
                .setOsVersion(device.osVersion())
                .setAppVersion(device.appVersion())
                .setBrowser(device.browser())
                .setDeviceId(device.deviceId())
                .build();
    }
}
