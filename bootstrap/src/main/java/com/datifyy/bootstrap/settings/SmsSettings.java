package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.sms.LibPhoneNumbers;
import com.datifyy.adapters.sms.TwilioAccount;
import com.datifyy.adapters.sms.TwilioAccount.Part;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How text messages leave, and where numbers are from.
///
/// @param account null when nobody sends them
/// @param region of numbers written without a country, or null
public record SmsSettings(
        @Nullable TwilioAccount account, @Nullable String region) {

    static SmsSettings read(Reading reading) {
        var region = reading.text(Variable.PHONE_DEFAULT_REGION);
        if (region != null && !LibPhoneNumbers.isRegion(region)) {
            reading.problem(
                    Variable.PHONE_DEFAULT_REGION,
                    "must be the two capital letters of a country with telephones, like IN");
        }
        return new SmsSettings(account(reading), region);
    }

    private static @Nullable TwilioAccount account(Reading reading) {
        var parts = List.of(Variable.SMS_AUTH_TOKEN, Variable.SMS_FROM, Variable.SMS_BASE_URL);
        if (!reading.given(Variable.SMS_ACCOUNT_SID)) {
            if (parts.stream().anyMatch(reading::given)) {
                reading.problem(Variable.SMS_ACCOUNT_SID, "is missing: the other SMS_ variables go with it");
            }
            return null;
        }
        var base = reading.given(Variable.SMS_BASE_URL)
                ? part(reading, Variable.SMS_BASE_URL, Part.BASE)
                : TwilioAccount.TWILIO.toString();
        var sid = part(reading, Variable.SMS_ACCOUNT_SID, Part.SID);
        var token = part(reading, Variable.SMS_AUTH_TOKEN, Part.TOKEN);
        var from = part(reading, Variable.SMS_FROM, Part.FROM);
        return base == null || sid == null || token == null || from == null
                ? null
                : new TwilioAccount(URI.create(base), sid, token, from);
    }

    private static @Nullable String part(Reading reading, Variable variable, Part part) {
        return reading.fitting(variable, part.rule(), "is missing: it goes with the account");
    }
}
