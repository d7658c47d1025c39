package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.sms.SmsTimeouts;
import com.datifyy.adapters.sms.TwilioAccount;
import com.datifyy.adapters.sms.TwilioCheckup;
import com.datifyy.adapters.sms.TwilioStanding;
import com.datifyy.bootstrap.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of whoever sends text messages. That there is nobody is among the remarks on the settings.
final class SmsChecks implements Checks {
    private static final String SUBJECT = "sms";

    private final @Nullable TwilioAccount account;

    SmsChecks(Settings settings) {
        this.account = settings.sms().account();
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public List<Finding> call() throws InterruptedException {
        if (account == null) {
            return List.of();
        }
        return List.of(finding(String.valueOf(account.base().getHost()), standing(account)));
    }

    private static TwilioStanding standing(TwilioAccount account) throws InterruptedException {
        return TwilioCheckup.standing(account, SmsTimeouts.usual());
    }

    static Finding finding(String where, TwilioStanding standing) {
        return switch (standing) {
            case READY -> ok(SUBJECT, where + " takes the account; ask for a code to see that SMS_FROM may send");
            case NOT_ACTIVE ->
                failure(SUBJECT, where + " has suspended or closed the account", "settle it with the provider");
            case REFUSED ->
                failure(
                        SUBJECT,
                        where + " refuses the account or its token, or the account is suspended",
                        "check SMS_ACCOUNT_SID and SMS_AUTH_TOKEN: they are those of one account, not of its tests");
            case UNREACHABLE ->
                failure(
                        SUBJECT,
                        where + " cannot be reached, or does not answer in time",
                        "check SMS_BASE_URL and whether this machine may connect to it");
            case FAILING ->
                failure(
                        SUBJECT,
                        where + " answers that something is wrong with itself",
                        "ask again in a while, and see what the provider says of its service");
            case NOT_TOLD ->
                warning(
                        SUBJECT,
                        where + " answers, and tells nothing of the account",
                        "ask for a code to see whether it sends");
        };
    }
}
