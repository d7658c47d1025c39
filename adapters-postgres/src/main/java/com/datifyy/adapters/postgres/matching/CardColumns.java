package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// A match card as columns: the packed whole, and beside it what narrows down who is looked at.
public final class CardColumns {
    private static final short YOUNGEST = 0;
    private static final short OLDEST = 999;
    private static final short ANYWHERE = (short) DistanceBucket.FARTHER.ordinal();

    private CardColumns() {}

    /// Every column but the standing, with what stands in it, in a fixed order.
    public static Map<Field<?>, @Nullable Object> row(MatchCard card) {
        Traits traits = card.traits();
        long gender = traits.number(Criterion.GENDER);
        long birthDay = traits.number(Criterion.AGE);
        Visibility visibility = card.visibility();
        GeoCell cell = visibility.showsDistance() ? cellOf(traits) : null;
        Demands demands = Demands.of(card);
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(MATCH_CARDS.USER_ID, card.owner().value());
        row.put(MATCH_CARDS.GENDER, gender == 0 ? null : (short) Long.numberOfTrailingZeros(gender));
        row.put(MATCH_CARDS.BIRTH_DATE, birthDay == 0 ? null : LocalDate.ofEpochDay(birthDay - Traits.DAY_ZERO));
        row.put(MATCH_CARDS.TILE, cell == null ? Tiles.UNKNOWN : Tiles.of(cell));
        row.put(MATCH_CARDS.WANTED_GENDERS, demands.genders());
        row.put(MATCH_CARDS.MIN_AGE, demands.minAge());
        row.put(MATCH_CARDS.MAX_AGE, demands.maxAge());
        row.put(MATCH_CARDS.REACH, visibility.showsDistance() ? demands.reach() : ANYWHERE);
        row.put(MATCH_CARDS.SHOWN, visibility.shown());
        row.put(MATCH_CARDS.SHOWS_AGE, visibility.showsAge());
        row.put(MATCH_CARDS.SHOWS_DISTANCE, visibility.showsDistance());
        row.put(MATCH_CARDS.CARD, CardCodec.encode(traits, card.wishes(), visibility.showsOnline()));
        return row;
    }

    static @Nullable GeoCell cellOf(Traits traits) {
        long number = traits.number(Criterion.DISTANCE);
        return number == 0 ? null : GeoCell.ofNumber(Math.toIntExact(number - 1));
    }

    /// What somebody demands of others, as far as columns can tell it.
    ///
    /// @param genders bits, 0 for any
    /// @param reach the last step of the distance scale
    private record Demands(short genders, short minAge, short maxAge, short reach) {
        static Demands of(MatchCard card) {
            long genders = -1;
            int minAge = YOUNGEST;
            int maxAge = OLDEST;
            long reach = DistanceBucket.FARTHER.ordinal();
            for (Wish wish : card.wishes()) {
                if (wish.isDemand()) {
                    switch (wish.criterion()) {
                        case GENDER -> genders &= wish.wanted();
                        case AGE -> {
                            minAge = Math.max(minAge, wish.from());
                            maxAge = Math.min(maxAge, wish.to());
                        }
                        case DISTANCE -> reach = Math.min(reach, wish.wanted());
                        default -> {} // only the packed card tells
                    }
                }
            }
            return new Demands(genders == -1 ? 0 : (short) genders, (short) minAge, (short) maxAge, (short) reach);
        }
    }
}
