package com.datifyy.application.admin.port;

import com.datifyy.domain.figures.ActivePeople.Bucket;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.figures.Buckets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Counts everybody, of any status. Each question takes well under a second whatever number there is.
public interface FiguresRepository {
    /// How many accounts there are, how many signed in since a time, and how many have a proven address.
    record Accounts(long all, long signedInSince, long proven) {}

    /// How many dates there are or were, and how many took place.
    record Dates(long all, long completed) {}

    /// People at one place.
    ///
    /// @param name what the place is called
    /// @param countryCode the two letters of the country it is in; may be empty
    record Place(String name, String countryCode, long people) {}

    /// How many accounts there are.
    long all();

    Accounts accounts(Instant since);

    /// How many accounts were made before a time.
    long joinedBefore(Instant time);

    /// How many accounts were made in each of the stretches between times, from one on and before the next.
    List<Long> joinedBetween(List<Instant> times);

    /// How many people offer an hour that begins after a time and that no date of theirs touches.
    long freeAfter(Instant time);

    Dates dates();

    /// How many people told each gender, by the words it is kept by.
    Map<String, Long> genders();

    /// How many people were born in each of the stretches between days, from one on and before the next.
    List<Long> bornBetween(List<LocalDate> days);

    /// The people of a country, of a state or of everywhere, and the places they told.
    ///
    /// @param people how many live there; of everywhere, how many told anything of where they live
    /// @param told how many of them told such a place
    /// @param places how many live in each, most first
    record Living(long people, long told, List<Place> places) {
        public Living {
            places = List.copyOf(places);
        }
    }

    /// Everybody by country, which goes by its name or else its two letters.
    Living byCountry(int atMost);

    /// The people of a country by state.
    ///
    /// @param country as for [#byCity]
    Living byState(String country, int atMost);

    /// The people of a country by city.
    ///
    /// @param country its name or its two letters, in whatever case; empty for everywhere
    Living byCity(String country, int atMost);

    /// The people of a state by city.
    ///
    /// @param state its name, in whatever case
    Living byCityOfState(String state, int atMost);

    /// How many different people were there in each of the buckets, as far as signs of life were counted.
    List<Long> active(Buckets buckets);

    /// Takes signs of life that were not counted yet, which are then forgotten, with the number of equal
    /// ones; inside a unit of work.
    Map<Sign, Long> takeSigns(int atMost);

    /// Adds to how many people were there; inside a unit of work.
    void addActive(Map<Bucket, Long> people);
}
