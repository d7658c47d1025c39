package com.datifyy.application.matching;

import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.shared.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                PublishedProfile.of(
                        profile,
                        birthDate,
                        other.visibility().showsAge(),
                        other.standing().verified(),
                        at.today(),
                        seeker.traits().distanceTo(other.traits())),
                Compatibility.percent(ranked.points()),
                MatchReason.between(seeker, other, at),
                MatchReason.against(seeker, other, at),
                links.shown(gallery.published(), seeker.owner(), at.now()));
    }
}
