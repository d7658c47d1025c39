package com.datifyy.bootstrap.demo;

import static com.datifyy.bootstrap.demo.Sketching.one;

import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.OccupationCategory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// The words and sentences invented people use.
final class Words {

    static final List<String> FIELDS = List.of(
            "Computer Science",
            "Commerce",
            "Mechanical Engineering",
            "Economics",
            "English Literature",
            "Biology",
            "Design",
            "Law",
            "Psychology",
            "Mathematics");

    static final List<String> SCHOOLS = List.of(
            "City College",
            "State University",
            "Institute of Technology",
            "National College",
            "School of Management",
            "Open University");

    static final List<String> PERSONALITIES = List.of(
            "INTJ", "INTP", "ENTJ", "ENTP", "INFJ", "INFP", "ENFJ", "ENFP", "ISTJ", "ISFJ", "ESTJ", "ESFJ", "ISTP",
            "ISFP", "ESTP", "ESFP");

    static final List<String> PLEASURES = List.of(
            "The first rain of the monsoon and a cup of ginger tea.",
            "An empty train, a window seat and a long book.",
            "Cooking something slowly while old songs play.",
            "A Sunday market before it gets crowded.",
            "Winning at board games, and losing with grace.",
            "Street food after a late film.");

    /// Everything but OTHER, which says nothing.
    static final List<InterestCategory> INTERESTS = List.of(InterestCategory.values()).stream()
            .filter(interest -> interest != InterestCategory.OTHER)
            .toList();

    /// What somebody does for a living.
    record Occupation(OccupationCategory category, String title, String industry) {}

    private static final Map<String, List<Occupation>> BY_JOB = Map.ofEntries(
            Map.entry("STUDENT", List.of(new Occupation(OccupationCategory.STUDENT, "Student", "Education"))),
            Map.entry(
                    "SCIENCE",
                    List.of(
                            new Occupation(OccupationCategory.SCIENTIST, "Scientist", "Research"),
                            new Occupation(
                                    OccupationCategory.MECHANICAL_ENGINEER, "Mechanical engineer", "Manufacturing"),
                            new Occupation(OccupationCategory.ELECTRICAL_ENGINEER, "Electrical engineer", "Energy"),
                            new Occupation(OccupationCategory.DATA_SCIENTIST, "Data scientist", "Technology"))),
            Map.entry(
                    "COMPUTERS",
                    List.of(
                            new Occupation(OccupationCategory.SOFTWARE_ENGINEER, "Software engineer", "Technology"),
                            new Occupation(OccupationCategory.PRODUCT_MANAGER, "Product manager", "Technology"),
                            new Occupation(OccupationCategory.UI_UX_DESIGNER, "UX designer", "Technology"),
                            new Occupation(OccupationCategory.CYBERSECURITY, "Security engineer", "Technology"))),
            Map.entry(
                    "ARTS",
                    List.of(
                            new Occupation(OccupationCategory.ARTIST, "Artist", "Arts"),
                            new Occupation(OccupationCategory.WRITER, "Writer", "Publishing"),
                            new Occupation(OccupationCategory.MUSICIAN, "Musician", "Music"),
                            new Occupation(OccupationCategory.DESIGNER, "Designer", "Design"))),
            Map.entry(
                    "SALES",
                    List.of(
                            new Occupation(OccupationCategory.SALES_EXECUTIVE, "Sales executive", "Sales"),
                            new Occupation(OccupationCategory.MARKETING_MANAGER, "Marketing manager", "Marketing"))),
            Map.entry(
                    "MEDICINE",
                    List.of(
                            new Occupation(OccupationCategory.DOCTOR, "Doctor", "Health care"),
                            new Occupation(OccupationCategory.NURSE, "Nurse", "Health care"),
                            new Occupation(OccupationCategory.PHARMACIST, "Pharmacist", "Health care"),
                            new Occupation(OccupationCategory.THERAPIST, "Therapist", "Health care"))),
            Map.entry(
                    "EDUCATION",
                    List.of(
                            new Occupation(OccupationCategory.TEACHER, "Teacher", "Education"),
                            new Occupation(OccupationCategory.PROFESSOR, "Lecturer", "Education"),
                            new Occupation(OccupationCategory.RESEARCHER, "Researcher", "Education"))),
            Map.entry(
                    "MANAGEMENT",
                    List.of(
                            new Occupation(OccupationCategory.CONSULTANT, "Consultant", "Consulting"),
                            new Occupation(OccupationCategory.ENTREPRENEUR, "Founder", "Start-ups"))),
            Map.entry(
                    "FINANCE",
                    List.of(
                            new Occupation(OccupationCategory.BANKER, "Banker", "Banking"),
                            new Occupation(OccupationCategory.ACCOUNTANT, "Chartered accountant", "Finance"),
                            new Occupation(OccupationCategory.FINANCIAL_ANALYST, "Financial analyst", "Finance"))),
            Map.entry(
                    "MEDIA",
                    List.of(
                            new Occupation(OccupationCategory.PHOTOGRAPHER, "Photographer", "Media"),
                            new Occupation(OccupationCategory.ACTOR, "Actor", "Film"))),
            Map.entry("LAW", List.of(new Occupation(OccupationCategory.LAWYER, "Advocate", "Law"))),
            Map.entry(
                    "HOSPITALITY",
                    List.of(
                            new Occupation(OccupationCategory.CHEF, "Chef", "Hospitality"),
                            new Occupation(OccupationCategory.HOTEL_MANAGER, "Hotel manager", "Hospitality"))),
            Map.entry(
                    "CONSTRUCTION",
                    List.of(
                            new Occupation(OccupationCategory.CIVIL_ENGINEER, "Civil engineer", "Construction"),
                            new Occupation(OccupationCategory.ARCHITECT, "Architect", "Construction"))),
            Map.entry(
                    "GOVERNMENT",
                    List.of(
                            new Occupation(OccupationCategory.GOVERNMENT_EMPLOYEE, "Officer", "Government"),
                            new Occupation(OccupationCategory.CIVIL_SERVANT, "Civil servant", "Government"))),
            Map.entry("TRANSPORT", List.of(new Occupation(OccupationCategory.PILOT, "Pilot", "Aviation"))),
            Map.entry("RETIRED", List.of(new Occupation(OccupationCategory.RETIRED, "Retired", "Retired"))),
            Map.entry("MILITARY", List.of(new Occupation(OccupationCategory.MILITARY, "Officer", "Armed forces"))),
            Map.entry(
                    "OTHER",
                    List.of(
                            new Occupation(OccupationCategory.SELF_EMPLOYED, "Shop owner", "Retail"),
                            new Occupation(OccupationCategory.OTHER, "Coordinator", "Services"))));

