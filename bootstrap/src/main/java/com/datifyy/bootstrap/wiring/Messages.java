package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.mail.ConsoleMailer;
import com.datifyy.adapters.mail.SmtpMailer;
import com.datifyy.adapters.slack.SlackChannel;
import com.datifyy.adapters.slack.SlackTimeouts;
import com.datifyy.adapters.sms.ConsoleSms;
import com.datifyy.adapters.sms.LibPhoneNumbers;
import com.datifyy.adapters.sms.SmsTimeouts;
import com.datifyy.adapters.sms.TwilioSmsSender;
import com.datifyy.application.identity.Channels;
import com.datifyy.application.identity.port.PhoneNumberPlan;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.Mailer;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.notification.port.SmsSender;
import com.datifyy.application.notification.port.StaffChannel;
import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.Settings;
import java.time.InstantSource;
import java.util.function.Consumer;

/// How people are reached: by what is set up or, on one's own machine, on the console.
///
/// @param staffIsTold whether the staff has a channel
public record Messages(
        Mailer mailer, SmsSender sms, StaffChannel staff, boolean staffIsTold, PhoneNumberPlan plan, Channels channels)
        implements AutoCloseable {

    /// @param console where messages are shown in development that cannot be sent
    public static Messages of(Settings settings, InstantSource clock, Consumer<String> console) {
        boolean shown = settings.mode() == Mode.DEVELOPMENT;
        var server = settings.mail().server();
        var account = settings.sms().account();
        var webhook = settings.slack();
        return new Messages(
                server != null
                        ? new SmtpMailer(server, settings.mail().letters(), clock)
                        : shown ? new ConsoleMailer(settings.mail().letters(), console) : nobodysMailer(),
                account != null
                        ? new TwilioSmsSender(account, SmsTimeouts.usual())
                        : shown ? new ConsoleSms(console) : nobodysTelephone(),
                webhook != null ? new SlackChannel(webhook, SlackTimeouts.usual()) : nobodysChannel(),
                webhook != null,
                new LibPhoneNumbers(settings.sms().region()),
                new Channels(shown || server != null, shown || account != null));
    }

    /// What tells the staff's channel, if there is one.
    public Announcements announcements(Stores stores, Outbox outbox, Security security, InstantSource clock) {
        return new Announcements(new Notifications(outbox, stores.clocks(), security.ids(), clock), staffIsTold);
    }

    private static Mailer nobodysMailer() {
        return (id, notice) -> new Delivery.Never("no mail server is set up");
    }

    private static SmsSender nobodysTelephone() {
        return (id, notice) -> new Delivery.Never("no sender of text messages is set up");
    }

    private static StaffChannel nobodysChannel() {
        return (id, news) -> new Delivery.Never("no channel of the staff is set up");
    }

    @Override
    public void close() {
        if (staff instanceof SlackChannel slack) {
            slack.close();
        }
        if (sms instanceof TwilioSmsSender twilio) {
            twilio.close();
        }
    }
}
