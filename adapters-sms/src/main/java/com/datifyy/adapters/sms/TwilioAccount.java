package com.datifyy.adapters.sms;

import com.datifyy.domain.shared.SafeAddress;
import com.datifyy.domain.shared.TextRule;
import java.net.URI;
import java.net.URISyntaxException;
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

    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

    /// What an account is told by, each with the values that can be used.
    public enum Part {
        BASE(new TextRule("must be https:// and a host, without a path", Part::isSafeOrigin)),
        SID(TextRule.matching("must be letters and digits", "[A-Za-z0-9]{1,64}")),
        TOKEN(TextRule.matching("must have no spaces", "[\\x21-\\x7e]{1,200}")),
        FROM(TextRule.matching(
                "must be a number, a short name or a messaging service",
                "MG[0-9a-fA-F]{32}|\\+[1-9][0-9]{6,14}|[0-9]{3,8}|[A-Za-z0-9 ]{1,11}"));

        private final TextRule rule;

        Part(TextRule rule) {
            this.rule = rule;
        }

        /// Which values can be used as this part.
        public TextRule rule() {
            return rule;
        }

        private void require(String value) {
            rule.require(name(), value);
        }

        private static boolean isSafeOrigin(String text) {
            try {
                return SafeAddress.isSafeOrigin(new URI(text));
            } catch (URISyntaxException noAddress) {
                return false;
            }
        }
    }

    /// @throws IllegalArgumentException when no message could be sent with these settings, or only an unsafe one; the
    ///     message never repeats a value
    public TwilioAccount {
        Part.BASE.require(base.toString());
        Part.SID.require(sid);
        Part.TOKEN.require(token);
        Part.FROM.require(from);
    }

    URI messages() {
        return base.resolve("/2010-04-01/Accounts/" + sid + "/Messages.json");
    }

    /// What tells of the account.
    URI itself() {
        return base.resolve("/2010-04-01/Accounts/" + sid + ".json");
    }

    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(StandardCharsets.US_ASCII));
    }

    /// The name of the form's field that `from` belongs in.
    String fromField() {
        return MESSAGING_SERVICE.matcher(from).matches() ? "MessagingServiceSid" : "From";
    }

    /// Without anything secret or personal.
    @Override
    public String toString() {
        return "TwilioAccount[" + base + "]";
    }
}
