package com.datifyy.adapters.mail;

import static com.datifyy.adapters.mail.SampleNotices.aCodeFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.domain.notification.MessageId;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsoleMailerTest {
    @Test
    void the_console_shows_what_would_have_been_sent() {
        var console = new ArrayList<String>();
        var mailer = new ConsoleMailer(new Letters(null), console::add);

        assertThat(mailer.send(new MessageId(new UUID(1, 2)), aCodeFor("Maya"))).isEqualTo(new Delivery.Done());

        assertThat(console).singleElement().asString().isEqualTo("""
                ┌── mail to maya@example.org, shown here instead of sent ──
                │ Please confirm your e-mail address
                │
                │ Hello Maya,
                │
                │ Please confirm that this mailbox is yours: enter the code below in the app. It is valid for 10 minutes \
                and works once.
                │
                │     482103
                │
                │ Never tell anybody this code. Nobody at Datifyy will ever ask you for it.
                │
                │ If this was not you, you can ignore this mail. Without the code, nobody can make your address theirs.
                │
                │ --
                │ This is an automatic mail about a Datifyy account. Nobody reads replies to it.
                └──""");
    }
}
