package com.datifyy.application.notification;

import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/// A notice of each kind.
public final class SampleNotices {
    public static final Email MAYA = new Email("maya@example.com");
    public static final PhoneNumber PHONE = new PhoneNumber("+919999900000");
    public static final String CODE = "000123";

    public static final Notice.EmailCode EMAIL_CODE = new Notice.EmailCode(MAYA, "Maya", CODE, Duration.ofMinutes(15));
    public static final Notice.PhoneCode PHONE_CODE = new Notice.PhoneCode(PHONE, CODE, Duration.ofMinutes(5));
    public static final Notice.PasswordChanged PASSWORD_CHANGED =
            new Notice.PasswordChanged(MAYA, "Maya", TestClock.START.atZone(ZoneOffset.UTC));

    private static final Instant AT = TestClock.START.plusNanos(123_456_789);
    private static final ZonedDateTime TOLD = AT.atZone(ZoneId.of("Asia/Kolkata"));

    public static final List<Notice> ALL = List.of(
            EMAIL_CODE,
            new Notice.AddressInUse(MAYA, TOLD),
            new Notice.PasswordReset(MAYA, "Máyá ❤ \"M\"", "not-a-real-token", Duration.ofMinutes(30)),
            PASSWORD_CHANGED,
            new Notice.NewDevice(MAYA, "Maya", "", TOLD),
            new Notice.SecondFactorChanged(MAYA, "Maya", true, TOLD),
            new Notice.SecondFactorChanged(MAYA, "Maya", false, TOLD),
            new Notice.RecoveryCodeUsed(MAYA, "Maya", 9, TOLD),
            new Notice.RecoveryCodesRenewed(MAYA, "Maya", TOLD),
            new Notice.SignInLinked(MAYA, "Maya", "Google", TOLD),
            new Notice.SignInUnlinked(MAYA, "Maya", "Google", TOLD),
            new Notice.NumberRemoved(MAYA, "Maya", TOLD),
            new Notice.NumberAdded(MAYA, TOLD),
            new Notice.SuggestionMade(MAYA, "Maya", AT),
            new Notice.WeekendAhead(MAYA, "Maya", AT),
            new Notice.AccountClosed(MAYA, "Maya", TOLD.plus(Duration.ofDays(30))),
            new Notice.AccountStopped(MAYA, "Maya", TOLD),
            new Notice.AccountRestored(MAYA, "Maya", TOLD),
            new Notice.SignedOut(MAYA, "Maya", TOLD),
            new Notice.ConfirmationCode(MAYA, "Maya", CODE, Duration.ofSeconds(90)),
            PHONE_CODE,
            new Notice.NumberReleased(PHONE, AT),
            new Notice.AddressAdded(PHONE, AT),
            new Notice.AccountOfNumberClosed(PHONE, TOLD.plus(Duration.ofDays(30))),
            new Notice.AccountOfNumberSignedOut(PHONE, AT),
            new Notice.AccountOfNumberStopped(PHONE, AT),
            new Notice.AccountOfNumberRestored(PHONE, AT),
            new Notice.DateOfNumberChanged(PHONE, Notice.DateWord.REMINDER, TOLD),
            new Notice.DateChanged(
                    MAYA,
                    "Maya",
                    Notice.DateEvent.CANCELLED,
                    4711,
                    2,
                    AT,
                    AT.plus(Duration.ofHours(1)),
                    ZoneId.of("Asia/Kolkata")),
            new Notice.DateChanged(
                    MAYA,
                    "Maya",
                    Notice.DateEvent.HANDED_OVER,
                    4711,
                    3,
                    AT,
                    AT.plus(Duration.ofHours(1)),
                    ZoneId.of("Asia/Kolkata")),
            new Notice.DateChanged(
                    MAYA,
                    "Maya",
                    Notice.DateEvent.CANCELLED_OUTSIDE,
                    4711,
                    4,
                    AT,
                    AT.plus(Duration.ofHours(1)),
                    ZoneId.of("Asia/Kolkata")),
            new Notice.StaffNews(
                    Notice.StaffNews.Tone.GOOD,
                    "Somebody joined",
                    "",
                    List.of(new Notice.StaffNews.Fact("Account", "4711")),
                    AT),
            new Notice.Silence());

    private SampleNotices() {}
}
