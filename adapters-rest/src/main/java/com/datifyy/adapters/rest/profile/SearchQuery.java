package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.http.Query;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Day;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Structure;
import com.datifyy.domain.attribute.Attribute.StructureList;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Search filters as query parameters, each under its own name. The ranges are told by their ends, and the
/// place by its parts.
final class SearchQuery {
    /// What is a part of a filter elsewhere is a parameter of its own here.
    static final Renaming SENT_AS =
            Renaming.of("age_range.", "").then(Renaming.of("height_range.", "")).then(Renaming.of("location.", ""));

    private SearchQuery() {}

    /// @return answers to [Filters]
    /// @throws InvalidInput when values are not acceptable; all of them are told
    static Answers read(Query query) {
        Changes filters = Changes.none();
        Filters.ALL.forEach(filter -> filters.reading(() -> SENT_AS.in(() -> read(query, filter, filters))));
        return Answers.NONE.with(filters);
    }

    private static Changes read(Query query, Attribute<?> filter, Changes into) {
        switch (filter) {
            case Choice<?> choice -> word(query, choice, into);
            case Choices<?> choices -> words(query, choices, into);
            case TextList texts -> into.set(texts, query.all(texts.name()));
            case Whole whole -> set(into, whole, query.whole(whole.name()));
            case Flag flag -> set(into, flag, query.flag(flag.name()));
            case Structure<?> structure
            when structure.equals(Filters.AGE_RANGE) -> set(into, Filters.AGE_RANGE, ages(query));
            case Structure<?> structure
            when structure.equals(Filters.HEIGHT_RANGE) -> set(into, Filters.HEIGHT_RANGE, heights(query));
            case Structure<?> structure
            when structure.equals(Filters.LOCATION) -> set(into, Filters.LOCATION, place(query));
            case Structure<?> _, StructureList<?> _, Text _, Day _ ->
                throw new IllegalStateException("no query parameter is known for " + filter.name());
        }
        return into;
    }

    private static <V> void set(Changes into, Attribute<V> filter, @Nullable V value) {
        if (value != null) {
            into.set(filter, value);
        }
    }

    private static <E extends Enum<E>> void word(Query query, Choice<E> filter, Changes into) {
        String text = query.one(filter.name());
        set(
                into,
                filter,
                text == null ? null : Vocabulary.of(filter.vocabulary()).read(filter.name(), text));
    }

    private static <E extends Enum<E>> void words(Query query, Choices<E> filter, Changes into) {
        Vocabulary<E> vocabulary = Vocabulary.of(filter.vocabulary());
        Set<E> words = EnumSet.noneOf(filter.vocabulary());
        for (String text : query.all(filter.name())) {
            E word = vocabulary.read(filter.name(), text);
            if (word != null) {
                words.add(word);
            }
        }
        into.set(filter, words);
    }

    private static @Nullable AgeRange ages(Query query) {
        var wrong = new Faults();
        Integer min = wrong.of(() -> query.whole("min_age"));
        Integer max = wrong.of(() -> query.whole("max_age"));
        wrong.tell();
        return min == null && max == null
                ? null
                : new AgeRange(min == null ? AgeRange.ANY.min() : min, max == null ? AgeRange.ANY.max() : max);
    }

    private static @Nullable HeightRange heights(Query query) {
        var wrong = new Faults();
        Integer min = wrong.of(() -> query.whole("min_height"));
        Integer max = wrong.of(() -> query.whole("max_height"));
        wrong.tell();
        return min == null && max == null ? null : new HeightRange(min == null ? 100 : min, max == null ? 250 : max);
    }

    private static @Nullable Residence place(Query query) {
        var wrong = new Faults();
        String code = wrong.of(() -> query.one("country_code"));
        String country = wrong.of(() -> query.one("country"));
        String state = wrong.of(() -> query.one("state"));
        String city = wrong.of(() -> query.one("city"));
        GeoCell cell = wrong.of(() -> cell(query));
        wrong.tell();
        if (code == null && country == null && state == null && city == null && cell == null) {
            return null;
        }
        return Residence.told(
                code == null ? "" : code,
                country == null ? "" : country,
                state == null ? "" : state,
                city == null ? "" : city,
                cell);
    }

    private static @Nullable GeoCell cell(Query query) {
        var wrong = new Faults();
        Double latitude = wrong.of(() -> query.number("latitude"));
        Double longitude = wrong.of(() -> query.number("longitude"));
        wrong.tell();
        if (latitude == null && longitude == null) {
            return null;
        }
        if (latitude == null || longitude == null) {
            throw new InvalidInput(latitude == null ? "latitude" : "longitude", "is required where the other is given");
        }
        // Zero and zero is what clients without a place send; nobody lives there.
        return latitude == 0 && longitude == 0 ? null : GeoCell.containing(latitude, longitude);
    }
}
