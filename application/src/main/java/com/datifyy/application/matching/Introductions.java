package com.datifyy.application.matching;

import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.shared.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns people who were found into what the seeker may see of them.
public final class Introductions {
    private final ProfileRepository profiles;
    private final BlockRepository blocks;

    public Introductions(ProfileRepository profiles, BlockRepository blocks) {
        this.profiles = profiles;
        this.blocks = blocks;
    }

    /// Whoever was blocked, or blocked the seeker, since they were found is left out: blocks are asked for last.
    ///
    /// @param found as others see them
    public Page<Introduction> of(MatchCard seeker, Page<Ranked> found, Moment at) {
        List<UserId> owners =
                found.items().stream().map(ranked -> ranked.card().owner()).toList();
        Map<UserId, Profile> told = profiles.findAll(owners);
        Set<UserId> blocked = blocks.between(seeker.owner(), told.keySet());
        List<Introduction> introductions = new ArrayList<>();
        for (Ranked ranked : found.items()) {
            Profile profile = told.get(ranked.card().owner());
            LocalDate birthDate = profile == null ? null : profile.birthDate();
            if (profile != null && birthDate != null && !blocked.contains(profile.owner())) {
                introductions.add(introduction(seeker, ranked, profile, birthDate, at));
            }
        }
        return new Page<>(introductions, found.next());
    }

    private static Introduction introduction(
            MatchCard seeker, Ranked ranked, Profile profile, LocalDate birthDate, Moment at) {
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
                MatchReason.between(seeker, other, at));
    }
}