    private static final List<String> OPENINGS = List.of(
            "%s is home, for now and gladly.",
            "Happily settled in %s.",
            "You will find me somewhere in %s, usually five minutes late.",
            "Learning my way around %s, one breakfast place at a time.",
            "Born elsewhere, at home in %s.");

    private static final List<String> MIDDLES = List.of(
            "On weekends it is %1$s, or at least %2$s.",
            "Ask me about %1$s. Better not about %2$s, we would miss dinner.",
            "I take %1$s seriously and %2$s not at all.",
            "Equal parts %1$s and %2$s.");

    private static final List<String> ENDINGS = List.of(
            "Looking for somebody to share the quiet parts with.",
            "Kindness first, jokes second, punctuality third.",
            "Let us start with coffee and see.",
            "If you can cook, I can wash up.",
            "Good at listening, better at finding dessert.");

    private Words() {}

    static Occupation workOf(String job, RandomGenerator random) {
        return one(BY_JOB.getOrDefault(job, Objects.requireNonNull(BY_JOB.get("OTHER"))), random);
    }

    static String bio(String city, Occupation occupation, List<InterestCategory> interests, RandomGenerator random) {
        var opening = one(OPENINGS, random).formatted(city);
        var middle = one(MIDDLES, random).formatted(spoken(interests.getFirst()), spoken(interests.getLast()));
        var work =
                random.nextInt(2) == 0 ? "" : "Work: " + occupation.industry().toLowerCase(Locale.ROOT) + ". ";
        return opening + " " + work + middle + " " + one(ENDINGS, random);
    }

    private static String spoken(InterestCategory interest) {
        return interest.name()
                .toLowerCase(Locale.ROOT)
                .replace("movies_tv", "films")
                .replace('_', ' ');
    }
}
