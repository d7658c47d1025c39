package com.datifyy.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// What the callers of a load run ask for.
public enum Scenario {
    HEALTH,
    ME,
    PARTNER_PREFERENCES,
    AVAILABILITY,
    RECOMMENDATIONS,
    SEARCH,
    /// A share of everything, with some writing.
    MIXED;

    private static final String ME_PATH = "/api/v1/user/me";

    /// The name on the command line.
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The scenario's requests, each from one of the people.
    ///
    /// @param tokens of the people; at least one unless only health is asked for
    public LoadRun.Requests by(List<String> tokens) {
        if (this == HEALTH) {
            Request health = Request.get("/health", null);
            return random -> health;
        }
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(title() + " needs somebody signed in");
        }
        return random -> one(tokens.get(random.nextInt(tokens.size())), random);
    }

    private Request one(String token, RandomGenerator random) {
        return switch (this) {
            case HEALTH -> Request.get("/health", null);
            case ME -> Request.get(ME_PATH, token);
            case PARTNER_PREFERENCES -> Request.get("/api/v1/partner-preferences", token);
            case AVAILABILITY -> Request.get("/api/v1/availability", token);
            case RECOMMENDATIONS -> Request.get("/api/v1/user/recommendations?limit=20", token);
            case SEARCH -> {
                int youngest = random.nextInt(21, 40);
                yield Request.get(
                        "/api/v1/user/search?limit=20&minAge=" + youngest + "&maxAge=" + (youngest + 5), token);
            }
            case MIXED -> mixed(token, random);
        };
    }

    private static Request mixed(String token, RandomGenerator random) {
        int percent = random.nextInt(100);
        if (percent < 2) {
            String bio = "Likes tea, trains and number " + random.nextInt(1_000_000) + ".";
            return Request.send(
                    "PUT", ME_PATH, token, "{\"profileDetails\":{\"bio\":\"" + bio + "\"},\"updateFields\":[\"bio\"]}");
        }
        Scenario chosen = percent < 5
                ? HEALTH
                : percent < 40
                        ? ME
                        : percent < 55
                                ? PARTNER_PREFERENCES
                                : percent < 70 ? AVAILABILITY : percent < 90 ? RECOMMENDATIONS : SEARCH;
        return chosen.one(token, random);
    }
}
