package com.datifyy.adapters.mail;

import static com.datifyy.adapters.mail.SampleNotices.AT;
import static com.datifyy.adapters.mail.SampleNotices.CODE;
import static com.datifyy.adapters.mail.SampleNotices.MAYA;
import static com.datifyy.adapters.mail.SampleNotices.TOKEN;
import static com.datifyy.adapters.mail.SampleNotices.TOLD;
import static com.datifyy.adapters.mail.SampleNotices.aCodeFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.datifyy.domain.notification.Notice;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private static final URI APP = URI.create("https://app.example.org/");
    private final Letters letters = new Letters(null);

    static List<Notice.Mail> everyNotice() {
        return SampleNotices.all();
    }

    @Test
    void a_letter_reads_like_this() {
        assertThat(letters.of(aCodeFor("Maya")).subject()).isEqualTo("Please confirm your e-mail address");
        assertThat(letters.of(aCodeFor("Maya")).text()).isEqualTo("""
                Hello Maya,

                Please confirm that this mailbox is yours: enter the code below in the app. It is valid for 10 minutes \
                and works once.

                    482103

                Never tell anybody this code. Nobody at Datifyy will ever ask you for it.

                If this was not you, you can ignore this mail. Without the code, nobody can make your address theirs.

                --\s
                This is an automatic mail about a Datifyy account. Nobody reads replies to it.
                """);
    }

    @Test
    void both_forms_say_the_same() {
        String html = new Letters(APP)
                .of(new Notice.NewDevice(MAYA, "Maya", "Pixel 9", TOLD))
                .html();

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "<p>Hello Maya,</p>",
                        "on a new device on Wednesday, 25 November 2026, 19:35 (Asia/Kolkata).",
                        "<p>The device calls itself: Pixel 9</p>",
                        "<p>If this was not you, sign out that device in the app and choose a new password with"
                                + " “Forgot password” there, also if you usually sign in another way: that signs out"
                                + " every device.</p>",
                        "<a href=\"https://app.example.org/\">Open the app</a>");
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void a_time_is_told_by_the_receivers_clock(Notice.Mail notice) {
        assertThat(letters.of(notice).text()).doesNotContain("14:05", "UTC");
    }

    @Test
    void whoever_chose_no_clock_is_told_that_a_time_is_in_utc() {
        assertThat(letters.of(new Notice.PasswordChanged(MAYA, "Maya", AT.atZone(ZoneOffset.UTC)))
                        .text())
                .contains("was changed on Wednesday, 25 November 2026, 14:05 (UTC).");
    }

    @Test
    void a_code_that_closes_an_account_says_so() {
        Letter letter =
                new Letters(APP).of(new Notice.ConfirmationCode(MAYA, "Maya", "482103", Duration.ofMinutes(10)));

        assertThat(letter.subject()).contains("closed");
        assertThat(letter.text()).contains("To close your Datifyy account");
    }

    @Test
    void whoever_has_no_open_account_is_not_sent_to_the_app_about_a_date_that_is_off() {
        String open = letters.of(SampleNotices.date("Maya", Notice.DateEvent.CANCELLED))
                .text();
        String outside = letters.of(SampleNotices.date("Maya", Notice.DateEvent.CANCELLED_OUTSIDE))
                .text();

        assertThat(outside)
                .contains("does not take place. The attached entry takes it out of your calendar.")
                .contains("Your account is closed or was stopped, so the app shows nothing more about it.")
                .doesNotContain("stands in the app");
        assertThat(open).contains("stands in the app").doesNotContain("closed or was stopped");
    }

    @Test
    void the_samples_hold_a_notice_of_every_kind() {
        assertThat(everyNotice().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Notice.Mail.class.getPermittedSubclasses());
    }

    @Test
    void every_sentence_of_the_bundle_is_used_and_none_is_missing() {
        var bundle = Wording.bundle();
        Set<String> used = new HashSet<>();
        var wording = new Wording(
                key -> {
                    used.add(key);
                    return bundle.getString(key);
                },
                Locale.ENGLISH);

        Stream.concat(SampleNotices.all().stream(), SampleNotices.of("", "").stream())
                .forEach(new Letters(wording, APP)::of);
        Stream.of(1, 2).map(Duration::ofMinutes).forEach(wording::lasting);
        Stream.of(1, 2).map(Duration::ofHours).forEach(wording::lasting);
        Stream.of(1, 2).map(Duration::ofDays).forEach(wording::lasting);

        assertThat(used).isEqualTo(bundle.keySet());
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void a_letter_is_complete(Notice.Mail notice) {
        Letter letter = letters.of(notice);

        assertThat(letter.subject()).isNotBlank().hasSizeLessThan(50);
        assertThat(letter.text())
                .startsWith("Hello")
                .containsAnyOf(
                        "If this was not you",
                        "If it was you",
                        "stands in the app",
                        "in the settings of the app",
                        "If you think that this is a mistake",
                        "You need not do anything");
        assertThat(letter.subject() + letter.text() + letter.html()).doesNotContain("{name", "{time", "{duration");
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void there_is_no_link_and_nothing_to_load_or_to_count_openings_with(Notice.Mail notice) {
        Letter letter = letters.of(notice);

        assertThat(letter.text()).doesNotContain("://", "www.");
        assertThat(letter.html()).doesNotContain("://", "<img", "<a ", "<script", "<link", "src=", "url(", "@import");
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void with_the_products_address_that_is_the_only_link(Notice.Mail notice) {
        Letter letter = new Letters(APP).of(notice);

        assertThat(letter.text()).containsOnlyOnce("://").contains("Open the app: https://app.example.org/");
        assertThat(letter.html()).containsOnlyOnce("://").containsOnlyOnce("<a ");
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void d16_what_a_lock_screen_shows_holds_no_code_and_no_name(Notice.Mail notice) {
        Letter letter = letters.of(notice);
        String preview = letter.text().substring(0, 100);

        assertThat(letter.subject()).doesNotContain(CODE, TOKEN, "Maya", "Chrome");
        assertThat(preview).doesNotContain(CODE, TOKEN);
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void a7_a_code_stands_once_in_each_form_and_in_no_link(Notice.Mail notice) {
        Letter letter = new Letters(APP).of(notice);

        secretOf(notice).ifPresent(secret -> {
            assertThat(letter.text()).containsOnlyOnce(secret);
            assertThat(letter.html()).containsOnlyOnce(secret);
            assertThat(letter.html().substring(letter.html().indexOf("<a "))).doesNotContain(secret);
        });
        assertThat(letter).hasToString("Letter[…]");
    }

    private static Optional<String> secretOf(Notice.Mail notice) {
        return switch (notice) {
            case Notice.EmailCode it -> Optional.of(it.code());
            case Notice.PasswordReset it -> Optional.of(it.token());
            case Notice.ConfirmationCode it -> Optional.of(it.code());
            case Notice.AddressInUse _,
                    Notice.PasswordChanged _,
                    Notice.NewDevice _,
                    Notice.SecondFactorChanged _,
                    Notice.RecoveryCodeUsed _,
                    Notice.RecoveryCodesRenewed _,
                    Notice.SignInLinked _,
                    Notice.SignInUnlinked _,
                    Notice.NumberRemoved _,
                    Notice.NumberAdded _,
                    Notice.AccountStopped _,
                    Notice.AccountRestored _,
                    Notice.SignedOut _,
                    Notice.SuggestionMade _,
                    Notice.WeekendAhead _,
                    Notice.AccountClosed _,
                    Notice.DateChanged _ -> Optional.empty();
        };
    }

    @Test
    void e4_whatever_is_in_a_code_is_escaped_in_html() {
        Letter letter = letters.of(new Notice.PasswordReset(MAYA, "Maya", "<i>\"'&amp;</i>", Duration.ofMinutes(10)));

        assertThat(letter.html()).contains("<strong>&lt;i&gt;&quot;&#39;&amp;amp;&lt;/i&gt;</strong>");
        assertThat(letter.text()).contains("<i>\"'&amp;</i>");
    }

    @Test
    void e4_an_apostrophe_in_a_name_is_escaped_in_html() {
        assertThat(letters.of(aCodeFor("Siobhán O'Neill")).html()).contains("Hello Siobhán O&#39;Neill,");
        assertThat(letters.of(aCodeFor("Siobhán O'Neill")).text()).startsWith("Hello Siobhán O'Neill,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "https://evil.example/login",
                "evil.example",
                "{time}",
                "$1",
                "",
                "\u202e\u200b"
            })
    void e4_a_name_of_which_nothing_can_be_repeated_is_left_out(String name) {
        for (var notice : SampleNotices.of(name, name)) {
            assertThat(letters.of(notice).text()).startsWith("Hello,\n");
            assertThat(letters.of(notice).html())
                    .doesNotContain("<script", "alert", "evil", "{time}", "\u202e", "\u200b");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT10M, 10 minutes",
        "PT1M, 1 minute",
        "PT0S, 1 minute",
        "PT90M, 90 minutes",
        "PT1H, 1 hour",
        "PT2H, 2 hours",
        "P1D, 1 day",
        "P30D, 30 days",
        "PT25H, 25 hours",
        "PT10M59S, 10 minutes"
    })
    void time_spans_are_written_out(Duration span, String words) {
        assertThat(Wording.english().lasting(span)).isEqualTo(words);
    }

    @Test
    void a_place_without_a_value_is_a_bug() {
        assertThat(catchThrowable(() -> Wording.english().of("greeting"))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.org",
                "javascript:alert(1)",
                "https://someone@app.example.org",
                "https:/app",
                "app.example.org"
            })
    void an_address_that_is_not_safe_to_open_is_refused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Letters(URI.create(address)))
                .withMessage("the product's web address begins with https:// and names a host");
    }

    @Test
    void on_this_machine_an_address_without_encryption_will_do() {
        Letter letter = new Letters(URI.create("http://localhost:3000")).of(aCodeFor("Maya"));

        assertThat(letter.text().lines()).contains("Open the app: http://localhost:3000");
    }
}
