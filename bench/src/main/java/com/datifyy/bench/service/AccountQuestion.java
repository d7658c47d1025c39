package com.datifyy.bench.service;

/// A question to the service for accounts, with `%s` where an address or a number goes, whose answer must not tell
/// whether that is known.
///
/// @param title as it stands in the table
/// @param byPhone whether a number goes there
record AccountQuestion(String title, boolean byPhone, Form form) {
    private static final String OVER_GRPC = ", over gRPC";
    private static final String WRONG = "a wrong guess of mine";
    private static final String CHOSEN = "seven lamps beside the lake";
    static final String PERSON = "Bench Person";

    /// How it is asked.
    sealed interface Form {
        /// @param path below that of accounts
        /// @param body with single quotes
        record Rest(String path, String body) implements Form {}

        /// @param method of the service for accounts
        record Rpc(String method, GrpcAsking.Fields fields) implements Form {}
    }

    static final AccountQuestion SIGN_IN = byAddress(
            "sign in with a wrong password", rest("login/email", "{'email':'%s','password':'" + WRONG + "'}"));
    static final AccountQuestion SIGN_IN_BY_GRPC =
            SIGN_IN.by(rpc("LoginWithEmail", GrpcAsking.Fields.within("%s", WRONG)));
    static final AccountQuestion REGISTER = byAddress(
            "register",
            rest(
                    "register/email",
                    "{'email':'%s','password':'" + CHOSEN + "','name':'" + PERSON + "','dateOfBirth':'1994-05-06'}"));
    static final AccountQuestion REGISTER_BY_GRPC =
            REGISTER.by(rpc("RegisterWithEmail", GrpcAsking.Fields.within("%s", CHOSEN, PERSON)));
    static final AccountQuestion RESET = byAddress("ask for a reset", rest("password/reset/request", "{'email':'%s'}"));
    static final AccountQuestion RESET_BY_GRPC = RESET.by(rpc("RequestPasswordReset", GrpcAsking.Fields.within("%s")));
    static final AccountQuestion SEND =
            byAddress("have a code mailed", rest("verification/email/send", "{'email':'%s'}"));
    static final AccountQuestion SEND_BY_GRPC = SEND.by(rpc("SendEmailVerification", GrpcAsking.Fields.of("%s")));
    static final AccountQuestion RESEND = byAddress(
            "have a code mailed again",
            rest("verification/resend", "{'identifier':'%s','type':'VERIFICATION_TYPE_EMAIL'}"));
    static final AccountQuestion RESEND_BY_GRPC =
            RESEND.by(rpc("ResendVerificationCode", GrpcAsking.Fields.of("%s").and(1)));
    static final AccountQuestion PHONE_CODE =
            byNumber("have a sign-in code texted", rest("otp/request", "{'phoneNumber':'%s'}"));
    static final AccountQuestion PHONE_CODE_BY_GRPC = PHONE_CODE.by(rpc("RequestPhoneOTP", GrpcAsking.Fields.of("%s")));
    static final AccountQuestion PHONE_SIGN_IN =
            byNumber("sign in with a wrong code", rest("login/phone", "{'phoneNumber':'%s','otpCode':'000000'}"));
    static final AccountQuestion PHONE_SIGN_IN_BY_GRPC =
            PHONE_SIGN_IN.by(rpc("LoginWithPhone", GrpcAsking.Fields.within("%s", "000000")));
    static final AccountQuestion PHONE_REGISTER =
            byNumber("register with a number", rest("register/phone", "{'phoneNumber':'%s','name':'" + PERSON + "'}"));
    static final AccountQuestion PHONE_REGISTER_BY_GRPC =
            PHONE_REGISTER.by(rpc("RegisterWithPhone", GrpcAsking.Fields.of("%s", PERSON)));
    static final AccountQuestion PHONE_PROOF =
            byNumber("have a code for a number texted", rest("verification/phone/send", "{'phoneNumber':'%s'}"));
    static final AccountQuestion PHONE_PROOF_BY_GRPC =
            PHONE_PROOF.by(rpc("SendPhoneVerification", GrpcAsking.Fields.of("%s")));
    static final AccountQuestion PHONE_RESEND =
            byNumber("have it texted again", rest("verification/resend", "{'phoneNumber':'%s'}"));
    static final AccountQuestion PHONE_RESEND_BY_GRPC = PHONE_RESEND.by(
            rpc("ResendVerificationCode", GrpcAsking.Fields.of("%s").and(2)));

    private static AccountQuestion byAddress(String title, Form form) {
        return new AccountQuestion(title, false, form);
    }

    private static AccountQuestion byNumber(String title, Form form) {
        return new AccountQuestion(title, true, form);
    }

    private AccountQuestion by(Form other) {
        return new AccountQuestion(title + OVER_GRPC, byPhone, other);
    }

    private static Form rest(String path, String body) {
        return new Form.Rest(path, body);
    }

    private static Form rpc(String method, GrpcAsking.Fields fields) {
        return new Form.Rpc(method, fields);
    }
}
