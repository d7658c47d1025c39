package com.datifyy.adapters.postgres.dates;

import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.MeetingMode.Event;
import com.datifyy.domain.availability.MeetingMode.Offline;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.MeetingKind;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/// Rows of the table of dates.
final class DateRows {
    static final List<SortField<?>> SOONEST = List.of(SCHEDULED_DATES.STARTS_AT.asc(), SCHEDULED_DATES.ID.asc());
    static final List<SortField<?>> LATEST = List.of(SCHEDULED_DATES.STARTS_AT.desc(), SCHEDULED_DATES.ID.desc());

    private DateRows() {}

    /// What never changes about a date.
    static Map<Field<?>, @Nullable Object> fixed(ScheduledDate date) {
        Venue place = placeOf(date.mode());
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(SCHEDULED_DATES.ID, date.id().value());
        row.put(SCHEDULED_DATES.FIRST_USER, date.first().value());
        row.put(SCHEDULED_DATES.SECOND_USER, date.second().value());
        row.put(SCHEDULED_DATES.GENIE, date.genie().value());
        row.put(SCHEDULED_DATES.STARTS_AT, date.start());
        row.put(SCHEDULED_DATES.ENDS_AT, date.end());
        row.put(SCHEDULED_DATES.MODE, date.kind().name());
        row.put(SCHEDULED_DATES.PLACE_NAME, place == null ? null : place.placeName());
        row.put(SCHEDULED_DATES.ADDRESS, place == null ? null : place.address());
        row.put(SCHEDULED_DATES.CITY, place == null ? null : place.city());
        row.put(SCHEDULED_DATES.STATE, place == null ? null : place.state());
        row.put(SCHEDULED_DATES.COUNTRY, place == null ? null : place.country());
        row.put(SCHEDULED_DATES.ZIPCODE, place == null ? null : place.zipcode());
        row.put(SCHEDULED_DATES.LATITUDE, place == null ? null : place.latitude());
        row.put(SCHEDULED_DATES.LONGITUDE, place == null ? null : place.longitude());
        row.put(SCHEDULED_DATES.LINK, date.link());
        row.put(SCHEDULED_DATES.NOTES, date.notes());
        row.put(SCHEDULED_DATES.CREATED_AT, date.createdAt());
        return row;
    }

    /// What changes as a date goes on.
    static Map<Field<?>, @Nullable Object> changing(ScheduledDate date) {
        Cancellation why = date.cancellation();
        UserId canceller = why == null ? null : why.by();
        UserId named = date.becauseOf();
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(SCHEDULED_DATES.STATUS, date.status().name());
        row.put(SCHEDULED_DATES.ADMIN_NOTES, date.adminNotes());
        row.put(SCHEDULED_DATES.CANCELLED_BY, canceller == null ? null : canceller.value());
        row.put(SCHEDULED_DATES.CANCEL_REASON, why == null ? null : why.reason().name());
        row.put(SCHEDULED_DATES.CANCEL_NOTE, why == null ? null : why.note());
        row.put(SCHEDULED_DATES.BECAUSE_OF, named == null ? null : named.value());
        row.put(SCHEDULED_DATES.SEQUENCE, date.sequence());
        row.put(SCHEDULED_DATES.UPDATED_AT, date.updatedAt());
        row.put(SCHEDULED_DATES.CONFIRMED_AT, date.confirmedAt());
        row.put(SCHEDULED_DATES.COMPLETED_AT, date.completedAt());
        row.put(SCHEDULED_DATES.CANCELLED_AT, date.cancelledAt());
        return row;
    }

    static ScheduledDate date(Record row) {
        Integer named = row.get(SCHEDULED_DATES.BECAUSE_OF);
        return new ScheduledDate(
                new DateId(row.get(SCHEDULED_DATES.ID)),
                new UserId(row.get(SCHEDULED_DATES.FIRST_USER)),
                new UserId(row.get(SCHEDULED_DATES.SECOND_USER)),
                new AdminId(row.get(SCHEDULED_DATES.GENIE)),
                row.get(SCHEDULED_DATES.STARTS_AT),
                Duration.between(row.get(SCHEDULED_DATES.STARTS_AT), row.get(SCHEDULED_DATES.ENDS_AT)),
                mode(row),
                DateStatus.valueOf(row.get(SCHEDULED_DATES.STATUS)),
                row.get(SCHEDULED_DATES.LINK),
                row.get(SCHEDULED_DATES.NOTES),
                row.get(SCHEDULED_DATES.ADMIN_NOTES),
                cancellation(row),
                named == null ? null : new UserId(named),
                row.get(SCHEDULED_DATES.SEQUENCE),
                row.get(SCHEDULED_DATES.CREATED_AT),
                row.get(SCHEDULED_DATES.UPDATED_AT),
                row.get(SCHEDULED_DATES.CONFIRMED_AT),
                row.get(SCHEDULED_DATES.COMPLETED_AT),
                row.get(SCHEDULED_DATES.CANCELLED_AT));
    }

    private static @Nullable Cancellation cancellation(Record row) {
        String reason = row.get(SCHEDULED_DATES.CANCEL_REASON);
        Integer by = row.get(SCHEDULED_DATES.CANCELLED_BY);
        return reason == null
                ? null
                : new Cancellation(
                        by == null ? null : new UserId(by),
                        CancelReason.valueOf(reason),
                        row.get(SCHEDULED_DATES.CANCEL_NOTE));
    }

    private static MeetingMode mode(Record row) {
        return switch (MeetingKind.valueOf(row.get(SCHEDULED_DATES.MODE))) {
            case ONLINE -> new Online();
            case OFFLINE -> new Offline(place(row));
            case EVENT -> new Event(place(row));
        };
    }

    private static Venue place(Record row) {
        return new Venue(
                row.get(SCHEDULED_DATES.PLACE_NAME),
                row.get(SCHEDULED_DATES.ADDRESS),
                row.get(SCHEDULED_DATES.CITY),
                row.get(SCHEDULED_DATES.STATE),
                row.get(SCHEDULED_DATES.COUNTRY),
                row.get(SCHEDULED_DATES.ZIPCODE),
                row.get(SCHEDULED_DATES.LATITUDE),
                row.get(SCHEDULED_DATES.LONGITUDE),
                "",
                "");
    }

    private static @Nullable Venue placeOf(MeetingMode mode) {
        return switch (mode) {
            case Online _ -> null;
            case Offline(Venue place) -> place;
            case Event(Venue place) -> place;
        };
    }

    static Condition isOf(Field<Integer> person) {
        return SCHEDULED_DATES.FIRST_USER.eq(person).or(SCHEDULED_DATES.SECOND_USER.eq(person));
    }

    /// A page of the dates that are listed, with how many those are.
    static NumberedPage<ScheduledDate> page(
            DSLContext sql, Select<Record> items, Condition listed, NumberedPage.Wanted wanted) {
        return new NumberedPage<>(
                sql.fetch(items).map(DateRows::date),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(SCHEDULED_DATES, listed));
    }
}
