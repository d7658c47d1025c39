package com.datifyy.application.matching;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.Refusal.Incomplete;
import com.datifyy.domain.shared.Refusal.NotFound;

/// Keeps everybody's match card up to date with what they tell.
public final class MatchCards {
    private final PeopleIndex index;
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;
    private final SettingsRepository settings;

    public MatchCards(
            PeopleIndex index,
            UserRepository users,
            ProfileRepository profiles,
            PreferencesRepository preferences,
            SettingsRepository settings) {
        this.index = index;
        this.users = users;
        this.profiles = profiles;
        this.preferences = preferences;
        this.settings = settings;
    }

    /// Lets nobody else change what a person's card is made of until the unit of work ends; call it before
    /// reading any of it. Otherwise two changes at once would each make a card without the other's.
    public void lock(UserId owner) {
        users.findForUpdate(owner);
    }

    /// Makes the card anew; call it in the unit of work that changes what it is made of.
    public void put(User user, Profile profile, PartnerPreferences wishes) {
        Visibility visibility = settings.find(user.id()).map(Visibility::of).orElse(Visibility.FULL);
        index.put(MatchCard.of(user, profile, wishes, visibility));
    }

    /// Makes the card anew after a change of the settings.
    public void settingsChanged(UserId owner) {
        users.find(owner).ifPresent(this::accountChanged);
    }

    /// Makes the card anew after a change of the account's status, or of what is proven about it.
    public void accountChanged(User user) {
        profiles.find(user.id())
                .ifPresent(profile -> preferences.find(user.id()).ifPresent(wishes -> put(user, profile, wishes)));
    }

    /// Makes the card anew after a change of the preferences.
    public void preferencesChanged(PartnerPreferences wishes) {
        users.find(wishes.owner())
                .ifPresent(user -> profiles.find(user.id()).ifPresent(profile -> put(user, profile, wishes)));
    }

    /// The card of somebody who wants to see others.
    ///
    /// @throws Incomplete when they could not be shown to others themselves
    public MatchCard ofSeeker(UserId seeker, Moment at) {
        MatchCard card = index.find(seeker).orElseThrow(() -> new NotFound("Your profile"));
        if (!Eligibility.isReady(card, at)) {
            boolean genderMissing = profiles.find(seeker)
                    .map(profile -> profile.birthDate() != null)
                    .orElse(false);
            throw genderMissing
                    ? new Incomplete("gender", "Add your gender to your profile to see other people")
                    : new Incomplete("date_of_birth", "Add your date of birth to your profile to see other people");
        }
        return card;
    }
}
