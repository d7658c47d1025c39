package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ResendVerificationCodeRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.RunningApp;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How often one device registers and asks for codes, however often it changes its network and whomever it
/// names.
class DeviceLimitsTest {
    private static final String REST = "/api/v1/auth/";
    private static final String RPC = "datifyy.auth.v1.AuthService/";

    private static RunningApp app;
    private static int people;

    private final DeviceInfo device =
            DeviceInfo.newBuilder().setDeviceId("device-of-nobody-" + people++).build();

    @BeforeAll
    static void start() {
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of("RATE_LIMITS", "register-device=2/1d,code-device=7/1d,reset-device=3/1d"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a12_a_device_registers_so_often_a_day_on_both_protocols_together() {
        assertThat(post("register/email", registration(device.getDeviceId()))).isEqualTo(201);
        assertThat(call("RegisterWithEmail", registration(device))).isEqualTo(Code.OK);

        assertThat(post("register/email", registration(device.getDeviceId()))).isEqualTo(429);
        assertThat(call("RegisterWithEmail", registration(device))).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(post("register/email", registration("another-" + device.getDeviceId())))
                .isEqualTo(201);
        assertThat(post("register/email", registration("a short one"))).isEqualTo(201);
    }

    @Test
    void a12_a_device_asks_for_so_many_codes_a_day_whichever_way_it_asks() {
        assertThat(post("otp/request", toNumber())).isEqualTo(200);
        assertThat(post("verification/phone/send", toNumber())).isEqualTo(200);
        assertThat(post("verification/email/send", toAddress())).isEqualTo(200);
        assertThat(call(
                        "RequestPhoneOTP",
                        RequestPhoneOTPRequest.newBuilder()
                                .setPhoneNumber(number())
                                .setDeviceInfo(device)))
                .isEqualTo(Code.OK);
        assertThat(call(
                        "SendPhoneVerification",
                        SendPhoneVerificationRequest.newBuilder()
                                .setPhoneNumber(number())
                                .setDeviceInfo(device)))
                .isEqualTo(Code.OK);
        assertThat(call(
                        "SendEmailVerification",
                        SendEmailVerificationRequest.newBuilder()
                                .setEmail(address())
                                .setDeviceInfo(device)))
                .isEqualTo(Code.OK);
        assertThat(call("ResendVerificationCode", resend())).isEqualTo(Code.OK);

        assertThat(call("ResendVerificationCode", resend())).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(post("verification/resend", toAddress())).isEqualTo(429);
        assertThat(post("register/phone", toNumber())).isEqualTo(429);
    }

    @Test
    void a12_a_device_asks_for_so_many_resets_a_day_on_both_protocols_together() {
        assertThat(post("password/reset/request", toAddress())).isEqualTo(200);
        assertThat(call("RequestPasswordReset", reset())).isEqualTo(Code.OK);
        assertThat(post("verification/resend", toAddress().replaceFirst("^.", "{\"type\": 3, ")))
                .isEqualTo(200);

        assertThat(post("password/reset/request", toAddress())).isEqualTo(429);
        assertThat(call("RequestPasswordReset", reset())).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    private static String address() {
        return "device-" + people++ + "@example.com";
    }

    private static String number() {
        return "+9198765%05d".formatted(people++);
    }

    private String toAddress() {
        return "{\"email\": \"%s\", \"deviceInfo\": {\"deviceId\": \"%s\"}}".formatted(address(), device.getDeviceId());
    }

    private String toNumber() {
        return "{\"phoneNumber\": \"%s\", \"device_info\": {\"device_id\": \"%s\"}}"
                .formatted(number(), device.getDeviceId());
    }

    private static String registration(String deviceId) {
        return """
                {"email": "%s", "password": "an example passphrase", "name": "Maya", "deviceInfo": {"deviceId": "%s"}}""".formatted(address(), deviceId);
    }

    private static Message.Builder registration(DeviceInfo device) {
        return RegisterWithEmailRequest.newBuilder()
                .setCredentials(EmailPasswordCredentials.newBuilder()
                        .setEmail(address())
                        .setPassword("an example passphrase")
                        .setName("Maya")
                        .setDeviceInfo(device));
    }

    private Message.Builder resend() {
        return ResendVerificationCodeRequest.newBuilder()
                .setIdentifier(address())
                .setType(VerificationType.VERIFICATION_TYPE_EMAIL)
                .setDeviceInfo(device);
    }

    private Message.Builder reset() {
        return RequestPasswordResetRequest.newBuilder()
                .setResetRequest(
                        PasswordResetRequest.newBuilder().setEmail(address()).setDeviceInfo(device));
    }

    /// From a network that nobody has asked from before.
    private static int post(String path, String body) {
        return app.http().elsewhere().post(REST + path, body).status();
    }

    /// From a network that nobody has asked from before.
    private static Code call(String rpc, Message.Builder request) {
        return app.grpc().elsewhere().call(RPC + rpc, request.build()).status();
    }
}
