package com.datifyy.adapters.sms;

import com.datifyy.domain.shared.SafeAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Whose account at Twilio, or at a provider that speaks like it, sends the text messages.
///
/// @param base the provider's address, like `https://api.twilio.com`: scheme, host and perhaps a port
/// @param sid the account's public name
/// @param token its secret
/// @param from what messages come from: a number in international form, a short code, a name of up to 11 letters and
///     digits, or a messaging service (`MG` and 32 hexadecimal digits)
public record TwilioAccount(URI base, String sid, String token, String from) {
    /// Where Twilio itself answers.
    public static final URI TWILIO = URI.create("https://api.twilio.com");

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final Pattern NUMBER_OR_NAME = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}|[A-Za-z0-9 ]{1,11}");

    /// @throws IllegalArgumentException when no message could be sent with these settings, or only an unsafe one; the
    ///     message never repeats a value
    public TwilioAccount {
        require(
                SafeAddress.isSafeOrigin(base),
                "the text message provider's address is https:// and a host, without a path");
        require(SID.matcher(sid).matches(), "the account's name at the text message provider is letters and digits");
        require(TOKEN.matcher(token).matches(), "the text message provider's secret has no spaces");
        require(
                MESSAGING_SERVICE.matcher(from).matches()
                        || NUMBER_OR_NAME.matcher(from).matches(),
                "text messages come from a number, a short name or a messaging service");
    }

    URI messages() {
        return base.resolve("/2010-04-01/Accounts/" + sid + "/Messages.json");
    }

    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(StandardCharsets.US_ASCII));
    }

    /// The name of the form's field that `from` belongs in.
    String fromField() {
        return MESSAGING_SERVICE.matcher(from).matches() ? "MessagingServiceSid" : "From";
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /// Without anything secret or personal.
    @Override
    public String toString() {
        return "TwilioAccount[" + base + "]";
    }
}
