package com.datifyy.adapters.rest.dates;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.IfMatch;
import com.datifyy.adapters.rest.http.Query;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.scheduling.DateChanging;
import com.datifyy.application.scheduling.DateChanging.Change;
import com.datifyy.application.scheduling.DateReading;
import com.datifyy.application.scheduling.DateReading.Listed;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.application.scheduling.SharedHoursReading;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Arranging dates, reading and changing them, as the staff does it.
public final class DateRoutes implements Routes.Part {
    private static final int USUAL_PAGE = 20;
    private static final int MOST_KILOMETRES = 500;
    private static final Pattern TAG = Pattern.compile("d([0-9]{1,15})");

    private final DateScheduling scheduling;
    private final DateReading reading;
    private final DateChanging changing;
    private final SharedHoursReading hours;

    public DateRoutes(DateScheduling scheduling, DateReading reading, DateChanging changing, SharedHoursReading hours) {
        this.scheduling = scheduling;
        this.reading = reading;
        this.changing = changing;
        this.hours = hours;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forStaff("GET /api/v1/admin/dates", this::list)
                .makingForStaff("POST /api/v1/admin/dates", this::schedule)
                .makingForStaff("POST /api/v1/admin/dates/schedule", this::scheduleMatch)
                .forStaff("PUT /api/v1/admin/dates/{id}", this::change)
                .forStaff("GET /api/v1/admin/shared-hours", this::sharedHours);
    }

    private void list(Exchange http, AdminCaller admin) {
        String genie = http.query().one("genie_id");
        Listed listed = reading.list(
                admin,
                genie == null ? null : AdminId.parse(genie),
                DateView.status(http.query().one("status")),
                http.query().numbered(USUAL_PAGE));
        ObjectNode json = Json.object();
        json.set(
                "dates",
                Json.list(listed.dates().items().stream()
                        .map(date -> DateView.of(date, listed.present()))
                        .toList()));
        http.answer(json.put("totalCount", listed.dates().total())
                .put("page", listed.dates().page())
                .put("pageSize", listed.dates().size()));
    }

    private void schedule(Exchange http, AdminCaller admin) {
        http.answer(201, dateOf(scheduling.schedule(admin, DateView.plan(http.body()))));
    }

    private void scheduleMatch(Exchange http, AdminCaller admin) {
        ScheduledDate date = scheduling.scheduleMatch(admin, DateView.ofMatch(http.body()));
        ObjectNode json = Done.saying("The date was scheduled");
        json.set("scheduledDate", DateView.ofMatch(date));
        http.answer(json);
    }

    private void change(Exchange http, AdminCaller admin) {
        DateId id = DateId.parse(http.path("id"));
        JsonInput body = http.body();
        var wrong = new Faults();
        DateStatus status = wrong.of(() -> DateView.status(body.find("status")));
        String notes = wrong.of(() -> body.text("notes"), "");
        wrong.also(() -> ScheduledDate.cleanNotes(notes));
        CancelReason reason = wrong.of(() -> reason(body));
        String note = wrong.of(() -> body.text("note"), "");
        wrong.also(() -> Cancellation.cleanNote(note));
        UserId who = wrong.of(() -> Change.named(body.text("user_id")));
        if (status != null) {
            wrong.also(() -> Change.requireCancelled(status, reason, note));
            wrong.also(() -> Change.requireNamed(status, reason, who));
        }
        wrong.tell();
        Long expected = IfMatch.version(http.header("If-Match"), TAG, () -> changing.version(admin, id));
        ScheduledDate changed =
                changing.change(admin, id, new Change(status, notes, Change.because(reason, note), who, expected));
        http.answerHeader("ETag", "\"d" + changed.version() + "\"").answer(dateOf(changed));
    }

    private static @Nullable CancelReason reason(JsonInput body) {
        String word = body.text("reason");
        return word.isBlank() ? null : LoveZoneRoutes.reason(word);
    }

    private void sharedHours(Exchange http, AdminCaller admin) {
        Query query = http.query();
        var wrong = new Faults();
        int kilometres = wrong.of(() -> kilometres(query), SharedHours.USUAL_KILOMETRES);
        UserId one = wrong.of(() -> person(query, "user1_id"));
        UserId other = wrong.of(() -> person(query, "user2_id"));
        if (one == null || other == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        SharedHours shared = hours.sharedHours(admin, one, other, kilometres);
        ObjectNode json = Json.object();
        json.set(
                "sharedHours",
                Json.list(shared.stretches().stream().map(DateRoutes::stretch).toList()));
        http.answer(json.put("count", shared.stretches().size()));
    }

    private static ObjectNode stretch(SharedHours.Stretch stretch) {
        ObjectNode json = Json.object().put("dateType", DateView.typeOf(stretch.kind()));
        json.put("startTime", stretch.start().getEpochSecond());
        json.put("endTime", stretch.end().getEpochSecond());
        return json;
    }

    private static int kilometres(Query query) {
        Integer kilometres = query.whole("max_kilometres");
        if (kilometres == null) {
            return SharedHours.USUAL_KILOMETRES;
        }
        if (kilometres < 0 || kilometres > MOST_KILOMETRES) {
            throw new InvalidInput("max_kilometres", "must be from 0 to " + MOST_KILOMETRES);
        }
        return kilometres;
    }

    private static UserId person(Query query, String name) {
        String id = query.one(name);
        if (id == null) {
            throw new InvalidInput(name, "is required");
        }
        return UserId.parse(id);
    }

    private static ObjectNode dateOf(ScheduledDate date) {
        ObjectNode json = Json.object();
        json.set("date", DateView.of(date));
        return json;
    }
}
