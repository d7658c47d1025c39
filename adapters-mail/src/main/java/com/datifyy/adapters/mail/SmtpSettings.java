package com.datifyy.adapters.mail;

import com.datifyy.domain.shared.SafeAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which mail server takes the mails, and who they come from.
///
/// @param user the name to sign in with, or null for a server that asks for none
/// @param password belongs to the user: both are there or neither
/// @param from the address that mails come from, in ASCII
/// @param fromName the name beside it, at most 60 characters
public record SmtpSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        String fromName,
        Encryption encryption,
        SmtpTimeouts timeouts) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e]+@[A-Za-z0-9.-]+");
    private static final Pattern NAME = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{0,60}");

    /// @throws IllegalArgumentException when no mail could be sent with these settings, or only an unsafe one; the
    ///     message never repeats a value
    public SmtpSettings {
        require(HOST.matcher(host).matches(), "the mail server's host is a name or an address");
        require(port > 0 && port < 65_536, "the mail server's port is between 1 and 65535");
        require((user == null) == (password == null), "a user name at the mail server comes with its password");
        require(ADDRESS.matcher(from).matches() && isAddress(from), "the sender is an e-mail address");
        require(NAME.matcher(fromName).matches(), "the sender's name is one short line");
        require(
                encryption != Encryption.NONE || SafeAddress.isThisMachine(host),
                "only a mail server on this machine is spoken to without encryption");
    }

    /// The part of the sender's address behind the `@`.
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true);
            return true;
        } catch (AddressException notOne) {
            return false;
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /// Without the user, the password and the sender.
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", " + encryption + "]";
    }
}
