package com.datifyy.bootstrap.accounts;

import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.EnrollSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.GetSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetConfirm;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.PhoneOTPCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeAllSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.TokenPair;
import com.datifyy.adapters.grpc.wire.auth.v1.TrustDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyPhoneRequest;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Grpc;
import io.grpc.StatusRuntimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/// Accounts over gRPC.
///
/// @param moves whether every step of a stranger comes from another network
record GrpcDoorway(Grpc grpc, boolean moves) implements Doorway {
    GrpcDoorway(Grpc grpc) {
        this(grpc, true);
    }

    @Override
    public Doorway from(String network) {
        return new GrpcDoorway(new Grpc(grpc.server(), network, grpc.token()), false);
    }

    @Override
    public SessionKey register(Somebody somebody) {
        var credentials = EmailPasswordCredentials.newBuilder()
                .setEmail(somebody.email())
                .setPassword(somebody.password())
                .setName(somebody.name())
                .setDateOfBirth("1994-05-06");
        var answer = asked(() -> auth().registerWithEmail(RegisterWithEmailRequest.newBuilder()
                .setCredentials(credentials)
                .build()));
        return key(answer.getUser(), answer.getTokens());
    }

    @Override
    public SessionKey signIn(SignIn given) {
        var credentials = EmailPasswordCredentials.newBuilder()
                .setEmail(given.email())
                .setPassword(given.password())
                .setSecondFactorCode(given.secondFactor())
                .setReopenAccount(given.reopen())
                .setDeviceInfo(DeviceInfo.newBuilder().setDeviceId(given.device()));
        var answer = asked(() -> auth().loginWithEmail(LoginWithEmailRequest.newBuilder()
                .setCredentials(credentials)
                .build()));
        return key(answer.getUser(), answer.getTokens());
    }

    @Override
    public SessionKey refresh(String refreshToken) {
        var request =
                RefreshTokenRequest.newBuilder().setRefreshToken(refreshToken).build();
        return key("", asked(() -> auth().refreshToken(request)).getTokens());
    }

    @Override
    public void revoke(String refreshToken) {
        var request =
                RevokeTokenRequest.newBuilder().setRefreshToken(refreshToken).build();
        asked(() -> auth().revokeToken(request));
    }

    @Override
    public void sendEmailCode(String email) {
        var request = SendEmailVerificationRequest.newBuilder().setEmail(email).build();
        asked(() -> auth().sendEmailVerification(request));
    }

    @Override
    public void proveEmail(String email, String code) {
        var verification = VerificationRequest.newBuilder().setIdentifier(email).setCode(code);
        var request =
                VerifyEmailRequest.newBuilder().setVerification(verification).build();
        asked(() -> auth().verifyEmail(request));
    }

    @Override
    public void requestReset(String email) {
        var request = RequestPasswordResetRequest.newBuilder()
                .setResetRequest(PasswordResetRequest.newBuilder().setEmail(email))
                .build();
        asked(() -> auth().requestPasswordReset(request));
    }

    @Override
    public void reset(String token, String newPassword) {
        var confirmation =
                PasswordResetConfirm.newBuilder().setResetToken(token).setNewPassword(newPassword);
        var request = ConfirmPasswordResetRequest.newBuilder()
                .setConfirmation(confirmation)
                .build();
        asked(() -> auth().confirmPasswordReset(request));
    }

    @Override
    public void sendPhoneCode(String number) {
        var request = RequestPhoneOTPRequest.newBuilder().setPhoneNumber(number).build();
        asked(() -> auth().requestPhoneOTP(request));
    }

    @Override
    public void sendNumberProof(String number) {
        sendNumberProof(auth(), number);
    }

    private static void sendNumberProof(AuthServiceGrpc.AuthServiceBlockingStub auth, String number) {
        var request =
                SendPhoneVerificationRequest.newBuilder().setPhoneNumber(number).build();
        asked(() -> auth.sendPhoneVerification(request));
    }

    @Override
    public void provePhone(String number, String code) {
        provePhone(auth(), number, code);
    }

    private static void provePhone(AuthServiceGrpc.AuthServiceBlockingStub auth, String number, String code) {
        var verification =
                VerificationRequest.newBuilder().setIdentifier(number).setCode(code);
        var request =
                VerifyPhoneRequest.newBuilder().setVerification(verification).build();
        asked(() -> auth.verifyPhone(request));
    }

    @Override
    public SessionKey signInByPhone(String number, String code, String name) {
        var credentials = PhoneOTPCredentials.newBuilder()
                .setPhoneNumber(number)
                .setOtpCode(code)
                .setName(name);
        var answer = asked(() -> auth().loginWithPhone(LoginWithPhoneRequest.newBuilder()
                .setCredentials(credentials)
                .build()));
        return key(answer.getUser(), answer.getTokens());
    }

    @Override
    public SessionKey signInByGoogle(String idToken) {
        var credentials = OAuthCredentials.newBuilder()
                .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                .setIdToken(idToken);
        var answer = asked(() -> auth().loginWithOAuth(LoginWithOAuthRequest.newBuilder()
                .setCredentials(credentials)
                .build()));
        return key(answer.getUser(), answer.getTokens());
    }

    @Override
    public Inside holding(SessionKey key) {
        return new Owner(grpc.as(key.access()));
    }

