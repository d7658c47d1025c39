package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;

import com.datifyy.adapters.mail.Encryption;
import com.datifyy.adapters.mail.SmtpCheckup;
import com.datifyy.adapters.mail.SmtpSettings;
import com.datifyy.bootstrap.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of the mail server. That there is none is among the remarks on the settings.
final class MailChecks implements Checks {
    private final @Nullable SmtpSettings settings;

    MailChecks(Settings settings) {
        this.settings = settings.mail().server();
    }

    @Override
    public String subject() {
        return "mail";
    }

    @Override
    public List<Finding> call() {
        if (settings == null) {
            return List.of();
        }
        return findings(settings, SmtpCheckup.objection(settings));
    }

    /// @param objection why no mail would leave, null when one would
    static List<Finding> findings(SmtpSettings settings, @Nullable String objection) {
        String where = settings.host() + ":" + settings.port();
        return List.of(
                settings.encryption() == Encryption.NONE
                        ? ok("mail", "without TLS, on this machine")
                        : ok("mail", "with TLS alone (" + settings.encryption() + ")"),
                objection == null
                        ? ok("mail", where + " takes mails")
                        : failure(
                                "mail",
                                where + ": " + objection,
                                "check the SMTP_ variables; where 587 is blocked, providers offer 2525"));
    }
}
