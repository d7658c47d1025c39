package com.datifyy.application.scheduling;

import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.SignInOptions;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.notification.Notice.DateOfNumberChanged;
import com.datifyy.domain.notification.Notice.DateWord;
import com.datifyy.domain.settings.NotificationSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// What somebody hears of their dates who has a number and no address.
class DateTextsTest extends SchedulingScene {
    private static final PhoneNumber NUMBER = new PhoneNumber("+911234567890");

    private final Caller omar = byTelephone();

    @Test
    void whoever_has_a_number_alone_is_told_there_that_a_date_was_arranged_and_does_not_take_place() {
        ScheduledDate date = withOmar();
        assertThat(application.told(DateOfNumberChanged.class))
                .containsExactly(new DateOfNumberChanged(NUMBER, DateWord.ARRANGED, noon.atZone(ZoneOffset.UTC)));
        assertThat(application.told(Notice.DateChanged.class))
                .as("the other and the genie")
                .hasSize(2);
        application.livesBy(ZoneId.of("Asia/Kolkata"), omar.id());

        application.ownDates.cancel(asha, date.id(), CancelReason.NO_TIME, "");

        assertThat(application.told(DateOfNumberChanged.class))
                .as("that it was arranged has not left, and is taken back")
                .containsExactly(
                        new DateOfNumberChanged(NUMBER, DateWord.CANCELLED, noon.atZone(ZoneId.of("Asia/Kolkata"))));
    }

    @Test
    void they_are_reminded_there_once_they_want_text_messages() {
        var _ = withOmar();
        var _ = application.settingsEditing.edit(
                omar, Changes.none().set(NotificationSettings.SMS_ENABLED, true), null);
        application.clock.advance(Duration.ofHours(60));

        assertThat(application.dateReminders.remindDue()).isOne();

        assertThat(application.last(DateOfNumberChanged.class))
                .isEqualTo(new DateOfNumberChanged(NUMBER, DateWord.REMINDER, noon.atZone(ZoneOffset.UTC)));
    }

    @Test
    void whoever_wants_no_text_messages_is_not_reminded() {
        var _ = withOmar();
        application.clock.advance(Duration.ofHours(60));

        assertThat(application.dateReminders.remindDue()).isOne();

        assertThat(application.told(DateOfNumberChanged.class))
                .extracting(DateOfNumberChanged::word)
                .containsExactly(DateWord.ARRANGED);
    }

    @Test
    void whoever_left_hears_of_their_dates_no_more() {
        var _ = withOmar();
        application.units.run(() -> application.users.save(
                application.users.find(omar.id()).orElseThrow().withStatus(AccountStatus.SUSPENDED)));

        application.units.run(() -> application.dateCancelling.allOf(omar.id()));

        assertThat(application.told(DateOfNumberChanged.class))
                .as("neither that one was arranged, which had not left, nor that it does not take place")
                .isEmpty();
    }

    private ScheduledDate withOmar() {
        both(asha, omar);
        offer(asha, noon);
        offer(omar, noon);
        return application.dateScheduling.schedule(
                genie, new ScheduledDate.Plan(asha.id(), omar.id(), noon, ScheduledDate.USUAL_DURATION, online(), ""));
    }

    private Caller byTelephone() {
        var _ = application.phoneSignIn.sendCode(NUMBER::value, () -> "Omar", () -> VISITOR);
        return application.callerOf(application.phoneSignIn.signIn(
                new PhoneSignIn.Form(
                        NUMBER::value,
                        () -> application.last(Notice.PhoneCode.class).code(),
                        () -> "",
                        () -> SignInOptions.NONE),
                () -> VISITOR));
    }
}
