package com.datifyy.adapters.mail;

import com.datifyy.application.dates.port.CalendarFiles;
import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.Mailer;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Sends mails through a mail server, one connection for each.
///
/// Every mail is text and HTML side by side, marked as written by a program. A repetition carries the same
/// `Message-ID`, by which mailboxes recognise it.
public final class SmtpMailer implements Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final ICalendar CALENDARS = new ICalendar();

    private final SmtpSettings settings;
    private final Letters letters;
    private final InstantSource clock;
    private final Session session;

    public SmtpMailer(SmtpSettings settings, Letters letters, InstantSource clock) {
        this(settings, letters, clock, null);
    }

    /// @param trusting makes the TLS connections; null stands for the platform's, with its certificate
    ///     authorities
    SmtpMailer(SmtpSettings settings, Letters letters, InstantSource clock, @Nullable SSLSocketFactory trusting) {
        this.settings = settings;
        this.letters = letters;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings, trusting));
    }

    @Override
    public Delivery send(MessageId id, Notice.Mail notice) {
        InternetAddress recipient;
        try {
            recipient = new InternetAddress(notice.to().value(), true);
        } catch (AddressException impossible) {
            return new Delivery.Never("no mail can be sent to such an address");
        }
        MimeMessage mail = written(id, recipient, letters.of(notice), Letters.entryOf(notice, clock.instant()));
        return withinTheWholeTime(() -> handedOver(mail));
    }

    private Delivery handedOver(MimeMessage mail) {
        // closing says QUIT and waits for no answer, so what happened before stands
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Done();
        } catch (MessagingException failure) {
            return SmtpFailures.meaningOf(failure);
        }
    }

    /// Interrupting a virtual thread closes the connection that it waits for, so nothing is left behind.
    private Delivery withinTheWholeTime(Callable<Delivery> attempt) {
        var running = new FutureTask<>(attempt);
        Thread.ofVirtual().name("mail").start(running);
        try {
            return running.get(settings.timeouts().whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            return new Delivery.Later("the mail server took too long");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Delivery.Later("the service is stopping");
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a mail could not be handed over", bug.getCause());
        } finally {
            running.cancel(true);
        }
    }

    private MimeMessage written(
            MessageId id, InternetAddress recipient, Letter letter, Optional<CalendarFiles.Entry> entry) {
        try {
            var mail = new NamedMessage(session, "<" + id + "@" + settings.domain() + ">");
            mail.setFrom(new InternetAddress(settings.from(), settings.fromName(), UTF_8));
            mail.setRecipient(RecipientType.TO, recipient);
            mail.setSubject(letter.subject(), UTF_8);
            mail.setHeader("Date", DATE.format(clock.instant()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            var words = new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html"));
            mail.setContent(entry.isPresent() ? together(words, entry.get()) : words);
            mail.saveChanges();
            return mail;
        } catch (MessagingException | UnsupportedEncodingException bug) {
            throw new IllegalStateException("a mail could not be written", bug);
        }
    }

    private static MimeMultipart together(MimeMultipart words, CalendarFiles.Entry entry) throws MessagingException {
        var letter = new MimeBodyPart();
        letter.setContent(words);
        var calendar = new MimeBodyPart();
        calendar.setText(CALENDARS.of(entry), UTF_8, "calendar; method=" + ICalendar.methodOf(entry));
        calendar.setFileName("date.ics");
        return new MimeMultipart("mixed", letter, calendar);
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        return part;
    }

    static Properties properties(SmtpSettings settings, @Nullable SSLSocketFactory trusting) {
        var smtp = new Properties();
        smtp.setProperty(
                "mail.smtp.connectiontimeout", millis(settings.timeouts().connect()));
        smtp.setProperty("mail.smtp.timeout", millis(settings.timeouts().read()));
        smtp.setProperty("mail.smtp.writetimeout", millis(settings.timeouts().write()));
        smtp.setProperty("mail.smtp.quitwait", "false");
        // otherwise the name of this machine, looked up and told to the server
        smtp.setProperty("mail.smtp.localhost", settings.domain());
        smtp.setProperty("mail.smtp.from", settings.from());
        smtp.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        smtp.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        smtp.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        switch (settings.encryption()) {
            case STARTTLS -> {
                smtp.setProperty("mail.smtp.starttls.enable", "true");
                smtp.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> smtp.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> smtp.setProperty("mail.smtp.starttls.enable", "false");
        }
        if (trusting != null) {
            smtp.put("mail.smtp.ssl.socketFactory", trusting);
            smtp.setProperty("mail.smtp.socketFactory.fallback", "false");
        }
        return smtp;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /// A message that keeps its name.
    private static final class NamedMessage extends MimeMessage {
        private final String name;

        NamedMessage(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
