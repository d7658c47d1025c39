package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import java.util.List;

/// How much of a profile is filled in: the sum of the weights of what is answered. The weights add up to 100
/// and say how much a partner or a matchmaker needs the answer. `docs/api.md` tells them.
final class Completion {
    static final int PHOTO_WEIGHT = 10;

    record Weight(Attribute<?> attribute, int points) {}

    static final List<Weight> WEIGHTS = List.of(
            new Weight(Basics.NAME, 5),
            new Weight(Basics.DATE_OF_BIRTH, 10),
            new Weight(Basics.GENDER, 8),
            new Weight(Details.LOCATION, 8),
            new Weight(Details.BIO, 10),
            new Weight(Details.RELATIONSHIP_GOALS, 7),
            new Weight(Details.INTERESTS, 7),
            new Weight(Details.LANGUAGES, 4),
            new Weight(Details.HEIGHT, 4),
            new Weight(Details.OCCUPATIONS, 4),
            new Weight(Work.HIGHEST_EDUCATION, 4),
            new Weight(Lifestyle.CHILDREN, 4),
            new Weight(Lifestyle.DRINKING, 2),
            new Weight(Lifestyle.SMOKING, 2),
            new Weight(Lifestyle.WORKOUT, 2),
            new Weight(Lifestyle.DIETARY_PREFERENCE, 2),
            new Weight(Lifestyle.RELIGION, 2),
            new Weight(Story.PROMPTS, 5));

    private Completion() {}

    /// @param photos how many photos there are; the first one counts
    /// @return 0 to 100
    static int of(Answers answers, int photos) {
        int points = photos > 0 ? PHOTO_WEIGHT : 0;
        for (Weight weight : WEIGHTS) {
            if (answers.has(weight.attribute())) {
                points += weight.points();
            }
        }
        return points;
    }
}
