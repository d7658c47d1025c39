package com.datifyy.adapters.mail;

import com.datifyy.application.notification.port.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.jspecify.annotations.Nullable;

/// One look at a mail server before anything relies on it: connects, makes it safe, signs in, and sends
/// nothing.
public final class SmtpCheckup {
    private SmtpCheckup() {}

    /// Why no mail would leave by it, in our words; null when one would. Takes as long as the timeouts of the
    /// settings allow.
    public static @Nullable String objection(SmtpSettings settings) {
        // Closing says QUIT and waits for no answer.
        try (Transport transport =
                Session.getInstance(SmtpMailer.properties(settings, null)).getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
            return transport.isConnected() ? null : "the mail server broke off";
        } catch (MessagingException failure) {
            return switch (SmtpFailures.meaningOf(failure)) {
                case Delivery.Later later -> later.why();
                case Delivery.Never never -> never.why();
                case Delivery.Done _ -> null;
            };
        }
    }
}
