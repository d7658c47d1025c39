package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.Names;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.matching.Introduction;
import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.datifyy.domain.shared.DistanceBucket;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Somebody else: what they publish, how well the two fit, and why.
final class IntroductionJson {
    private static final ProfileGroups PUBLISHED = new ProfileGroups(PublishedProfile.ATTRIBUTES::contains);
    private static final Vocabulary<ZodiacSign> ZODIAC = Vocabulary.of(ZodiacSign.class);
    private static final Vocabulary<DistanceBucket> DISTANCES = Vocabulary.of(DistanceBucket.class);
    private static final Vocabulary<MatchStrength> STRENGTHS = Vocabulary.of(MatchStrength.class);

    private IntroductionJson() {}

    static ObjectNode of(Introduction introduction) {
        PublishedProfile profile = introduction.profile();
        ObjectNode json = Json.object()
                .put("userId", profile.owner().toString())
                .put("isPublic", introduction.open())
                .put("isVerified", profile.verified())
                .put("compatibilityScore", introduction.score())
                .put("distanceBucket", DISTANCES.nameOf(profile.distance()));
        PresenceJson.put(introduction.presence(), json);
        json.set("matchReasons", reasons(introduction.reasons()));
        json.set("matchMisses", reasons(introduction.misses()));
        PUBLISHED.write(profile.answers(), json);
        json.withObject("/basicInfo")
                .put("name", profile.firstName())
                .put("age", profile.age())
                .put("zodiacSign", ZODIAC.nameOf(profile.zodiacSign()));
        json.set("photos", PhotoView.of(introduction.photos()));
        return json;
    }

    private static ArrayNode reasons(List<MatchReason> reasons) {
        return Json.list(reasons.stream().map(IntroductionJson::reason).toList());
    }

    private static ObjectNode reason(MatchReason reason) {
        ObjectNode json = Json.object()
                .put("preference", Names.camel(reason.preference().name()))
                .put("strength", STRENGTHS.nameOf(reason.strength()));
        ArrayNode values = json.putArray("values");
        reason.words().forEach(word -> values.add(Vocabulary.nameOfAny(word)));
        reason.texts().forEach(values::add);
        return json;
    }
}
