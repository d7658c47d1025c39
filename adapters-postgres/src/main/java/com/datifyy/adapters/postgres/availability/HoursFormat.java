package com.datifyy.adapters.postgres.availability;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;

import com.datifyy.adapters.postgres.CopyFormat;
import com.datifyy.adapters.postgres.PackedValues;
import com.datifyy.domain.availability.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Somebody's free hours as what stands in the columns of their rows, one row after the other.
final class HoursFormat implements CopyFormat<List<Slot>> {
    /// Goes up when the columns stay the same and what stands in them means something else.
    private static final int VERSION = 1;

    private static final DSLContext ROWS = DSL.using(SQLDialect.POSTGRES);
    private static final Field<?>[] COLUMNS = AVAILABILITY_SLOTS.fields();

    @Override
    public String name() {
        return "hours/" + VERSION + "/" + COLUMNS.length;
    }

    @Override
    public byte[] write(List<Slot> slots) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Slot slot : slots) {
            Map<Field<?>, @Nullable Object> row = SlotColumns.row(slot);
            for (Field<?> column : COLUMNS) {
                values.add(row.get(column));
            }
        }
        return PackedValues.write(values);
    }

    @Override
    public List<Slot> read(byte[] bytes) {
        List<@Nullable Object> values = PackedValues.read(bytes);
        List<Slot> slots = new ArrayList<>();
        for (int first = 0; first < values.size(); first += COLUMNS.length) {
            Record row = ROWS.newRecord(AVAILABILITY_SLOTS);
            row.fromArray(values.subList(first, first + COLUMNS.length).toArray());
            slots.add(SlotRows.slot(row));
        }
        return List.copyOf(slots);
    }
}
