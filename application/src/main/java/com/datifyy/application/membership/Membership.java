package com.datifyy.application.membership;

import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.curation.SuggestionResponses;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.dates.OwnDates;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.AccountClosure;
import com.datifyy.application.identity.ContactCodes;
import com.datifyy.application.identity.ContactVerification;
import com.datifyy.application.identity.DataExport;
import com.datifyy.application.identity.DeviceTrust;
import com.datifyy.application.identity.LinkedSignIns;
import com.datifyy.application.identity.PasswordRecovery;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.PublishedKeys;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SecondFactor;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.safety.Blocking;
import com.datifyy.application.safety.Reporting;
import com.datifyy.application.settings.SettingsEditing;

/// Everything members can do, whichever transport they come by.
public record Membership(
        Accounts accounts,
        ProfileEditing profiles,
        PreferenceEditing preferences,
        PeopleSearch search,
        Recommendations recommendations,
        PhotoGallery photos,
        AvailabilityPlanning availability,
        SuggestionResponses suggestions,
        LoveZone loveZone,
        OwnDates dates,
        SettingsEditing settings,
        Blocking blocking,
        Reporting reporting) {

    /// What concerns accounts: becoming a member, signing in, staying signed in, and leaving.
    public record Accounts(
            AccessTokens tokens,
            PublishedKeys keys,
            Registration registration,
            SignIn signIn,
            PhoneSignIn phoneSignIn,
            ProviderSignIn providerSignIn,
            SessionControl sessions,
            DeviceTrust devices,
            ContactCodes contactCodes,
            ContactVerification contacts,
            PasswordRecovery passwords,
            SecondFactor secondFactor,
            LinkedSignIns linked,
            AccountClosure closure,
            DataExport export) {}
}
