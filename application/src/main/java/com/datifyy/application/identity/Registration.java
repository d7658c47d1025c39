package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Becoming a member.
public final class Registration {
    private static final int NAME_MAX_LENGTH = 100;

    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;
    private final MatchCards cards;
    private final Sessions sessions;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Registration(
            UserRepository users,
            ProfileRepository profiles,
            PreferencesRepository preferences,
            MatchCards cards,
            Sessions sessions,
            PasswordRules rules,
            PasswordHasher hasher,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.profiles = profiles;
        this.preferences = preferences;
        this.cards = cards;
        this.sessions = sessions;
        this.rules = rules;
        this.hasher = hasher;
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What somebody gives to become a member.
    ///
    /// @param birthDate may come later, but nobody is shown to others, or sees them, without one
    public record Application(
            Email email,
            Password password,
            String name,
            @Nullable LocalDate birthDate,
            Device device) {
        /// @throws InvalidInput when the name is empty or has more than 100 characters
        public Application {
            name = Texts.clean("name", name, NAME_MAX_LENGTH, false);
            if (name.isEmpty()) {
                throw new InvalidInput("name", "is required");
            }
        }

        @Override
        public String toString() {
            return "Application[…]";
        }
    }

    /// Makes a member of somebody and signs them in. The password is hashed whether or not the address is
    /// taken, so the time does not tell.
    ///
    /// @throws InvalidInput when the password is easy to guess, or the birth date is not plausible or under
    ///     eighteen years ago
    /// @throws Conflict when the address has an account
    public SignedIn register(Application application) {
        Instant now = clock.instant();
        requireAdult(application.birthDate(), now);
        rules.requireUnguessable(application.password(), application.email(), application.name());
        PasswordHash hash = hasher.hash(application.password());
        return unitOfWork.execute(() -> {
            User user = add(application, hash, now);
            Profile profile = Profile.started(user.id(), user.name(), now);
            LocalDate birthDate = application.birthDate();
            if (birthDate != null) {
                profile = profile.with(Changes.none().set(Basics.DATE_OF_BIRTH, birthDate), now);
            }
            PartnerPreferences wishes = PartnerPreferences.initial(user.id(), now);
            profiles.add(profile);
            preferences.add(wishes);
            cards.put(user, profile, wishes);
            return sessions.open(user, application.device(), now);
        });
    }

    private User add(Application application, PasswordHash hash, Instant now) {
        while (true) {
            User user = User.registered(ids.userId(), application.email(), application.name(), now);
            switch (users.add(user, hash)) {
                case ADDED -> {
                    return user;
                }
                case EMAIL_TAKEN -> throw new Conflict("There is already an account with this e-mail address");
                case ID_TAKEN -> {} // somebody has this random number: draw another one
            }
        }
    }

    private static void requireAdult(@Nullable LocalDate birthDate, Instant now) {
        if (birthDate != null) {
            Age.requirePlausible(birthDate, now);
            if (!Age.isAdult(birthDate, now)) {
                throw new InvalidInput("date_of_birth", "shows an age under " + Age.OF_MAJORITY);
            }
        }
    }
}
