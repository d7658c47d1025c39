package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.mail.Encryption;
import com.datifyy.adapters.mail.Letters;
import com.datifyy.adapters.mail.SmtpSettings;
import com.datifyy.adapters.mail.SmtpTimeouts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How mails leave, and their words.
///
/// @param server null when there is no mail server
public record MailSettings(@Nullable SmtpSettings server, Letters letters) {

    static MailSettings read(Reading reading) {
        return new MailSettings(server(reading), letters(reading));
    }

    private static Letters letters(Reading reading) {
        var address = reading.text(Variable.WEB_ADDRESS);
        try {
            return new Letters(address == null ? null : URI.create(address));
        } catch (IllegalArgumentException unusable) {
            reading.problem(Variable.WEB_ADDRESS, "must be an https address");
            return new Letters(null);
        }
    }

    private static @Nullable SmtpSettings server(Reading reading) {
        var host = reading.text(Variable.SMTP_HOST);
        var port = reading.whole(Variable.SMTP_PORT, 1, 65535);
        var user = reading.text(Variable.SMTP_USER);
        var password = reading.secret(Variable.SMTP_PASSWORD);
        var from = reading.text(Variable.SMTP_FROM);
        var encryption = reading.word(Variable.SMTP_ENCRYPTION, Encryption.class, Encryption.usualOn(port));
        if (host == null) {
            if (user != null || password != null || from != null) {
                reading.problem(Variable.SMTP_HOST, "is missing: the other SMTP_ variables go with it");
            }
            return null;
        }
        if ((user == null) != (password == null)) {
            reading.problem(
                    user == null ? Variable.SMTP_USER : Variable.SMTP_PASSWORD,
                    "is missing: user and password go together");
        }
        if (from == null || !from.matches("[^@\\s<>]+@[^@\\s<>]+\\.[^@\\s<>]+")) {
            reading.problem(Variable.SMTP_FROM, "must be the sender's e-mail address");
            return null;
        }
        if ((user == null) != (password == null)) {
            return null;
        }
        var name = reading.text(Variable.SMTP_FROM_NAME);
        try {
            return new SmtpSettings(
                    host,
                    port,
                    user,
                    password == null ? null : password.value(),
                    from,
                    name == null ? "" : name,
                    encryption,
                    SmtpTimeouts.usual());
        } catch (IllegalArgumentException unusable) {
            reading.problem(
                    Variable.SMTP_HOST, "and the other SMTP_ variables cannot be used: " + unusable.getMessage());
            return null;
        }
    }
}
