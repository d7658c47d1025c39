package com.datifyy.bootstrap.demo;

import com.datifyy.bootstrap.demo.Places.City;
import com.datifyy.bootstrap.demo.Places.Community;
import com.datifyy.domain.profile.traits.Gender;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Draws who somebody is: sex, orientation and age together, then city, community and name.
final class Sketching {

    private static final int PERMILLE_NON_BINARY = 12;

    private final Tables tables;
    private final Places places;

    Sketching(Tables tables, Places places) {
        this.tables = tables;
        this.places = places;
    }

    Sketch draw(RandomGenerator random) {
        var sex = tables.draw("sex", random);
        var orientation = tables.draw("orientation", random, sex);
        var age = Integer.parseInt(tables.draw("age", random, sex, orientation));
        var city = places.city(random);
        return sketch(
                sex,
                orientation,
                age,
                tables.draw("diligence", random),
                city,
                places.community(city, random),
                null,
                random);
    }

    /// The person a visitor signs in as: always the same woman, who has filled in much.
    Sketch visitor(RandomGenerator random) {
        return sketch(
                "f",
                "straight",
                28,
                "HIGH",
                places.cityNamed("Bengaluru"),
                places.communityNamed("north"),
                "Asha",
                random);
    }

    private static Sketch sketch(
            String sex,
            String orientation,
            int age,
            String diligence,
            City city,
            Community community,
            @Nullable String firstName,
            RandomGenerator random) {
        var binary = sex.equals("f") ? Gender.FEMALE : Gender.MALE;
        var gender = firstName == null && random.nextInt(1000) < PERMILLE_NON_BINARY ? Gender.NON_BINARY : binary;
        var drawn = one(sex.equals("f") ? community.women() : community.men(), random);
        return new Sketch(
                sex,
                orientation,
                age,
                band(age),
                gender,
                diligence,
                city,
                community,
                firstName == null ? drawn : firstName,
                one(community.surnames(), random));
    }

    private static String band(int age) {
        return age < 25 ? "18-24" : age < 30 ? "25-29" : age < 35 ? "30-34" : age < 45 ? "35-44" : "45+";
    }

    static <T> T one(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
