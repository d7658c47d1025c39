package com.datifyy.bootstrap.settings;

import org.jspecify.annotations.Nullable;

/// The mail server and the sender's address. `user` and `password` are absent where the server asks for none.
public record SmtpSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password,
        String from) {

    static @Nullable SmtpSettings read(Reading reading) {
        var host = reading.text(Variable.SMTP_HOST);
        var port = reading.whole(Variable.SMTP_PORT, 1, 65535);
        var user = reading.text(Variable.SMTP_USER);
        var password = reading.secret(Variable.SMTP_PASSWORD);
        var from = reading.text(Variable.SMTP_FROM);
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
        return new SmtpSettings(host, port, user, password, from);
    }
}
