package com.datifyy.adapters.mail;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.Mailer;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A mailbox on the console of whoever develops: every mail is shown, none is sent. Never in production, where codes
/// would stand in the logs.
public final class ConsoleMailer implements Mailer {
    private final Letters letters;
    private final Consumer<String> console;

    /// @param console takes a text of several lines, without the last line's end
    public ConsoleMailer(Letters letters, Consumer<String> console) {
        this.letters = letters;
        this.console = console;
    }

    @Override
    public Delivery send(MessageId id, Notice.Mail notice) {
        Letter letter = letters.of(notice);
        String lines = (letter.subject() + "\n\n" + letter.text())
                .lines()
                .map(line -> ("│ " + line).stripTrailing())
                .collect(Collectors.joining("\n"));
        console.accept("┌── mail to %s, shown here instead of sent ──\n%s\n└──"
                .formatted(notice.to().value(), lines));
        return new Delivery.Done();
    }
}
