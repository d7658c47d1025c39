package com.datifyy.adapters.rest.availability;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Free hours, as they come in and as their owner gets them.
public final class SlotView {
    private static final String PREFIX = "DATE_TYPE_";
    private static final int MOST_HOURS_AT_ONCE = 12;

    private SlotView() {}

    public static ObjectNode of(Slot slot) {
        ObjectNode json = Json.object()
                .put("slotId", slot.id().toString())
                .put("userId", slot.owner().toString())
                .put("startTime", slot.start().getEpochSecond())
                .put("endTime", slot.end().getEpochSecond())
                .put("dateType", typeOf(slot.mode()))
                .put("notes", slot.notes());
        json.set("createdAt", JsonTime.seconds(slot.createdAt()));
        json.set("updatedAt", JsonTime.seconds(slot.updatedAt()));
        switch (slot.mode()) {
            case MeetingMode.Online() -> {}
            case MeetingMode.Offline(Venue venue) -> json.set("offlineLocation", venue(venue));
            case MeetingMode.Event(Venue venue) -> json.set("offlineLocation", venue(venue));
        }
        return json;
    }

    /// The slots a request offers, each read when its turn comes: those in `slots`, or the hours of a single
    /// longer stretch.
    ///
    /// @throws InvalidInput when there is neither, or the stretch is not 1 to 12 whole hours
    static List<Supplier<Slot.Offer>> offers(JsonInput body) {
        JsonNode slots = body.find("slots");
        if (slots != null) {
            List<Supplier<Slot.Offer>> offers = new ArrayList<>();
            for (JsonNode slot : JsonInput.items("slots", slots)) {
                offers.add(() -> {
                    JsonInput sent = JsonInput.of("slot", slot);
                    return new Slot.Offer(time(sent, "start_time"), time(sent, "end_time"), mode(sent), notes(sent));
                });
            }
            return offers;
        }
        if (!body.has("start_time")) {
            throw new InvalidInput("slots", "is required");
        }
        return hours(body);
    }

    /// What a slot becomes. Kind, place and notes stay as they are unless they are given.
    static Slot.Offer change(JsonInput sent, Slot present) {
        boolean newNotes = sent.has("notes") || sent.has("location");
        return new Slot.Offer(
                time(sent, "start_time"),
                time(sent, "end_time"),
                mode(sent, present.mode()),
                newNotes ? notes(sent) : present.notes());
    }

    /// A place alone leaves an event an event.
    private static MeetingMode mode(JsonInput sent, MeetingMode present) {
        if (type(sent) != null) {
            return mode(sent);
        }
        JsonInput place = sent.object("offline_location");
        return place == null ? present : present.at(venue(place));
    }

    private static List<Supplier<Slot.Offer>> hours(JsonInput sent) {
        Instant start = time(sent, "start_time");
        Duration length = Duration.between(start, time(sent, "end_time"));
        long hours = length.toHours();
        if (hours < 1 || hours > MOST_HOURS_AT_ONCE || !length.equals(Duration.ofHours(hours))) {
            throw new InvalidInput("end_time", "must be 1 to " + MOST_HOURS_AT_ONCE + " whole hours after start_time");
        }
        MeetingMode mode = mode(sent);
        String notes = notes(sent);
        List<Supplier<Slot.Offer>> offers = new ArrayList<>();
        for (long hour = 0; hour < hours; hour++) {
            Instant from = start.plus(Duration.ofHours(hour));
            offers.add(() -> new Slot.Offer(from, from.plus(Slot.LENGTH), mode, notes));
        }
        return offers;
    }

    private static Instant time(JsonInput sent, String name) {
        JsonNode value = sent.find(name);
        if (value == null) {
            throw new InvalidInput(name, "is required");
        }
        return JsonTime.instant(name, value);
    }

    /// A place in one line, which one older client sends, is kept among the notes.
    private static String notes(JsonInput sent) {
        String notes = sent.text("notes");
        String place = sent.text("location");
        return place.isBlank() ? notes : notes.isBlank() ? place : notes + "\n" + place;
    }

