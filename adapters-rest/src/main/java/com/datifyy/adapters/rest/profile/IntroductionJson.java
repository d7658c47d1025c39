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
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/// Somebody else: what they publish, how well the two fit, and why.
final class IntroductionJson {
    private static final ProfileGroups PUBLISHED = new ProfileGroups(PublishedProfile.ATTRIBUTES::contains);
    private static final Vocabulary<ZodiacSign> ZODIAC = Vocabulary.of(ZodiacSign.class);
    private static final Vocabulary<DistanceBucket> DISTANCES = Vocabulary.of(DistanceBucket.class);
    private static final Vocabulary<MatchStrength> STRENGTHS = Vocabulary.of(MatchStrength.class);

    private IntroductionJson() {}

    static JsonNode of(Introduction introduction) {
        return Json.object(out -> write(introduction, out));
    }

    private static void write(Introduction introduction, JsonGenerator out) throws IOException {
        PublishedProfile profile = introduction.profile();
        out.writeStringField("userId", profile.owner().toString());
        out.writeBooleanField("isPublic", introduction.open());
        out.writeBooleanField("isVerified", profile.verified());
        out.writeNumberField("compatibilityScore", introduction.score());
        out.writeStringField("distanceBucket", DISTANCES.nameOf(profile.distance()));
        PresenceJson.write(introduction.presence(), out);
        writeReasons("matchReasons", introduction.reasons(), out);
        writeReasons("matchMisses", introduction.misses(), out);
        PUBLISHED.write(profile.answers(), basics -> writeToldOnly(profile, basics), out);
        PhotoView.write("photos", introduction.photos(), out);
    }

    private static void writeToldOnly(PublishedProfile profile, JsonGenerator out) throws IOException {
        out.writeStringField("name", profile.firstName());
        out.writeNumberField("age", profile.age());
        out.writeStringField("zodiacSign", ZODIAC.nameOf(profile.zodiacSign()));
    }

    private static void writeReasons(String key, List<MatchReason> reasons, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(key);
        for (MatchReason reason : reasons) {
            out.writeStartObject();
            out.writeStringField("preference", Names.camel(reason.preference().name()));
            out.writeStringField("strength", STRENGTHS.nameOf(reason.strength()));
            out.writeArrayFieldStart("values");
            for (Enum<?> word : reason.words()) {
                out.writeString(Vocabulary.nameOfAny(word));
            }
            for (String text : reason.texts()) {
                out.writeString(text);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
