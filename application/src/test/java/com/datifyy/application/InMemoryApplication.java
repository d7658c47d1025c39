package com.datifyy.application;

import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.Sessions;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.application.identity.port.InMemorySessionRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.PlainPasswordHasher;
import com.datifyy.application.identity.port.PlainTokenIssuer;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.port.InMemoryPeopleIndex;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.preferences.port.InMemoryPreferencesRepository;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.profile.port.InMemoryProfileRepository;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The whole application over in-memory twins and a clock that stands still: what the tests of the
/// capabilities, and of both
/// transports, run on.
public final class InMemoryApplication {
    public static final String PASSWORD = "a quiet walk by the river";
    public static final String COMMON_PASSWORD = "password123";

    public final TestClock clock = new TestClock();
    public final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    public final InMemoryUserRepository users = new InMemoryUserRepository(units);
    public final InMemorySessionRepository sessions = new InMemorySessionRepository(units);
    public final InMemoryProfileRepository profiles = new InMemoryProfileRepository(units, users);
    public final InMemoryPreferencesRepository preferences = new InMemoryPreferencesRepository(units);
    public final InMemorySlotRepository slots = new InMemorySlotRepository(units);
    public final InMemoryBlockRepository blocks = new InMemoryBlockRepository(units);
    public final InMemoryPeopleIndex index = new InMemoryPeopleIndex(units, users, blocks);
    public final PlainPasswordHasher hasher = new PlainPasswordHasher();
    public final PlainTokenIssuer tokens = new PlainTokenIssuer();
    public final CountingIds ids = new CountingIds();

    private final Map<Limit, Integer> uses = new ConcurrentHashMap<>();

    /// Refuses nothing until [#exhaust] says so.
    public final RequestLimits limits = new RequestLimits((limit, key) -> {
        if (uses.getOrDefault(limit, 0) < 0) {
            throw new TooManyRequests("Too many attempts, try again later", Duration.ofSeconds(90));
        }
        int _ = uses.merge(limit, 1, Integer::sum);
    });

    private final MatchCards cards = new MatchCards(index, users, profiles);
    private final Introductions introductions = new Introductions(profiles);
    private final Sessions opening =
            new Sessions(sessions, tokens, ids, new Session.Lifetime(Duration.ofDays(7), Duration.ofDays(30)));

    public final AccessTokens accessTokens = new AccessTokens(tokens, sessions, users, units, clock);
    public final Registration registration = new Registration(
            users,
            profiles,
            preferences,
            cards,
            opening,
            new PasswordRules(password -> Set.of(COMMON_PASSWORD).contains(password.value())),
            hasher,
            ids,
            units,
            clock);
    public final SignIn signIn = new SignIn(users, opening, hasher, units, clock);
    public final SessionControl sessionControl = new SessionControl(sessions, users, opening, tokens, units, clock);
    public final ProfileEditing profileEditing =
            new ProfileEditing(users, profiles, preferences, sessions, cards, units, clock);
    public final PreferenceEditing preferenceEditing = new PreferenceEditing(preferences, cards, units, clock);
    public final Recommendations recommendations = new Recommendations(cards, index, introductions, limits, clock);
    public final PeopleSearch peopleSearch = new PeopleSearch(cards, index, blocks, introductions, limits, clock);
    public final AvailabilityPlanning availability = new AvailabilityPlanning(slots, ids, units, clock);

    /// Makes every operation that was used before, and has a limit, refuse from now on.
    public void exhaust() {
        uses.replaceAll((limit, count) -> -1);
    }

    /// Registers somebody with [#PASSWORD], born on 17 May 1996.
    public SignedIn register(String email, String name) {
        return registration.register(new Registration.Application(
                new Email(email), Password.chosen(PASSWORD), name, LocalDate.of(1996, 5, 17), Device.UNKNOWN));
    }

    /// Registers somebody and says who they are from then on.
    public Caller member(String email, String name) {
        return accessTokens.callerOf(register(email, name).accessToken());
    }
}
