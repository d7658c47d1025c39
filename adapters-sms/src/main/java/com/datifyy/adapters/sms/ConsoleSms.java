package com.datifyy.adapters.sms;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.SmsSender;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.util.function.Consumer;

/// A telephone on the console of whoever develops: every text message is shown, none is sent. Never in production,
/// where codes would stand in the logs.
public final class ConsoleSms implements SmsSender {
    private final Consumer<String> console;

    /// @param console takes a text of several lines, without the last line's end
    public ConsoleSms(Consumer<String> console) {
        this.console = console;
    }

    @Override
    public Delivery send(MessageId id, Notice.Text notice) {
        console.accept("┌── text message to %s, shown here instead of sent ──\n│ %s\n└──"
                .formatted(notice.to().value(), ShortText.of(notice).words()));
        return new Delivery.Done();
    }
}
