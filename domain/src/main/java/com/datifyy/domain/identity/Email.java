package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// An e-mail address, trimmed and in lower case, so that one mailbox is one account.
public record Email(String value) {
    private static final int MAX_LENGTH = 255;
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}");

    /// @throws InvalidInput when the text is not an e-mail address of at most 255 characters
    public Email {
        value = Texts.clean("email", value, MAX_LENGTH, false).toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            throw new InvalidInput("email", "is required");
        }
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidInput("email", "is not an e-mail address");
        }
    }

    /// The part before the `@`.
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    /// The part behind the `@`.
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /// Whether the mailbox is one of Google's own, which has two names for their domain.
    public boolean isAtGmail() {
        return GMAIL.contains(domain());
    }

    /// The mailbox that the address leads to, as far as addresses tell: without what follows a `+`, and at Google
    /// without dots and under one name of its domain. It is for counting what one person gets, and for nothing
    /// else: another mail server may take either for a part of the name, so it tells nobody whose an address is.
    public String countedAs() {
        int tag = localPart().indexOf('+');
        String plain = tag > 0 ? localPart().substring(0, tag) : localPart();
        return isAtGmail() ? plain.replace(".", "") + "@gmail.com" : plain + "@" + domain();
    }

    /// Hidden: an address is personal and does not belong into logs.
    @Override
    public String toString() {
        return "Email[…]";
    }
}
