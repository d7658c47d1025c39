package com.datifyy.adapters.postgres.answers;

import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.shared.GeoCell;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Single records as several columns.
final class Structures {
    private Structures() {}

    static List<String> columnsOf(Class<? extends Record> type) {
        if (type == AgeRange.class) {
            return List.of("min_age", "max_age");
        }
        if (type == HeightRange.class) {
            return List.of("min_height", "max_height");
        }
        if (type == Residence.class) {
            return List.of("country_code", "country", "state", "city", "cell_number");
        }
        throw new IllegalStateException("no columns for " + type);
    }

    static List<@Nullable Object> write(Record record) {
        return switch (record) {
            case AgeRange(int min, int max) -> List.of(min, max);
            case HeightRange(int min, int max) -> List.of(min, max);
            case Residence(String countryCode, String country, String state, String city, GeoCell cell) ->
                Arrays.asList(
                        countryCode,
                        country,
                        state.isEmpty() ? null : state,
                        city,
                        cell == null ? null : cell.number());
            default -> throw new IllegalStateException("no columns for " + record.getClass());
        };
    }

    /// @param values what stands in the columns, of which the first is not null
    static Record read(Class<? extends Record> type, List<?> values) {
        if (type == AgeRange.class) {
            return new AgeRange((Integer) values.get(0), (Integer) values.get(1));
        }
        if (type == HeightRange.class) {
            return new HeightRange((Integer) values.get(0), (Integer) values.get(1));
        }
        if (type == Residence.class) {
            Integer cell = (Integer) values.get(4);
            return new Residence(
                    (String) values.get(0),
                    (String) values.get(1),
                    Objects.requireNonNullElse((String) values.get(2), ""),
                    (String) values.get(3),
                    cell == null ? null : GeoCell.ofNumber(cell));
        }
        throw new IllegalStateException("no columns for " + type);
    }
}
