package com.datifyy.adapters.mail;

import com.datifyy.application.notification.port.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/// What a failure at the mail server means for the mail.
///
/// Only a refusal of this recipient or of this mail is final. Whatever lies with the server or with our settings may be
/// mended, so the mail waits. The words are always ours: a server's own may repeat the address.
final class SmtpFailures {
    private SmtpFailures() {}

    static Delivery meaningOf(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            Delivery meaning = meaningOfOne(cause);
            if (meaning != null) {
                return meaning;
            }
        }
        return new Delivery.Later("the mail server broke off or answered out of turn");
    }

    private static @Nullable Delivery meaningOfOne(Throwable failure) {
        return switch (failure) {
            case AuthenticationFailedException _ ->
                new Delivery.Later("the mail server refuses the user name or password");
            case SMTPAddressFailedException refused -> recipientRefused(refused);
            // the sender's own address: a matter of settings
            case SMTPSenderFailedException refused -> senderRefused(refused.getReturnCode());
            case SMTPSendFailedException refused ->
                refused.getCommand().startsWith("MAIL") ? senderRefused(refused.getReturnCode()) : mailRefused(refused);
            case SocketTimeoutException _ -> new Delivery.Later("the mail server does not answer in time");
            case SSLException _ ->
                new Delivery.Later("no safe connection to the mail server: encryption or certificate does not fit");
            case MailConnectException unconnected -> new Delivery.Later(unreached(unconnected));
            case MessagingException other -> onlyInWords(other);
            default -> null;
        };
    }

    private static String unreached(MailConnectException failure) {
        return failure.getNextException() instanceof UnknownHostException
                ? "the mail server's name is not known"
                : "the mail server cannot be reached";
    }

    /// What the library tells apart by its message alone.
    private static @Nullable Delivery onlyInWords(MessagingException failure) {
        if (says(failure, "STARTTLS is required")) {
            return new Delivery.Later("the mail server offers no STARTTLS");
        }
        return says(failure, "Got bad greeting") ? new Delivery.Later("the mail server turns us away") : null;
    }

    private static Delivery recipientRefused(SMTPAddressFailedException refused) {
        int code = refused.getReturnCode();
        if (asksForAuthentication(code)) {
            return new Delivery.Later("the mail server asks for a user name and password (" + code + ")");
        }
        if (says(refused, "relay")) {
            return new Delivery.Later("the mail server does not pass on mails for us (" + code + ")");
        }
        return isFinal(code)
                ? new Delivery.Never("the mail server refuses the recipient (" + code + ")")
                : new Delivery.Later("the mail server cannot take mails for the recipient now (" + code + ")");
    }

    private static Delivery senderRefused(int code) {
        return new Delivery.Later(
                asksForAuthentication(code)
                        ? "the mail server asks for a user name and password (" + code + ")"
                        : "the mail server refuses the sender (" + code + ")");
    }

    private static Delivery mailRefused(SMTPSendFailedException refused) {
        int code = refused.getReturnCode();
        if (code < 0) {
            return new Delivery.Later("the mail server broke off");
        }
        if (asksForAuthentication(code)) {
            return new Delivery.Later("the mail server asks for a user name and password (" + code + ")");
        }
        return isFinal(code)
                ? new Delivery.Never("the mail server refuses the mail (" + code + ")")
                : new Delivery.Later("the mail server cannot take the mail now (" + code + ")");
    }

    private static boolean asksForAuthentication(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    private static boolean isFinal(int code) {
        return code >= 500 && code <= 599;
    }

    private static boolean says(Exception failure, String words) {
        String message = failure.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /// Mail exceptions are chained by a field of their own, besides causes.
    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }
}
