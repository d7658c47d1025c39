package com.datifyy.bootstrap.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The steps a person takes, whatever the protocol. Words of vocabularies are the contract's, like
/// `GENDER_FEMALE`; names of fields are those of `update_fields`. Every step may throw [Refused].
public interface Journey {

    /// Somebody whom the service does not know yet.
    interface Visitor {
        Member register(Newcomer newcomer);

        Member signIn(String email, String password);

        Tokens refresh(String refreshToken);

        void revoke(String refreshToken);

        /// Somebody who comes with tokens.
        Member holding(Tokens tokens);

        /// Somebody of the staff who comes with a token.
        Genie staff(String token);
    }

    /// Somebody of the staff, who brings people together and guides their dates.
    interface Genie {
        /// Has two people analysed and accepts their match.
        ///
        /// @return its number
        int match(String one, String other);

        void suggest(int match);

        /// Arranges an hour online for a match.
        ///
        /// @return the number of the date
        String schedule(int match, Instant start);

        /// The same for two people who are named.
        String arrange(String one, String other, Instant start);

        /// When two people are both free.
        List<Free> sharedHours(String one, String other);

        /// Who fits somebody, by number, with the hours at which both are free.
        Map<String, List<Free>> suggestionsFor(String person);

        /// Who is free at all, by number, with how many hours.
        Map<String, Integer> candidates();
    }

    /// A time without a break.
    record Free(Instant from, Instant to) {}

    /// Somebody who is signed in.
    interface Member {
        Tokens tokens();

        Self profile();

        /// Replaces the whole story.
        ///
        /// @param version the profile's version that is to be changed, or null for any
        Self tell(Story story, @Nullable String version);

        Wishes wishes();

        Wishes wish(Wishes wishes);

        Planned give(List<Hour> hours);

        List<Hour> hours();

        Hour move(String slotId, Hour to);

        void takeBack(String slotId);

        Found recommendations(int limit, @Nullable String cursor);

        Leeway leeway();

        Found search(Filters filters);

        Stranger lookAt(String userId);

        /// Who is suggested to them and waits for an answer.
        List<Suggested> suggestions();

        /// Says whether they would like to meet whom a suggestion is about.
        ///
        /// @param reasons why not, like `too_far`
        /// @return what the suggestion is now, like `accepted`
        String answer(int suggestion, boolean accept, List<String> reasons);

        /// The numbers of the dates they have ahead.
        List<String> dates();

        default String id() {
            return tokens().userId();
        }

        default Self tell(Story story) {
            return tell(story, null);
        }
    }

    /// What somebody gives to become a member.
    record Newcomer(
            String email,
            String password,
            String name,
            @Nullable LocalDate birthDate) {
        private static final AtomicInteger COUNT = new AtomicInteger();

        /// Somebody born on 6 May 1994, with a mailbox of their own.
        public static Newcomer named(String name) {
            return new Newcomer(
                    "person" + COUNT.incrementAndGet() + "@example.org",
                    "a walk along the river at dusk",
                    name,
                    LocalDate.of(1994, 5, 6));
        }

        Newcomer born(@Nullable LocalDate day) {
            return new Newcomer(email, password, name, day);
        }
    }

    /// What a session is held by.
    record Tokens(String userId, String access, String refresh) {}

    /// What somebody tells about themselves, as far as these journeys go.
    record Story(
            String gender,
            String city,
            double latitude,
            double longitude,
            int height,
            String drinking,
            String religion,
            String bio) {
        private static final AtomicInteger PLACES = new AtomicInteger();

        /// What the fields are called that hold it.
        static final List<String> FIELDS = List.of("gender", "location", "height", "drinking", "religion", "bio");

        /// Somebody in a place so far from every other story's that nobody there meets anybody from here.
        public static Story somewhere(String gender) {
            int place = PLACES.incrementAndGet();
            return new Story(
                    gender,
                    "City " + place,
                    -60 + 4 * (place % 30),
                    -170 + 8.0 * Math.floorDiv(place, 30),
                    170,
                    "DRINKING_NEVER",
                    "RELIGION_JAIN",
                    "");
        }

        /// Somebody else in the same place.
        public Story neighbour(String otherGender) {
            return new Story(otherGender, city, latitude, longitude, height, drinking, religion, bio);
        }

        public Story drinking(String habit) {
            return new Story(gender, city, latitude, longitude, height, habit, religion, bio);
        }

        public Story saying(String words) {
            return new Story(gender, city, latitude, longitude, height, drinking, religion, words);
        }
    }

    /// What somebody gets to see of themselves. Coordinates come back as those of a cell.
    ///
    /// @param version changes with every edit
    record Self(String userId, String name, String email, int age, Story story, String version) {}

    /// Whom somebody looks for.
    record Wishes(
            Set<String> genders, int minAge, int maxAge, int distance, Set<String> drinking, String drinkingStrength) {
        /// What the fields are called that hold them.
        static final List<String> FIELDS = List.of(
                "looking_for_gender", "age_range", "distance_preference", "drinking_preferences", "match_strengths");

        static Wishes forA(String gender) {
            return new Wishes(Set.of(gender), 18, 80, 50, Set.of("DRINKING_NEVER"), "MATCH_STRENGTH_NICE_TO_HAVE");
        }

        Wishes drinkingMatters(String strength) {
            return new Wishes(genders, minAge, maxAge, distance, drinking, strength);
        }
    }

    /// An hour somebody is free in.
    ///
    /// @param slotId empty until it is given
    /// @param kind like `DATE_TYPE_ONLINE`
    /// @param place the name of the place to meet at, or empty
    record Hour(String slotId, Instant start, String kind, String place, String notes) {
        public static Hour online(Instant start) {
            return new Hour("", start, "DATE_TYPE_ONLINE", "", "");
        }
    }

    /// What became of hours that were offered.
    ///
    /// @param refused why, by position
    record Planned(List<Hour> created, Map<Integer, String> refused) {}

    /// What people are looked for by.
    ///
    /// @param drinking empty for any
    record Filters(Set<String> genders, int minAge, int maxAge, Set<String> drinking) {}

    /// Somebody else.
    ///
    /// @param reasons the preferences that speak for them
    record Stranger(String userId, String firstName, int age, String city, int score, Set<String> reasons) {}

    /// A suggestion that somebody was made.
    record Suggested(int number, String firstName) {}

    /// What somebody's own demands cost.
    ///
    /// @param gains like `age_range RELAXATION_KIND_UP_TO 38`, with how many people each adds
    record Leeway(boolean exact, int fitting, Map<String, Integer> keptAway, Map<String, Integer> gains) {}

    /// A page of people.
    record Found(List<Stranger> people, @Nullable String next) {
        public List<String> ids() {
            return people.stream().map(Stranger::userId).toList();
        }
    }
}