    /// Without a kind it is online, unless there is a place.
    private static MeetingMode mode(JsonInput sent) {
        JsonInput place = sent.object("offline_location");
        String type = type(sent);
        String word = type == null ? place == null ? "ONLINE" : "OFFLINE" : type;
        return switch (word) {
            case "ONLINE" -> new MeetingMode.Online();
            case "OFFLINE" -> new MeetingMode.Offline(venue(place));
            case "OFFLINE_EVENT", "EVENT" -> new MeetingMode.Event(venue(place));
            default -> throw new InvalidInput("date_type", "must be online, offline or offline_event");
        };
    }

    /// The kind a request names, or null when it says nothing.
    private static @Nullable String type(JsonInput sent) {
        JsonNode type = sent.find("date_type");
        String word = type == null ? "" : typeIn(type);
        return word.isEmpty() || word.equals("UNSPECIFIED") ? null : word;
    }

    private static String typeIn(JsonNode value) {
        if (JsonInput.isWhole(value) && value.canConvertToInt()) {
            return switch (value.intValue()) {
                case 0 -> "UNSPECIFIED";
                case 1 -> "ONLINE";
                case 2 -> "OFFLINE";
                case 3 -> "OFFLINE_EVENT";
                default -> "UNKNOWN";
            };
        }
        String word = value.isTextual() ? value.textValue().strip().toUpperCase(Locale.ROOT) : "UNKNOWN";
        return word.startsWith(PREFIX) ? word.substring(PREFIX.length()) : word;
    }

    private static String typeOf(MeetingMode mode) {
        return switch (mode) {
            case MeetingMode.Online _ -> "DATE_TYPE_ONLINE";
            case MeetingMode.Offline _ -> "DATE_TYPE_OFFLINE";
            case MeetingMode.Event _ -> "DATE_TYPE_OFFLINE_EVENT";
        };
    }

    /// A place as a request names it.
    public static Venue venue(@Nullable JsonInput sent) {
        if (sent == null) {
            throw new InvalidInput("offline_location", "is required for a meeting in person");
        }
        var wrong = new Faults();
        Double latitude = wrong.of(() -> sent.number("latitude"));
        Double longitude = wrong.of(() -> sent.number("longitude"));
        boolean none = latitude != null && longitude != null && latitude == 0 && longitude == 0;
        String placeName = part(sent, "place_name", wrong);
        String address = part(sent, "address", wrong);
        String city = part(sent, "city", wrong);
        String state = part(sent, "state", wrong);
        String country = part(sent, "country", wrong);
        String zipcode = part(sent, "zipcode", wrong);
        String googlePlaceId = wrong.of(() -> sent.text("google_place_id"), "");
        String googleMapsUrl = wrong.of(() -> sent.text("google_maps_url"), "");
        Venue venue = wrong.of(() -> new Venue(
                placeName,
                address,
                city,
                state,
                country,
                zipcode,
                none ? null : latitude,
                none ? null : longitude,
                googlePlaceId,
                googleMapsUrl));
        if (venue == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return venue;
    }

    /// A text of a place. What is no text is told as that, and not as missing besides.
    private static String part(JsonInput sent, String name, Faults wrong) {
        return wrong.of(() -> sent.text(name), "no text");
    }

    private static ObjectNode venue(Venue venue) {
        return place(venue).put("googlePlaceId", venue.googlePlaceId()).put("googleMapsUrl", venue.googleMapsUrl());
    }

    /// Where a place is.
    public static ObjectNode place(Venue venue) {
        ObjectNode json = Json.object()
                .put("placeName", venue.placeName())
                .put("address", venue.address())
                .put("city", venue.city())
                .put("state", venue.state())
                .put("country", venue.country())
                .put("zipcode", venue.zipcode());
        if (venue.latitude() != null && venue.longitude() != null) {
            json.put("latitude", venue.latitude()).put("longitude", venue.longitude());
        }
        return json;
    }
}
