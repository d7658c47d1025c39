package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A kind of operation, by how often one network and one person may ask for it. Whichever transport a
/// request comes by, operations of the same tier count together.
public enum Tier {
    /// Making an account.
    REGISTER(5, Duration.ofMinutes(15), Counted.TOGETHER),
    /// Signing in, and whatever else checks a password.
    LOGIN(10, Duration.ofMinutes(15), Counted.TOGETHER),
    /// Refreshing, revoking and looking at tokens.
    TOKEN(20, Duration.ofMinutes(1), Counted.TOGETHER),
    /// Having a code or a link sent.
    CODE(20, Duration.ofHours(1), Counted.TOGETHER),
    /// Presenting a code.
    CODE_CHECK(20, Duration.ofMinutes(15), Counted.TOGETHER),
    /// What asks an AI provider.
    AI(100, Duration.ofMinutes(1), Counted.BY_EACH),
    /// What staff do.
    ADMIN(400, Duration.ofMinutes(1), Counted.BY_EACH),
    /// Recommendations, searches and looking at one person.
    DISCOVER(100, Duration.ofMinutes(1), Counted.BY_EACH),
    /// Fetching a photo by a link that was handed out: a page of people has many of them.
    PHOTO(1_200, Duration.ofMinutes(1), Counted.BY_EACH),
    /// Everything else.
    DEFAULT(100, Duration.ofMinutes(1), Counted.BY_EACH),
    /// What is never counted: health and documentation.
    NONE;

    private final @Nullable Limit standard;

    Tier() {
        standard = null;
    }

    Tier(int permits, Duration window, Counted counted) {
        standard = new Limit(label(), permits, window, counted);
    }

    /// What operators and clients call it, like `code-check`.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The limit unless the operator decides otherwise; null when there is none.
    @Nullable
    Limit standard() {
        return standard;
    }
}
