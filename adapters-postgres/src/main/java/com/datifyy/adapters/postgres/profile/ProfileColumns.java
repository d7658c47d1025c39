package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;

import com.datifyy.adapters.postgres.answers.AnswerColumns;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.ProfileGroup;
import java.util.Set;

/// Which attributes of a profile are columns of its table: all but the account's and the interests.
public final class ProfileColumns {
    private static final Set<Attribute<?>> ELSEWHERE = Set.of(Basics.NAME, Basics.PHONE_NUMBER, Details.INTERESTS);

    public static final AnswerColumns ANSWERS = new AnswerColumns(
            PROFILES, ProfileGroup.everyAttribute().filter(attribute -> !ELSEWHERE.contains(attribute)));

    private ProfileColumns() {}
}
