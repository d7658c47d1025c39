package com.datifyy.application.dates;

import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Numbered;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody sees of their own dates. It takes the same number of questions to the store however many there are.
public final class LoveZone {
    private final DateRepository dates;
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final SettingsRepository settings;
    private final PhotoRepository photos;
    private final PhotoLinks links;
    private final InstantSource clock;

    public LoveZone(
            DateRepository dates,
            UserRepository users,
            ProfileRepository profiles,
            SettingsRepository settings,
            PhotoRepository photos,
            PhotoLinks links,
            InstantSource clock) {
        this.dates = dates;
        this.users = users;
        this.profiles = profiles;
        this.settings = settings;
        this.photos = photos;
        this.links = links;
        this.clock = clock;
    }

    /// Another person, as they let others see them.
    ///
    /// @param profile what they publish, or null for whoever does not take part any more or told no birth date
    /// @param photo the one they show first, with links for the viewer, or null
    public record Other(
            UserId id, @Nullable PublishedProfile profile, @Nullable ShownPhoto photo) {}

    /// A date with the other of the two.
    public record Seen(ScheduledDate date, Other other) {}

    /// What lies ahead of the caller or takes place now, the soonest first.
    public Numbered<Seen> upcoming(Caller caller, Numbered.Wanted wanted) {
        return seen(caller, dates.upcoming(caller.id(), clock.instant(), wanted));
    }

    /// The caller's other dates, the latest first.
    public Numbered<Seen> past(Caller caller, Numbered.Wanted wanted) {
        return seen(caller, dates.past(caller.id(), clock.instant(), wanted));
    }

    /// How many dates the caller has and had.
    public DateTally tally(Caller caller) {
        return dates.tally(caller.id(), clock.instant());
    }

    private Numbered<Seen> seen(Caller caller, Numbered<ScheduledDate> page) {
        List<UserId> others = page.items().stream()
                .map(date -> date.otherThan(caller.id()))
                .distinct()
                .toList();
        Map<UserId, Other> met = others(caller.id(), others);
        List<Seen> shown = page.items().stream()
                .map(date -> {
                    UserId other = date.otherThan(caller.id());
                    return new Seen(date, met.getOrDefault(other, new Other(other, null, null)));
                })
                .toList();
        return new Numbered<>(shown, page.page(), page.size(), page.total());
    }

    private Map<UserId, Other> others(UserId viewer, List<UserId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Moment at = Moment.of(clock.instant());
        Set<UserId> present = users.takingPart(people);
        Map<UserId, Profile> told = profiles.findAll(present);
        Map<UserId, UserSettings> chosen = settings.findAll(present);
        Map<UserId, Gallery> galleries = photos.ofAll(present);
        Map<UserId, Other> others = new HashMap<>();
        told.forEach((person, profile) -> {
            boolean showsAge = Optional.ofNullable(chosen.get(person))
                    .map(set -> set.isOn(PrivacySettings.SHOW_AGE))
                    .orElse(true);
            LocalDate birthDate = profile.birthDate();
            Gallery gallery = galleries.getOrDefault(person, Gallery.empty(person));
            ShownPhoto photo = links.shown(gallery, viewer, at.now()).stream()
                    .filter(ShownPhoto::primary)
                    .findFirst()
                    .orElse(null);
            others.put(
                    person,
                    new Other(
                            person,
                            birthDate == null
                                    ? null
                                    : PublishedProfile.of(profile, birthDate, showsAge, false, at.today(), null),
                            photo));
        });
        return others;
    }
}
