package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.AccessToken;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshToken;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.SessionInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.TokenPair;
import com.datifyy.adapters.grpc.wire.auth.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.common.v1.DevicePlatform;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;

/// The messages of `AuthService` as domain values, and back.
final class AuthMessages {
    private static final ProtoEnum<Device.Platform> PLATFORMS =
            new ProtoEnum<>(Device.Platform.class, DevicePlatform.getDescriptor());

    private AuthMessages() {}

    static Registration.Application application(EmailPasswordCredentials sent) {
        return new Registration.Application(
                new Email(sent.getEmail()),
                Password.chosen(sent.getPassword()),
                sent.getName(),
                sent.getDateOfBirth().isEmpty() ? null : ProtoTime.day("date_of_birth", sent.getDateOfBirth()),
                device(sent.getDeviceInfo()));
    }

    static Device device(DeviceInfo sent) {
        return new Device(
                PLATFORMS.toDomain("device_info.platform", sent.getPlatformValue()),
                sent.getDeviceName(),
                sent.getOsVersion(),
                sent.getAppVersion(),
                sent.getBrowser(),
                sent.getDeviceId());
    }

    static RegisterWithEmailResponse registered(SignedIn signedIn) {
        return RegisterWithEmailResponse.newBuilder()
                .setUser(user(signedIn.user()))
                .setTokens(tokens(signedIn))
                .setSession(session(signedIn.session()))
                .setRequiresEmailVerification(!signedIn.user().isVerified())
                .build();
    }

    static LoginWithEmailResponse loggedIn(SignedIn signedIn) {
        return LoginWithEmailResponse.newBuilder()
                .setUser(user(signedIn.user()))
                .setTokens(tokens(signedIn))
                .setSession(session(signedIn.session()))
                .build();
    }

    static RefreshTokenResponse refreshed(SignedIn signedIn) {
        return RefreshTokenResponse.newBuilder().setTokens(tokens(signedIn)).build();
    }

    static RevokeTokenResponse revoked() {
        return RevokeTokenResponse.newBuilder()
                .setMessage("Token revoked successfully")
                .build();
    }

    private static UserProfile user(User user) {
        var message = UserProfile.newBuilder()
                .setUserId(user.id().toString())
                .setEmail(user.email().value())
                .setName(user.name())
                .setAccountStatusValue(ProtoIdentity.statusNumber(user.status()))
                .setEmailVerified(ProtoIdentity.verified(user.emailVerifiedAt()))
                .setPhoneVerified(ProtoIdentity.verified(user.phoneVerifiedAt()))
                .setCreatedAt(ProtoTime.of(user.createdAt()));
        if (user.phone() != null) {
            message.setPhoneNumber(user.phone().value());
        }
        if (user.lastLoginAt() != null) {
            message.setLastLoginAt(ProtoTime.of(user.lastLoginAt()));
        }
        return message.build();
    }

    private static TokenPair tokens(SignedIn signedIn) {
        return TokenPair.newBuilder()
                .setAccessToken(AccessToken.newBuilder()
                        .setToken(signedIn.accessToken())
                        .setTokenType("Bearer")
                        .setExpiresAt(ProtoTime.of(signedIn.accessTokenExpiresAt())))
                .setRefreshToken(RefreshToken.newBuilder()
                        .setToken(signedIn.refreshToken())
                        .setExpiresAt(ProtoTime.of(signedIn.refreshTokenExpiresAt())))
                .build();
    }

    private static SessionInfo session(Session session) {
        return SessionInfo.newBuilder()
                .setSessionId(session.id().toString())
                .setUserId(session.owner().toString())
                .setDeviceInfo(device(session.device()))
                .setCreatedAt(ProtoTime.of(session.createdAt()))
                .setLastActiveAt(ProtoTime.of(session.lastActiveAt()))
                .setExpiresAt(ProtoTime.of(session.expiresAt()))
                .setIsCurrent(true)
                .build();
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
