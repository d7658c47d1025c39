package com.datifyy.bootstrap.demo;

import com.datifyy.domain.profile.traits.LanguageCode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Where invented people live, and whose names and languages they have.
final class Places {

    /// A real city; its `state` is empty where a country has none. `communities` says who lives there and how
    /// often.
    record City(
            String name,
            String countryCode,
            String country,
            String state,
            double latitude,
            double longitude,
            ZoneId zone,
            Weighted<String> communities) {}

    /// People who share a language and a stock of names.
    record Community(
            String name,
            String motherTongue,
            List<LanguageCode> languages,
            Weighted<String> faiths,
            List<String> women,
            List<String> men,
            List<String> surnames) {}

    private final Weighted<City> cities;
    private final Map<String, Community> communities;

    private Places(Weighted<City> cities, Map<String, Community> communities) {
        this.cities = cities;
        this.communities = communities;
    }

    static Places load() {
        var communities = new HashMap<String, Community>();
        for (var cells : Tables.rows("communities.tsv")) {
            communities.put(
                    cells.get(0),
                    new Community(
                            cells.get(0),
                            cells.get(1),
                            list(cells.get(2)).stream()
                                    .map(LanguageCode::valueOf)
                                    .toList(),
                            Tables.weighted(list(cells.get(3))),
                            list(cells.get(4)),
                            list(cells.get(5)),
                            list(cells.get(6))));
        }
        var cities = new ArrayList<City>();
        var weights = new ArrayList<Integer>();
        for (var cells : Tables.rows("cities.tsv")) {
            cities.add(new City(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    Double.parseDouble(cells.get(4)),
                    Double.parseDouble(cells.get(5)),
                    ZoneId.of(cells.get(6)),
                    Tables.weighted(list(cells.get(8)))));
            weights.add(Integer.valueOf(cells.get(7)));
        }
        return new Places(new Weighted<>(cities, weights), communities);
    }

    City city(RandomGenerator random) {
        return cities.draw(random);
    }

    City cityNamed(String name) {
        return cities.values().stream()
                .filter(city -> city.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Community community(City city, RandomGenerator random) {
        return Objects.requireNonNull(communities.get(city.communities().draw(random)));
    }

    Community communityNamed(String name) {
        return Objects.requireNonNull(communities.get(name));
    }

    private static List<String> list(String cell) {
        return List.of(cell.split(",", -1));
    }
}