    private record Owner(Grpc grpc) implements Inside {
        @Override
        public String name() {
            return asked(() -> user().getMyProfile(GetMyProfileRequest.getDefaultInstance()))
                    .getProfile()
                    .getBasicInfo()
                    .getName();
        }

        @Override
        public int sessions() {
            return asked(() -> auth().listSessions(ListSessionsRequest.getDefaultInstance()))
                    .getSessionsCount();
        }

        @Override
        public int devices() {
            return asked(() -> auth().listDevices(ListDevicesRequest.getDefaultInstance()))
                    .getDevices()
                    .getDevicesCount();
        }

        @Override
        public int endOthers() {
            return asked(() -> auth().revokeAllSessions(RevokeAllSessionsRequest.getDefaultInstance()))
                    .getRevokedCount();
        }

        @Override
        public void changePassword(String current, String chosen) {
            var request = ChangePasswordRequest.newBuilder()
                    .setCurrentPassword(current)
                    .setNewPassword(chosen)
                    .setRevokeOtherSessions(true)
                    .build();
            asked(() -> auth().changePassword(request));
        }

        @Override
        public void sendEmailCode(String email) {
            var request =
                    SendEmailVerificationRequest.newBuilder().setEmail(email).build();
            asked(() -> auth().sendEmailVerification(request));
        }

        @Override
        public void proveEmail(String email, String code) {
            var verification =
                    VerificationRequest.newBuilder().setIdentifier(email).setCode(code);
            var request = VerifyEmailRequest.newBuilder()
                    .setVerification(verification)
                    .build();
            asked(() -> auth().verifyEmail(request));
        }

        @Override
        public String enrol(String password) {
            var request =
                    EnrollSecondFactorRequest.newBuilder().setPassword(password).build();
            return asked(() -> auth().enrollSecondFactor(request)).getSecret();
        }

        @Override
        public List<String> confirm(String code) {
            var request = ConfirmSecondFactorRequest.newBuilder().setCode(code).build();
            return List.copyOf(asked(() -> auth().confirmSecondFactor(request)).getRecoveryCodesList());
        }

        @Override
        public int recoveryCodesLeft() {
            return asked(() -> auth().getSecondFactor(GetSecondFactorRequest.getDefaultInstance()))
                    .getRecoveryCodesLeft();
        }

        @Override
        public void disable(String password, String code) {
            var request = DisableSecondFactorRequest.newBuilder()
                    .setPassword(password)
                    .setCode(code)
                    .build();
            asked(() -> auth().disableSecondFactor(request));
        }

        @Override
        public void trust(String device) {
            var request = TrustDeviceRequest.newBuilder().setDeviceId(device).build();
            asked(() -> auth().trustDevice(request));
        }

        @Override
        public void forget(String device) {
            var request = RevokeDeviceRequest.newBuilder().setDeviceId(device).build();
            asked(() -> auth().revokeDevice(request));
        }

        @Override
        public void tellBirthDate(LocalDate birthDate) {
            tell(BasicInfo.newBuilder().setBirthDate(birthDate.toString()), "date_of_birth");
        }

        @Override
        public void tellNumber(String number) {
            tell(BasicInfo.newBuilder().setPhoneNumber(number), "phone_number");
        }

        private void tell(BasicInfo.Builder basics, String name) {
            var request = UpdateProfileRequest.newBuilder()
                    .setBasicInfo(basics)
                    .addUpdateFields(name)
                    .build();
            asked(() -> user().updateProfile(request));
        }

        @Override
        public void sendPhoneCode(String number) {
            GrpcDoorway.sendNumberProof(auth(), number);
        }

        @Override
        public void provePhone(String number, String code) {
            GrpcDoorway.provePhone(auth(), number, code);
        }

        @Override
        public void unlinkGoogle(String password) {
            var request = UnlinkProviderRequest.newBuilder()
                    .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                    .setPassword(password)
                    .build();
            asked(() -> auth().unlinkProvider(request));
        }

        @Override
        public String export() {
            return asked(() -> user().exportData(ExportDataRequest.getDefaultInstance()))
                    .toString();
        }

        @Override
        public void close(String password) {
            var request =
                    DeleteAccountRequest.newBuilder().setPassword(password).build();
            asked(() -> user().deleteAccount(request));
        }

        private AuthServiceGrpc.AuthServiceBlockingStub auth() {
            return AuthServiceGrpc.newBlockingStub(grpc.channel());
        }

        private UserServiceGrpc.UserServiceBlockingStub user() {
            return UserServiceGrpc.newBlockingStub(grpc.channel());
        }
    }

    private AuthServiceGrpc.AuthServiceBlockingStub auth() {
        return AuthServiceGrpc.newBlockingStub((moves ? grpc.elsewhere() : grpc).channel());
    }

    private static SessionKey key(UserProfile user, TokenPair pair) {
        return key(user.getAccountStatus().name(), pair);
    }

    private static SessionKey key(String status, TokenPair pair) {
        return new SessionKey(
                status, pair.getAccessToken().getToken(), pair.getRefreshToken().getToken());
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (StatusRuntimeException refused) {
            var outcome = Grpc.outcome(refused);
            throw new Refused(outcome.code(), outcome.field(), outcome.said());
        }
    }
}
