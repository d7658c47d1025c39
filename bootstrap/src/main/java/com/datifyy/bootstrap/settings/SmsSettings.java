package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.sms.TwilioAccount;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How text messages leave, and where numbers are from.
///
/// @param account null when nobody sends them
/// @param region of numbers written without a country, or null
public record SmsSettings(
        @Nullable TwilioAccount account, @Nullable String region) {

    static SmsSettings read(Reading reading) {
        var region = reading.text(Variable.PHONE_DEFAULT_REGION);
        if (region != null && !region.matches("[A-Z]{2}")) {
            reading.problem(Variable.PHONE_DEFAULT_REGION, "must be two capital letters, like IN");
        }
        return new SmsSettings(account(reading), region);
    }

    private static @Nullable TwilioAccount account(Reading reading) {
        var sid = reading.text(Variable.SMS_ACCOUNT_SID);
        var token = reading.secret(Variable.SMS_AUTH_TOKEN);
        var from = reading.text(Variable.SMS_FROM);
        var base = reading.text(Variable.SMS_BASE_URL);
        if (sid == null) {
            if (token != null || from != null) {
                reading.problem(Variable.SMS_ACCOUNT_SID, "is missing: the other SMS_ variables go with it");
            }
            return null;
        }
        if (token == null || from == null) {
            reading.problem(
                    token == null ? Variable.SMS_AUTH_TOKEN : Variable.SMS_FROM,
                    "is missing: it goes with the account");
            return null;
        }
        try {
            return new TwilioAccount(base == null ? TwilioAccount.TWILIO : URI.create(base), sid, token.value(), from);
        } catch (IllegalArgumentException unusable) {
            reading.problem(
                    Variable.SMS_ACCOUNT_SID, "and the other SMS_ variables cannot be used: " + unusable.getMessage());
            return null;
        }
    }
}
