package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.gemini.GeminiAccount;
import com.datifyy.adapters.gemini.GeminiCheckup;
import com.datifyy.adapters.gemini.GeminiStanding;
import com.datifyy.adapters.gemini.GeminiTimeouts;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of the key for Gemini and of its models. No pair is sent, and nothing is used up.
final class GeminiChecks implements Checks {
    private static final String SUBJECT = "gemini";

    private final @Nullable GeminiAccount account;

    GeminiChecks(Settings settings) {
        this.account = settings.gemini().account();
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public List<Finding> call() throws InterruptedException {
        if (account == null) {
            return List.of(warning(SUBJECT, "no key", "set " + Variable.GEMINI_API_KEY + " to have analysis by AI"));
        }
        return List.of(finding(GeminiCheckup.standing(account, GeminiTimeouts.usual()), account.models()));
    }

    static Finding finding(GeminiStanding standing, List<String> models) {
        return switch (standing) {
            case GeminiStanding.Ready ready ->
                ready.missing().isEmpty()
                        ? ok(SUBJECT, "takes the key, and has " + String.join(", ", models))
                        : warning(
                                SUBJECT,
                                "takes the key, and does not have " + String.join(", ", ready.missing()),
                                "name others in GEMINI_MODEL and GEMINI_FALLBACK_MODELS");
            case GeminiStanding.Objection objection -> objected(objection, String.join(", ", models));
        };
    }

    private static Finding objected(GeminiStanding.Objection objection, String models) {
        return switch (objection) {
            case KEY_REFUSED ->
                failure(
                        SUBJECT,
                        "the key is refused",
                        "check GEMINI_API_KEY, and what it is restricted to at the provider");
            case REFUSED ->
                failure(
                        SUBJECT,
                        "is there and refuses, for a reason that is not the key",
                        "see whether it is offered in the country of this machine, and to the account without paying");
            case NO_MODEL ->
                failure(
                        SUBJECT,
                        "takes the key, and does not have " + models,
                        "name others in GEMINI_MODEL and GEMINI_FALLBACK_MODELS");
            case OUT_OF_QUOTA -> warning(SUBJECT, "the quota is used up for now", "raise it at the provider, or wait");
            case UNREACHABLE ->
                failure(
                        SUBJECT,
                        "cannot be reached, or does not answer in time",
                        "check AI_BASE_URL and whether this machine may connect to it");
            case NOT_UNDERSTOOD ->
                failure(SUBJECT, "what answers is not Gemini", "check AI_BASE_URL, and what stands in between");
        };
    }
}
