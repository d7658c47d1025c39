package com.datifyy.adapters.rest.availability;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Query;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.availability.AvailabilityPlanning.Submission;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Giving, listing, moving and taking back one's free hours.
public final class AvailabilityRoutes implements Routes.Part {
    private final AvailabilityPlanning planning;

    public AvailabilityRoutes(AvailabilityPlanning planning) {
        this.planning = planning;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/availability", this::list)
                .making("POST /api/v1/availability", this::submit)
                .forCaller("DELETE /api/v1/availability", this::removeNamed)
                .forCaller("DELETE /api/v1/availability/{id}", (http, caller) -> remove(http, caller, http.path("id")))
                .forCaller("PUT /api/v1/availability/{id}", this::change);
    }

    private void list(Exchange http, Caller caller) {
        List<Slot> slots = planning.list(caller, from(http.query()), to(http.query()));
        ObjectNode json = Json.object();
        json.set("slots", Json.list(slots.stream().map(SlotView::of).toList()));
        json.put("totalCount", slots.size());
        json.putObject("pagination").put("totalCount", slots.size());
        http.answer(json);
    }

    private void submit(Exchange http, Caller caller) {
        Submission submission = planning.submit(caller, SlotView.offers(http.body()));
        ObjectNode json = Json.object();
        json.set(
                "createdSlots",
                Json.list(submission.created().stream().map(SlotView::of).toList()));
        json.put("createdCount", submission.created().size());
        ObjectNode errors = json.putObject("validationErrors");
        submission.refused().forEach((position, why) -> errors.put(position.toString(), why));
        http.answer(json.put("message", submission.summary()));
    }

    private void change(Exchange http, Caller caller) {
        SlotId id = SlotId.parse(http.path("id"));
        JsonInput body = http.body();
        http.answer(SlotView.of(planning.change(caller, id, present -> SlotView.change(body, present))));
    }

    private void removeNamed(Exchange http, Caller caller) {
        String id = http.query().one("slot_id");
        if (id == null) {
            throw new InvalidInput("slot_id", "is required");
        }
        remove(http, caller, id);
    }

    private void remove(Exchange http, Caller caller, String id) {
        var removal = planning.remove(
                caller, SlotId.parse(id), Boolean.TRUE.equals(http.query().flag("confirm")));
        http.answer(Json.object().put("success", true).put("message", removal.summary()));
    }

    /// The earliest start: null when it is not told, and the beginning of time for zero, which leaves that side open.
    private static @Nullable Instant from(Query query) {
        String value = query.one("from_time");
        return value == null ? null : value.equals("0") ? Instant.EPOCH : JsonTime.instant("from_time", value);
    }

    /// The latest start: null when it is not told, or zero, which leaves that side open.
    private static @Nullable Instant to(Query query) {
        String value = query.one("to_time");
        return value == null || value.equals("0") ? null : JsonTime.instant("to_time", value);
    }
}
