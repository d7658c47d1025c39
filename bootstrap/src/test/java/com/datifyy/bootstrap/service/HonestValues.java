package com.datifyy.bootstrap.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an honest client says in a field, by its name. Passwords are nobody's, so nothing ends by them.
final class HonestValues {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("email", "fuzz@example.org"),
            Map.entry("identifier", "fuzz@example.org"),
            Map.entry("password", "eight lamps beside the lake"),
            Map.entry("currentpassword", "a wrong guess"),
            Map.entry("newpassword", "four boats under a moon"),
            Map.entry("phonenumber", "+919876543210"),
            Map.entry("name", "Fuzz"),
            Map.entry("dateofbirth", "1994-05-06"),
            Map.entry("code", "123456"),
            Map.entry("otpcode", "123456"),
            Map.entry("verificationcode", "123456"),
            Map.entry("secondfactorcode", "123456"),
            Map.entry("refreshtoken", "abcdefghijklmnopqrstuvwxyz"),
            Map.entry("resettoken", "abcdefghijklmnopqrst"),
            Map.entry("idtoken", "e30.e30.e30"),
            Map.entry("sessionid", "00000000-0000-4000-8000-000000000001"),
            Map.entry("slotid", "00000000-0000-4000-8000-000000000001"),
            Map.entry("photoid", "00000000-0000-4000-8000-000000000001"),
            Map.entry("userid", "7"),
            Map.entry("user1id", "7"),
            Map.entry("user2id", "8"),
            Map.entry("userids", "7"),
            Map.entry("sortby", "created_at"),
            Map.entry("sortorder", "desc"),
            Map.entry("countrycode", "IN"),
            Map.entry("cursor", ""),
            Map.entry("theme", "light"),
            Map.entry("applanguage", "en"),
            Map.entry("timezone", "Asia/Kolkata"),
            Map.entry("searchfields", "NAME"),
            Map.entry("datetype", "DATE_TYPE_ONLINE"),
            Map.entry("updatefields", "*"),
            Map.entry("photodata", Cast.PICTURE),
            Map.entry("googlemapsurl", "https://maps.example.org/7"),
            Map.entry("birthdate", "1994-05-06"),
            Map.entry("evidenceurls", "https://pictures.example.org/8"),
            Map.entry("key", "drinking_preferences"),
            Map.entry("answermediaurl", "https://pictures.example.org/7"));

    private static final Map<String, Long> NUMBERS = Map.ofEntries(
            Map.entry("seconds", 768_182_400L),
            Map.entry("nanos", 0L),
            Map.entry("height", 170L),
            Map.entry("latitude", 19L),
            Map.entry("longitude", 73L),
            Map.entry("graduationyear", 2015L),
            Map.entry("minage", 20L),
            Map.entry("maxage", 40L),
            Map.entry("minheight", 150L),
            Map.entry("maxheight", 190L),
            Map.entry("durationminutes", 60L),
            Map.entry("expectedversion", 0L));

    private HonestValues() {}

    static String text(String field) {
        return TEXTS.getOrDefault(plain(field), "text");
    }

    /// The number a field of this name is given, or null where any will do.
    static @Nullable Long number(String field) {
        return switch (plain(field)) {
            case "starttime", "scheduledtime" -> tomorrow().getEpochSecond();
            case "endtime" -> tomorrow().plus(Duration.ofHours(1)).getEpochSecond();
            default -> NUMBERS.get(plain(field));
        };
    }

    /// The time that a field of this name is given.
    static String time(String field) {
        Long known = number(field);
        return Instant.ofEpochSecond(known == null ? tomorrow().getEpochSecond() : known)
                .toString();
    }

    /// A full hour of the day after this one.
    private static Instant tomorrow() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(34));
    }

    /// The name of a field however it is written.
    static String plain(String field) {
        return field.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
