package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.INTERESTS;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILE_PHOTOS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import com.datifyy.adapters.postgres.answers.Vocabulary;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.InterestCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Rows that tell a profile: its columns, the account's name and number, the interests and how many photos
/// there are.
final class ProfileRows {
    private static final Field<String[]> CATEGORIES = array(select(INTERESTS.CATEGORY)
                    .from(INTERESTS)
                    .where(INTERESTS.USER_ID.eq(PROFILES.USER_ID))
                    .orderBy(INTERESTS.POSITION))
            .as("interest_categories");
    private static final Field<String[]> LABELS = array(select(INTERESTS.LABEL)
                    .from(INTERESTS)
                    .where(INTERESTS.USER_ID.eq(PROFILES.USER_ID))
                    .orderBy(INTERESTS.POSITION))
            .as("interest_labels");
    private static final Field<Integer> PHOTOS = DSL.field(
                    selectCount().from(PROFILE_PHOTOS).where(PROFILE_PHOTOS.USER_ID.eq(PROFILES.USER_ID)))
            .as("photos");

    static final List<Field<?>> FIELDS = Stream.concat(
                    ProfileColumns.ANSWERS.fields().stream(),
                    Stream.of(
                            PROFILES.USER_ID,
                            PROFILES.VERSION,
                            PROFILES.UPDATED_AT,
                            USERS.NAME,
                            USERS.PHONE_NUMBER,
                            CATEGORIES,
                            LABELS,
                            PHOTOS))
            .toList();

    private ProfileRows() {}

    static Profile profile(Record row) {
        Changes more = Changes.none().set(Basics.NAME, row.get(USERS.NAME));
        String phone = row.get(USERS.PHONE_NUMBER);
        if (phone != null) {
            more.set(Basics.PHONE_NUMBER, phone);
        }
        more.set(Details.INTERESTS, interests(row.get(CATEGORIES), row.get(LABELS)));
        return new Profile(
                new UserId(row.get(PROFILES.USER_ID)),
                ProfileColumns.ANSWERS.read(row).with(more),
                row.get(PHOTOS),
                row.get(PROFILES.VERSION),
                row.get(PROFILES.UPDATED_AT));
    }

    static List<InterestEntry> interests(String[] categories, String[] labels) {
        List<InterestEntry> interests = new ArrayList<>();
        for (int i = 0; i < categories.length; i++) {
            InterestCategory category = Vocabulary.wordOf(InterestCategory.class, categories[i]);
            if (category != null) {
                interests.add(new InterestEntry(category, labels[i]));
            }
        }
        return interests;
    }
}
