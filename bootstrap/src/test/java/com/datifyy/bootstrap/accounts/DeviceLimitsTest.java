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
import com.datifyy.bootstrap.service.Http;
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

    private static final String CODE = "is your code";
    private static final String TOKEN = "Choose a new password";

    /// Where an owner signed in; strangers come from other places.
    private static final String HOME = "192.0.2.7";

    private static RunningApp app;
    private static int people;

    private final DeviceInfo device =
            DeviceInfo.newBuilder().setDeviceId("device-of-nobody-" + people++).build();

    @BeforeAll
    static void start() {
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of(
                        "RATE_LIMITS",
                        "register-device=2/1d,code-device=7/1d,reset-device=3/1d,another-to-recipient=off,another-for-strangers=off"));
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
    }

    @Test
    void a12_a_device_that_asked_too_often_gets_no_code_that_signs_in_unless_the_account_knows_who_asks() {
        String owners = number();
        Doorway door = doorwayAtHome();
        door.sendPhoneCode(owners);
        door.signInByPhone(owners, app.secretSentTo(owners, CODE), "Maya");
        for (int i = 0; i < 7; i++) {
            assertThat(post("otp/request", toNumber())).isEqualTo(200);
        }
        String strangers = number();

        assertThat(post("otp/request", toNumber(strangers))).isEqualTo(200);
        assertThat(call(
                        "RequestPhoneOTP",
                        RequestPhoneOTPRequest.newBuilder()
                                .setPhoneNumber(strangers)
                                .setDeviceInfo(device)))
                .isEqualTo(Code.OK);
        assertThat(postFromHome("otp/request", toNumber(owners))).isEqualTo(200);

        assertThat(app.secretsSentTo(owners, CODE, 2)).hasSize(2);
        assertThat(app.sentTo(strangers, CODE)).isEmpty();
    }

    @Test
    void a12_a_device_asks_for_so_many_resets_a_day_on_both_protocols_together() {
        assertThat(post("password/reset/request", toAddress())).isEqualTo(200);
        assertThat(call("RequestPasswordReset", reset())).isEqualTo(Code.OK);
        assertThat(post("verification/resend", toAddress().replaceFirst("^.", "{\"type\": 3, ")))
                .isEqualTo(200);

        String owners = address();
        Doorway door = doorwayAtHome();
        var inside = door.holding(door.register(new Somebody("Maya", owners, "seven lamps beside the lake")));
        inside.proveEmail(owners, app.secretSentTo(owners, "Please confirm your e-mail address"));
        assertThat(post("password/reset/request", toAddress(owners))).isEqualTo(200);
        assertThat(call("RequestPasswordReset", reset(owners))).isEqualTo(Code.OK);
        assertThat(postFromHome("password/reset/request", toAddress(owners))).isEqualTo(200);

        assertThat(app.secretsSentTo(owners, TOKEN, 1))
                .as("those who asked elsewhere were sent none")
                .hasSize(1);
    }

    @Test
    void a12_the_name_of_a_model_is_counted_for_nobody() {
        for (int i = 0; i < 9; i++) {
            assertThat(post("verification/email/send", toAddress(address(), "iPhone 15 Pro Max")))
                    .isEqualTo(200);
        }
    }

    private static String address() {
        return "device-" + people++ + "@example.com";
    }

    private static String number() {
        return "+9198765%05d".formatted(people++);
    }

    private String toAddress() {
        return toAddress(address());
    }

    private String toAddress(String address) {
        return toAddress(address, device.getDeviceId());
    }

    private static String toAddress(String address, String deviceId) {
        return "{\"email\": \"%s\", \"deviceInfo\": {\"deviceId\": \"%s\"}}".formatted(address, deviceId);
    }

    private String toNumber() {
        return toNumber(number());
    }

    private String toNumber(String number) {
        return "{\"phoneNumber\": \"%s\", \"device_info\": {\"device_id\": \"%s\"}}"
                .formatted(number, device.getDeviceId());
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
        return reset(address());
    }

    private Message.Builder reset(String address) {
        return RequestPasswordResetRequest.newBuilder()
                .setResetRequest(
                        PasswordResetRequest.newBuilder().setEmail(address).setDeviceInfo(device));
    }

    private static Doorway doorwayAtHome() {
        return new RestDoorway(app.http()).from(HOME);
    }

    private static int postFromHome(String path, String body) {
        Http stranger = app.http();
        return new Http(stranger.client(), stranger.port(), HOME, null)
                .post(REST + path, body)
                .status();
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
