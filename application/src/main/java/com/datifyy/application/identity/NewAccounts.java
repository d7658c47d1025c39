package com.datifyy.application.identity;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Founds accounts: however somebody arrives, they get a number, a profile, preferences and a match card.
public final class NewAccounts {
    private static final int NAME_MAX_LENGTH = 100;

    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;
    private final MatchCards cards;
    private final IdGenerator ids;

    public NewAccounts(
            UserRepository users,
            ProfileRepository profiles,
            PreferencesRepository preferences,
            MatchCards cards,
            IdGenerator ids) {
        this.users = users;
        this.profiles = profiles;
        this.preferences = preferences;
        this.cards = cards;
        this.ids = ids;
    }

    /// A name somebody wants to go by.
    ///
    /// @throws InvalidInput when it is empty or has more than 100 characters
    static String named(String name) {
        String clean = Texts.clean("name", name, NAME_MAX_LENGTH, false);
        if (clean.isEmpty()) {
            throw new InvalidInput("name", "is required");
        }
        return clean;
    }

    /// @throws InvalidInput when the birth date is not plausible or under eighteen years ago
    static void requireAdult(@Nullable LocalDate birthDate, Instant now) {
        if (birthDate != null) {
            Age.requirePlausible(birthDate, now);
            if (!Age.isAdult(birthDate, now)) {
                throw new InvalidInput("date_of_birth", "shows an age under " + Age.OF_MAJORITY);
            }
        }
    }

    /// Adds an account with everything that belongs to it; call it inside a unit of work.
    ///
    /// @param account the account with the number it is given
    /// @param password null for somebody who signs in without one
    User found(
            Function<UserId, User> account,
            @Nullable PasswordHash password,
            @Nullable LocalDate birthDate,
            Instant now) {
        User user = add(account, password);
        Profile profile = Profile.started(user.id(), user.name(), now);
        Changes known = Changes.none();
        if (birthDate != null) {
            known = known.set(Basics.DATE_OF_BIRTH, birthDate);
        }
        if (user.phone() != null) {
            known = known.set(Basics.PHONE_NUMBER, user.phone().value());
        }
        profile = profile.with(known, now);
        PartnerPreferences wishes = PartnerPreferences.initial(user.id(), now);
        profiles.add(profile);
        preferences.add(wishes);
        cards.put(user, profile, wishes);
        return user;
    }

    private User add(Function<UserId, User> account, @Nullable PasswordHash password) {
        while (true) {
            User user = account.apply(ids.userId());
            switch (users.add(user, password)) {
                case ADDED -> {
                    return user;
                }
                case ID_TAKEN -> {} // somebody has this random number: draw another one
            }
        }
    }
}
