package com.datifyy.application.matching;

import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Presence;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns people who were found into what the seeker may see of them.
public final class Introductions {
    private final ProfileRepository profiles;
    private final BlockRepository blocks;
    private final PhotoRepository photos;
    private final PhotoLinks links;

    public Introductions(ProfileRepository profiles, BlockRepository blocks, PhotoRepository photos, PhotoLinks links) {
        this.profiles = profiles;
        this.blocks = blocks;
        this.photos = photos;
        this.links = links;
    }

    /// Whoever was blocked, or blocked the seeker, since they were found is left out: blocks are asked for
    /// last.
    ///
    /// @param found as others see them
    public Page<Introduction> of(MatchCard seeker, Page<Ranked> found, Moment at) {
        List<UserId> owners =
                found.items().stream().map(ranked -> ranked.card().owner()).toList();
        Map<UserId, Profile> told = profiles.findAll(owners);
        Map<UserId, Gallery> galleries = galleriesOf(told.values());
        Set<UserId> blocked = blocks.between(seeker.owner(), told.keySet());
        List<Introduction> introductions = new ArrayList<>();
        for (Ranked ranked : found.items()) {
            Profile profile = told.get(ranked.card().owner());
            LocalDate birthDate = profile == null ? null : profile.birthDate();
            if (profile != null && birthDate != null && !blocked.contains(profile.owner())) {
                Gallery gallery = galleries.getOrDefault(profile.owner(), Gallery.empty(profile.owner()));
                introductions.add(introduction(seeker, ranked, profile, birthDate, gallery, at));
            }
        }
        return new Page<>(introductions, found.next());
    }

    /// Somebody to themselves, as others see them or would if they did not hide. Nobody fits themselves, so
    /// how well, why and how far away is not told.
    ///
    /// @param own the card of somebody who is ready
    /// @throws NotFound when the profile, or its birth date, went since the card was read
    public Introduction ofOneself(MatchCard own, Moment at) {
        UserId owner = own.owner();
        Profile profile = profiles.find(owner).orElseThrow(() -> new NotFound("Your profile"));
        LocalDate birthDate = profile.birthDate();
        if (birthDate == null) {
            throw new NotFound("Your profile");
        }
        Gallery gallery = profile.photos() == 0 ? Gallery.empty(owner) : photos.of(owner);
        return new Introduction(
                published(own, profile, birthDate, null, at),
                Eligibility.isShown(own, at),
                Presence.of(own, at),
                0,
                List.of(),
                List.of(),
                links.shown(gallery.published(), owner, at.now()));
    }

    /// Whoever has no photos is not asked for any.
    private Map<UserId, Gallery> galleriesOf(Collection<Profile> told) {
        List<UserId> owners = told.stream()
                .filter(profile -> profile.photos() > 0)
                .map(Profile::owner)
                .toList();
        return owners.isEmpty() ? Map.of() : photos.ofAll(owners);
    }

    private Introduction introduction(
            MatchCard seeker, Ranked ranked, Profile profile, LocalDate birthDate, Gallery gallery, Moment at) {
        MatchCard other = ranked.card();
        return new Introduction(
                published(other, profile, birthDate, seeker.traits().distanceTo(other.traits()), at),
                true,
                Presence.of(other, at),
                Compatibility.told(Compatibility.percent(ranked.points())),
                MatchReason.between(seeker, other, at),
                MatchReason.against(seeker, other, at),
                links.shown(gallery.published(), seeker.owner(), at.now()));
    }

    private static PublishedProfile published(
            MatchCard card, Profile profile, LocalDate birthDate, @Nullable DistanceBucket distance, Moment at) {
        return PublishedProfile.of(
                profile,
                birthDate,
                card.visibility().showsAge(),
                card.standing().verified(),
                at.today(),
                distance);
    }
}
