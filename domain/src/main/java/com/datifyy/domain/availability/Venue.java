package com.datifyy.domain.availability;

import com.datifyy.domain.shared.Faults;
import org.jspecify.annotations.Nullable;

/// A public place to meet at.
///
/// @param latitude degrees, -90 to 90, or null when not given
/// @param longitude degrees, -180 to 180, or null when not given
/// @param googlePlaceId empty when not given
/// @param googleMapsUrl an https address, or empty
public record Venue(
        String placeName,
        String address,
        String city,
        String state,
        String country,
        String zipcode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        String googlePlaceId,
        String googleMapsUrl) {

    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when a required text is missing or too long, or a
    ///     coordinate is out of range or stands alone; all of that is told
    public Venue {
        var wrong = new Faults();
        placeName = required(wrong, "place_name", placeName, 255);
        address = required(wrong, "address", address, 500);
        city = required(wrong, "city", city, 100);
        state = required(wrong, "state", state, 100);
        country = required(wrong, "country", country, 100);
        zipcode = required(wrong, "zipcode", zipcode, 20);
        googlePlaceId = wrong.clean("offline_location.google_place_id", googlePlaceId, 255, false);
        googleMapsUrl = wrong.clean("offline_location.google_maps_url", googleMapsUrl, 500, false);
        if (!googleMapsUrl.isEmpty() && !googleMapsUrl.startsWith("https://")) {
            wrong.note("offline_location.google_maps_url", "must be an https address");
        }
        if ((latitude == null) != (longitude == null)) {
            wrong.note("offline_location", "needs both latitude and longitude, or neither");
        }
        if (latitude != null && !(latitude >= -90 && latitude <= 90)) {
            wrong.note("offline_location.latitude", "must be from -90 to 90");
        }
        if (longitude != null && !(longitude >= -180 && longitude <= 180)) {
            wrong.note("offline_location.longitude", "must be from -180 to 180");
        }
        wrong.tell();
    }

    private static String required(Faults wrong, String name, String text, int maxLength) {
        String field = "offline_location." + name;
        String clean = wrong.clean(field, text, maxLength, false);
        if (clean.isEmpty()) {
            wrong.note(field, "is required");
        }
        return clean;
    }
}
