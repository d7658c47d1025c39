package com.datifyy.domain.profile;

import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where somebody lives: a city by name, and a cell of the coarse grid. Exact coordinates are not part of it.
///
/// @param countryCode ISO 3166-1 alpha-2 in capitals, or empty
/// @param country the country's name, or empty
/// @param state the state's name, or its like: a province, an emirate; or empty
/// @param city the city's name, or empty
/// @param cell the cell they live in, or null when no coordinates were given
public record Residence(
        String countryCode,
        String country,
        String state,
        String city,
        @Nullable GeoCell cell) {
    private static final int MAX_LENGTH = 100;

    /// Kosovo has none by ISO, and everybody uses this one.
    private static final String KOSOVO = "XK";

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /// What was told once is kept, even if the country is no more: new ones come by [#told].
    ///
    /// @throws InvalidInput when the code is not two letters or a name has more than 100 characters; all of that
    ///     is told
    public Residence {
        var wrong = new Faults();
        countryCode = countryCode.strip().toUpperCase(Locale.ROOT);
        if (!isCode(countryCode)) {
            wrong.note("location.country_code", "must be two letters, like IN");
        }
        country = wrong.clean("location.country", country, MAX_LENGTH, false);
        state = wrong.clean("location.state", state, MAX_LENGTH, false);
        city = wrong.clean("location.city", city, MAX_LENGTH, false);
        wrong.tell();
    }

    /// Where somebody says that they live.
    ///
    /// @throws InvalidInput when the code is not XK and ISO 3166-1 assigns it to no country, or when a name has
    ///     more than 100 characters
    public static Residence told(
            String countryCode, String country, String state, String city, @Nullable GeoCell cell) {
        var told = new Residence(countryCode, country, state, city, cell);
        if (!told.countryCode.isEmpty() && !told.countryCode.equals(KOSOVO) && !CODES.contains(told.countryCode)) {
            throw new InvalidInput(
                    "location.country_code", "must be the code of a country by ISO 3166-1 alpha-2, like IN or GB");
        }
        return told;
    }

    private static boolean isCode(String text) {
        return text.isEmpty() || (text.length() == 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1)));
    }

    private static boolean isLetter(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /// Of somebody who tells no state.
    public Residence(String countryCode, String country, String city, @Nullable GeoCell cell) {
        this(countryCode, country, "", city, cell);
    }
}
