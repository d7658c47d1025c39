package com.datifyy.application.admin;

import static java.time.ZoneOffset.UTC;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.PhotoViewer;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ProfileSummary;
import com.datifyy.domain.profile.ShownPhoto;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the staff who dates are of, who looks after them and what was said afterwards, with the same number of
/// questions to the store however many dates there are. A photo is linked to for whoever of the staff asks.
public final class DateCompany {
    private final ProfileRepository profiles;
    private final PhotoRepository photos;
    private final PhotoLinks links;
    private final AdminRepository admins;
    private final DateRepository dates;

    public DateCompany(
            ProfileRepository profiles,
            PhotoRepository photos,
            PhotoLinks links,
            AdminRepository admins,
            DateRepository dates) {
        this.profiles = profiles;
        this.photos = photos;
        this.links = links;
        this.admins = admins;
        this.dates = dates;
    }

    /// One of the two, in a few words.
    ///
    /// @param photo the one they show first; null when they have none
    public record Member(ProfileSummary told, @Nullable ShownPhoto photo) {}

    /// Those whom some dates are about.
    ///
    /// @param people both of every date, by their numbers; whoever has no profile is left out
    /// @param genies who looks after them, whether or not they are staff still
    /// @param feedback what the two said about those that were completed, the earliest first
    public record Company(
            Map<UserId, Member> people, Map<AdminId, Admin> genies, Map<DateId, List<DateFeedback>> feedback) {
        static final Company NOBODY = new Company(Map.of(), Map.of(), Map.of());

        public Company {
            people = Map.copyOf(people);
            genies = Map.copyOf(genies);
            feedback = Map.copyOf(feedback);
        }
    }

    public Company of(List<ScheduledDate> some, AdminCaller admin, Instant now) {
        if (some.isEmpty()) {
            return Company.NOBODY;
        }
        Set<UserId> both = some.stream()
                .flatMap(date -> Stream.of(date.first(), date.second()))
                .collect(Collectors.toSet());
        Map<UserId, Profile> told = profiles.findAll(both);
        Map<UserId, Gallery> galleries = photos.ofAll(told.values().stream()
                .filter(profile -> profile.photos() > 0)
                .map(Profile::owner)
                .toList());
        LocalDate today = LocalDate.ofInstant(now, UTC);
        var viewer = new PhotoViewer.Staff(admin.id());
        Map<UserId, Member> people = new HashMap<>();
        told.forEach((id, profile) -> people.put(
                id, new Member(ProfileSummary.of(profile, today), links.primary(galleries.get(id), viewer, now))));
        List<DateId> over = some.stream()
                .filter(date -> date.status() == DateStatus.COMPLETED)
                .map(ScheduledDate::id)
                .toList();
        return new Company(
                people,
                admins.findAll(some.stream().map(ScheduledDate::genie).collect(Collectors.toSet())),
                over.isEmpty() ? Map.of() : dates.feedbackOn(over));
    }
}
