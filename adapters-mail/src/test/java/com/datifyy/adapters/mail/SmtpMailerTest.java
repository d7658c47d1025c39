package com.datifyy.adapters.mail;

import static com.datifyy.adapters.mail.SampleNotices.AT;
import static com.datifyy.adapters.mail.SampleNotices.CODE;
import static com.datifyy.adapters.mail.SampleNotices.MAYA;
import static com.datifyy.adapters.mail.SampleNotices.TOKEN;
import static com.datifyy.adapters.mail.SampleNotices.TOLD;
import static com.datifyy.adapters.mail.SampleNotices.aCodeFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailerTest {
    private static final String HERE = "127.0.0.1";
    private static final String PASSWORD = "not-a-real-password";
    private static final MessageId ID = new MessageId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final SmtpTimeouts PATIENT = new SmtpTimeouts(LONG, LONG, LONG, LONG);

    private static SmtpMailer mailer(int port) {
        return mailer(port, PATIENT);
    }

    private static SmtpMailer mailer(int port, SmtpTimeouts timeouts) {
        return new SmtpMailer(
                settings(port, null, null, "Datifyy", Encryption.NONE, timeouts), new Letters(null), () -> AT);
    }

    private static SmtpMailer mailer(int port, Encryption encryption, SSLContext trusting) {
        return new SmtpMailer(
                settings(port, null, null, "Datifyy", encryption, PATIENT),
                new Letters(null),
                () -> AT,
                trusting == null ? null : trusting.getSocketFactory());
    }

    private static SmtpSettings settings(
            int port, String user, String password, String fromName, Encryption encryption, SmtpTimeouts timeouts) {
        return new SmtpSettings(HERE, port, user, password, "hello@datifyy.example", fromName, encryption, timeouts);
    }

    /// On a free port, and with more time to start than the two seconds that are usual: machines are busy.
    private static GreenMail greenMail(String protocol) {
        var setup = new ServerSetup(0, HERE, protocol);
        setup.setServerStartupTimeout(LONG.toMillis());
        return new GreenMail(setup);
    }

    /// What GreenMail received.
    @Nested
    class What_arrives {
        private final GreenMail server = greenMail(ServerSetup.PROTOCOL_SMTP);

        @BeforeEach
        void start() {
            server.start();
        }

        @AfterEach
        void stop() {
            server.stop();
        }

        private int port() {
            return server.getSmtp().getPort();
        }

        private MimeMessage sent(Notice.Mail notice) {
            assertThat(mailer(port()).send(ID, notice)).isEqualTo(new Delivery.Done());
            return received().getLast();
        }

        private List<MimeMessage> received() {
            return List.of(server.getReceivedMessages());
        }

        static List<Notice.Mail> everyNotice() {
            return SampleNotices.all();
        }

        @Test
        void a_mail_comes_from_the_sender_to_the_mailbox_and_to_nobody_else() throws MessagingException {
            MimeMessage mail = sent(aCodeFor("Maya"));

            assertThat(mail.getHeader("From")).containsExactly("Datifyy <hello@datifyy.example>");
            assertThat(mail.getHeader("Return-Path")).containsExactly("<hello@datifyy.example>");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("maya@example.org");
            assertThat(mail.getSubject()).isEqualTo("Please confirm your e-mail address");
        }

        @Test
        void it_says_when_it_was_sent_and_that_a_program_wrote_it() throws MessagingException {
            MimeMessage mail = sent(aCodeFor("Maya"));

            assertThat(mail.getHeader("Date")).containsExactly("Wed, 25 Nov 2026 14:05:00 +0000");
            assertThat(mail.getSentDate().toInstant()).isEqualTo(Instant.parse("2026-11-25T14:05:00Z"));
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }

        @Test
        void a_repetition_carries_the_same_name_and_another_mail_another() throws MessagingException {
            var mailer = mailer(port());

            mailer.send(ID, aCodeFor("Maya"));
            mailer.send(ID, aCodeFor("Maya"));
            mailer.send(new MessageId(new UUID(1, 2)), aCodeFor("Maya"));

            assertThat(received())
                    .extracting(MimeMessage::getMessageID)
                    .containsExactly(
                            "<00000000-0000-4000-8000-000000000001@datifyy.example>",
                            "<00000000-0000-4000-8000-000000000001@datifyy.example>",
                            "<00000000-0000-0001-0000-000000000002@datifyy.example>");
        }

        @ParameterizedTest
        @MethodSource("everyNotice")
        void text_and_html_stand_side_by_side(Notice.Mail notice) throws MessagingException, IOException {
            MimeMessage mail = sent(notice);
            Letter letter = new Letters(null).of(notice);

            var parts = alternativesOf(mail, notice);
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(lines(parts.getBodyPart(0).getContent())).isEqualTo(letter.text());
            assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
            assertThat(lines(parts.getBodyPart(1).getContent())).isEqualTo(letter.html());
        }

        /// What changes the calendar has its entry beside the words.
        private static MimeMultipart alternativesOf(MimeMessage mail, Notice.Mail notice)
                throws MessagingException, IOException {
            boolean isInvitation = notice instanceof Notice.DateChanged it && it.event() != Notice.DateEvent.REMINDER;
            if (!isInvitation) {
                assertThat(mail.getContentType()).startsWith("multipart/alternative");
                return (MimeMultipart) mail.getContent();
            }
            assertThat(mail.getContentType()).startsWith("multipart/mixed");
            var mixed = (MimeMultipart) mail.getContent();
            assertThat(mixed.getCount()).isEqualTo(2);
            assertThat(mixed.getBodyPart(1).getContentType()).startsWith("text/calendar");
            return (MimeMultipart) mixed.getBodyPart(0).getContent();
        }

        @ParameterizedTest
        @MethodSource("everyNotice")
        void a7_no_code_name_or_device_is_in_a_header(Notice.Mail notice) throws MessagingException {
            MimeMessage mail = sent(notice);

            assertThat(headersOf(mail)).doesNotContain(CODE, TOKEN, "Maya", "Chrome");
        }

        @Test
        void names_of_every_script_arrive_as_they_were_written() throws MessagingException, IOException {
            MimeMessage mail = sent(aCodeFor("Zoë प्रिया 美咲"));

            assertThat(textOf(mail)).startsWith("Hello Zoë प्रिया 美咲,");
        }

        @Test
        void the_senders_name_and_a_subject_may_have_any_letters() throws MessagingException {
            var mailer = new SmtpMailer(
                    settings(port(), null, null, "Zoë von Datifyy", Encryption.NONE, PATIENT),
                    new Letters(
                            new Wording(
                                    key -> key.endsWith(".subject")
                                            ? "Bestätige “deine” Adresse ✓"
                                            : Wording.bundle().getString(key),
                                    Locale.ENGLISH),
                            null),
                    () -> AT);

            assertThat(mailer.send(ID, aCodeFor("Maya"))).isEqualTo(new Delivery.Done());

            MimeMessage mail = received().getLast();
            assertThat(mail.getSubject()).isEqualTo("Bestätige “deine” Adresse ✓");
            assertThat(mail.getFrom())
                    .extracting(Object::toString)
                    .first()
                    .asString()
                    .startsWith("=?UTF-8?");
            assertThat(headersOf(mail)).isASCII();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Maya\r\nBcc: everybody@example.org",
                    "Maya\nSubject: You won",
                    "Maya\r\n.\r\nMAIL FROM:<x@example.org>",
                    "Maya\u2028Bcc: everybody@example.org",
                    "Maya =?UTF-8?Q?=0D=0ABcc:_everybody@example.org?="
                })
        void e4_a_name_or_device_adds_no_header_recipient_or_command(String hostile)
                throws MessagingException, IOException {
            for (var notice : SampleNotices.of(hostile, hostile)) {
                MimeMessage mail = sent(notice);

                assertThat(mail.getHeader("Bcc")).isNull();
                assertThat(mail.getHeader("Subject")).hasSize(1);
                assertThat(mail.getSubject()).doesNotContain("won");
                assertThat(mail.getAllRecipients()).hasSize(1);
                assertThat(textOf(mail)).doesNotContain("Bcc:", "Subject:", "MAIL FROM", "everybody@");
            }
            assertThat(received()).hasSize(SampleNotices.all().size());
        }

        @Test
        void the_right_password_opens_the_server() {
            server.setUser("apikey", PASSWORD);

            var mailer = new SmtpMailer(
                    settings(port(), "apikey", PASSWORD, "Datifyy", Encryption.NONE, PATIENT),
                    new Letters(null),
                    () -> AT);

            assertThat(mailer.send(ID, aCodeFor("Maya"))).isEqualTo(new Delivery.Done());
        }

        @Test
        void a_wrong_password_is_the_operators_to_mend() {
            server.setUser("apikey", PASSWORD);

            var mailer = new SmtpMailer(
                    settings(port(), "apikey", "wrong", "Datifyy", Encryption.NONE, PATIENT),
                    new Letters(null),
                    () -> AT);

            assertThat(mailer.send(ID, aCodeFor("Maya")))
                    .isEqualTo(new Delivery.Later("the mail server refuses the user name or password"));
            assertThat(received()).isEmpty();
        }

        @Test
        void a_server_without_encryption_gets_no_mail_where_encryption_is_asked_for() {
            assertThat(mailer(port(), Encryption.STARTTLS, null).send(ID, aCodeFor("Maya")))
                    .isEqualTo(new Delivery.Later("the mail server offers no STARTTLS"));
            assertThat(received()).isEmpty();
        }

        @Test
        void an_address_that_no_mail_can_be_written_to_is_given_up() {
            var notice = new Notice.PasswordChanged(new Email("maya..rao@example.org"), "Maya", TOLD);

            assertThat(mailer(port()).send(ID, notice))
                    .isEqualTo(new Delivery.Never("no mail can be sent to such an address"));
        }

        @Test
        void a7_nothing_of_a_mail_is_logged() {
            List<String> logged = new CopyOnWriteArrayList<>();
            var listening = new Handler() {
                @Override
                public void publish(LogRecord record) {
                    logged.add(record.getMessage() + record.getThrown());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
            listening.setLevel(Level.ALL);
            Logger root = Logger.getLogger("");
            root.addHandler(listening);
            try {
                SampleNotices.all().forEach(this::sent);
            } finally {
                root.removeHandler(listening);
            }

            assertThat(String.join("\n", logged)).doesNotContain(CODE, TOKEN, "Maya", MAYA.value());
        }

        @Test
        void a_mail_arrives_over_tls_from_the_first_byte(@TempDir Path folder) throws Exception {
            var certificates = new TestCertificates(folder, "ip:" + HERE);
            System.setProperty(
                    "greenmail.tls.keystore.file", certificates.file().toString());
            System.setProperty("greenmail.tls.keystore.password", TestCertificates.PASSWORD);
            var secure = greenMail(ServerSetup.PROTOCOL_SMTPS);
            secure.start();
            try {
                int port = secure.getSmtps().getPort();

                assertThat(mailer(port, Encryption.TLS, certificates.context()).send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Done());
                assertThat(secure.getReceivedMessages()).hasSize(1);
            } finally {
                secure.stop();
                System.clearProperty("greenmail.tls.keystore.file");
                System.clearProperty("greenmail.tls.keystore.password");
            }
        }

        private static String headersOf(MimeMessage mail) throws MessagingException {
            return String.join("\n", Collections.list(mail.getAllHeaderLines()));
        }

        private static String textOf(MimeMessage mail) throws MessagingException, IOException {
            return lines(((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
        }

        private static String lines(Object content) {
            return content.toString().replace("\r\n", "\n");
        }
    }

    private static final String UNSAFE =
            "no safe connection to the mail server: encryption or certificate does not fit";

    /// What a server does instead of taking the mail.
    @Nested
    class What_goes_wrong {
        @ParameterizedTest
        @ValueSource(ints = {550, 551, 552, 553, 554, 501, 503, 521})
        void a_recipient_refused_for_good_is_given_up(int code) {
            assertThat(answer("RCPT", code + " 5.1.1 <maya@example.org> is nobody"))
                    .isEqualTo(new Delivery.Never("the mail server refuses the recipient (" + code + ")"));
        }

        @ParameterizedTest
        @ValueSource(ints = {421, 450, 451, 452})
        void a_recipient_refused_for_now_is_tried_again(int code) {
            assertThat(answer("RCPT", code + " 4.2.1 <maya@example.org> is busy"))
                    .isEqualTo(new Delivery.Later(
                            "the mail server cannot take mails for the recipient now (" + code + ")"));
        }

        @ParameterizedTest
        @CsvSource({
            "RCPT, 550 5.7.1 Unable to relay for maya@example.org, the mail server does not pass on mails for us (550)",
            "RCPT, 554 5.7.1 Relay access denied, the mail server does not pass on mails for us (554)",
            "RCPT, 530 5.7.0 Authentication required, the mail server asks for a user name and password (530)",
            "MAIL, 530 5.7.0 Authentication required, the mail server asks for a user name and password (530)",
            "MAIL, 550 5.7.1 sender hello@datifyy.example not allowed, the mail server refuses the sender (550)",
            "MAIL, 451 4.7.1 slow down, the mail server refuses the sender (451)",
            "DATA, 451 4.3.0 no room, the mail server cannot take the mail now (451)",
            "., 452 4.3.1 no room, the mail server cannot take the mail now (452)",
            "., 421 4.3.0 going away, the mail server cannot take the mail now (421)",
            "greeting, 554 no service for 127.0.0.1, the mail server turns us away",
            "greeting, 421 too many connections, the mail server turns us away"
        })
        void what_lies_with_the_server_or_the_settings_is_tried_again(String command, String answer, String why) {
            assertThat(answer(command, answer)).isEqualTo(new Delivery.Later(why));
        }

        @ParameterizedTest
        @CsvSource({"DATA, 554", "., 554", "., 550", "., 552"})
        void a_mail_refused_for_good_is_given_up(String command, int code) {
            assertThat(answer(command, code + " 5.7.1 not this mail to maya@example.org"))
                    .isEqualTo(new Delivery.Never("the mail server refuses the mail (" + code + ")"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "."})
        void a_server_that_hangs_up_is_tried_again(String command) {
            assertThat(answer(command, ScriptedSmtpServer.GOODBYE)).isInstanceOf(Delivery.Later.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "."})
        void a_server_that_falls_silent_is_not_waited_for_beyond_the_limit(String command) {
            try (var server = new ScriptedSmtpServer(Map.of(command, ScriptedSmtpServer.SILENCE))) {
                assertThat(mailer(server.port(), new SmtpTimeouts(LONG, SHORT, LONG, LONG))
                                .send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Later("the mail server does not answer in time"));
            }
        }

        @Test
        void a_server_that_never_finishes_its_answer_is_not_waited_for_beyond_the_limit() {
            try (var server = new ScriptedSmtpServer(Map.of("EHLO", ScriptedSmtpServer.DRIP))) {
                assertThat(mailer(server.port(), new SmtpTimeouts(LONG, LONG, LONG, SHORT))
                                .send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Later("the mail server took too long"));
            }
        }

        @Test
        void a_server_that_is_away_is_tried_again() throws IOException {
            try (var held = new Socket()) {
                held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

                assertThat(mailer(held.getLocalPort()).send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Later("the mail server cannot be reached"));
            }
        }

        @Test
        void a_server_whose_name_is_not_known_is_tried_again() {
            var settings = new SmtpSettings(
                    "smtp.invalid", 587, null, null, "hello@datifyy.example", "", Encryption.STARTTLS, PATIENT);

            assertThat(new SmtpMailer(settings, new Letters(null), () -> AT).send(ID, aCodeFor("Maya")))
                    .isEqualTo(new Delivery.Later("the mail server's name is not known"));
        }

        @Test
        void what_was_taken_is_done_even_if_the_server_does_not_say_goodbye() {
            assertThat(answer("QUIT", ScriptedSmtpServer.SILENCE)).isEqualTo(new Delivery.Done());
        }

        @Test
        void an_interrupted_attempt_ends_at_once_and_stays_interrupted() {
            try (var server = new ScriptedSmtpServer(Map.of("greeting", ScriptedSmtpServer.SILENCE))) {
                Thread.currentThread().interrupt();
                assertThat(mailer(server.port()).send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Later("the service is stopping"));
                assertThat(Thread.interrupted()).isTrue();
            }
        }

        private static Delivery answer(String command, String answer) {
            try (var server = new ScriptedSmtpServer(Map.of(command, answer))) {
                Delivery delivery = mailer(server.port()).send(ID, aCodeFor("Maya"));
                assertThat(delivery.toString()).doesNotContain("maya", "Maya", "@", CODE);
                return delivery;
            }
        }
    }

    /// What can be read on the way.
    @Nested
    class Encrypted {
        @Test
        void with_starttls_nothing_but_the_beginning_is_said_in_the_clear(@TempDir Path folder) throws Exception {
            var tls = new TestCertificates(folder, "ip:" + HERE).context();
            try (var server = new ScriptedSmtpServer(Map.of(), tls, false)) {
                assertThat(mailer(server.port(), Encryption.STARTTLS, tls).send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Done());

                assertThat(server.heardInTheClear()).containsExactly("EHLO datifyy.example", "STARTTLS");
                assertThat(server.heard()).contains("RCPT TO:<maya@example.org>", "    " + CODE);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"dns:elsewhere.example", "ip:127.0.0.2"})
        void a_certificate_for_another_server_is_not_accepted(String name, @TempDir Path folder) throws Exception {
            var tls = new TestCertificates(folder, name).context();
            try (var server = new ScriptedSmtpServer(Map.of(), tls, false)) {
                assertThat(mailer(server.port(), Encryption.STARTTLS, tls).send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Later(UNSAFE));
                assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
            }
            try (var server = new ScriptedSmtpServer(Map.of(), tls, true)) {
                assertThat(mailer(server.port(), Encryption.TLS, tls).send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Later(UNSAFE));
                assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"STARTTLS", "TLS"})
        void a_certificate_that_nobody_vouches_for_is_not_accepted(Encryption encryption, @TempDir Path folder)
                throws Exception {
            var tls = new TestCertificates(folder, "ip:" + HERE).context();
            try (var server = new ScriptedSmtpServer(Map.of(), tls, encryption == Encryption.TLS)) {
                assertThat(mailer(server.port(), encryption, null).send(ID, aCodeFor("Maya")))
                        .isEqualTo(new Delivery.Later(UNSAFE));
                assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
            }
        }
    }
}
