package com.datifyy.adapters.sms;

import com.datifyy.application.identity.port.PhoneNumberPlan;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The world's numbering plans, as the library libphonenumber knows them.
///
/// Letters and extensions are refused before the library would read them: a code cannot be sent to either.
public final class LibPhoneNumbers implements PhoneNumberPlan {
    private static final int LONGEST = 40;
    private static final Pattern DIGITS_AND_PUNCTUATION = Pattern.compile("\\+?[\\p{Nd}\\p{Zs}().\\p{Pd}/]+");

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final @Nullable String region;

    /// @param region the two capital letters of the region whose national form is read too, like `IN`; with
    ///     null only the international form is
    /// @throws IllegalArgumentException when the library knows no such region
    public LibPhoneNumbers(@Nullable String region) {
        if (region != null && !isRegion(region)) {
            throw new IllegalArgumentException("no telephone region is called so");
        }
        this.region = region;
    }

    /// Whether a text is one of the two-letter names of regions that have a plan of numbers.
    public static boolean isRegion(String text) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(text);
    }

    @Override
    public PhoneNumber mobile(String field, String text) {
        String clean = Texts.clean(field, text, LONGEST, false);
        if (clean.isEmpty()) {
            throw new InvalidInput(field, "is required");
        }
        if (!DIGITS_AND_PUNCTUATION.matcher(clean).matches()) {
            throw new InvalidInput(field, "is not a telephone number");
        }
        Phonenumber.PhoneNumber number = parsed(field, clean);
        if (!plans.isValidNumber(number)) {
            throw new InvalidInput(field, "is a number that no telephone has");
        }
        if (!receivesTexts(number)) {
            throw new InvalidInput(field, "is not the number of a mobile telephone");
        }
        try {
            return new PhoneNumber(plans.format(number, PhoneNumberFormat.E164));
        } catch (InvalidInput tooShort) {
            // a few islands have numbers of seven digits in all
            throw new InvalidInput(field, tooShort.why());
        }
    }

    private Phonenumber.PhoneNumber parsed(String field, String text) {
        try {
            return plans.parse(text, region);
        } catch (NumberParseException unreadable) {
            throw new InvalidInput(
                    field,
                    region == null ? "must be in international form, like +911234567890" : "is not a telephone number");
        }
    }

    /// In some countries a number does not tell whether it is a mobile one.
    private boolean receivesTexts(Phonenumber.PhoneNumber number) {
        return switch (plans.getNumberType(number)) {
            case MOBILE, FIXED_LINE_OR_MOBILE -> true;
            case FIXED_LINE,
                    TOLL_FREE,
                    PREMIUM_RATE,
                    SHARED_COST,
                    VOIP,
                    PERSONAL_NUMBER,
                    PAGER,
                    UAN,
                    VOICEMAIL,
                    UNKNOWN -> false;
        };
    }
}
