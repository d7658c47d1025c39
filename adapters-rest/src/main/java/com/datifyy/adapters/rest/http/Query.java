package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.Names;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request, asked for by their snake_case name and found in either style. Empty
/// ones count as absent.
public final class Query {
    private static final int MOST_VALUES = 200;

    /// Stands for bytes that are not UTF-8.
    private static final char REPLACEMENT = '\uFFFD';

    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /// @param sent the query as it came; a part that cannot be decoded would silently be left out
    /// @param parameters what the HTTP server made of it
    /// @throws HttpRefusal when the query is not UTF-8, percent-encoded
    static Query of(@Nullable String sent, Map<String, List<String>> parameters) {
        if (sent != null && !isDecodable(sent)) {
            throw HttpRefusal.malformed("The query is not UTF-8 text, percent-encoded");
        }
        return new Query(parameters);
    }

    private static boolean isDecodable(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8).indexOf(REPLACEMENT) < 0;
        } catch (IllegalArgumentException notPercentEncoded) {
            return false;
        }
    }

    /// The values of a parameter, repeated or separated by commas.
    ///
    /// @throws InvalidInput when there are more than 200
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (String given : given(name)) {
            for (String value : given.split(",", -1)) {
                if (!value.isBlank()) {
                    values.add(value.strip());
                }
            }
        }
        if (values.size() > MOST_VALUES) {
            throw new InvalidInput(name, "has more than " + MOST_VALUES + " values");
        }
        return values;
    }

    /// The single value of a parameter, or null.
    ///
    /// @throws InvalidInput when it is given more than once
    public @Nullable String one(String name) {
        List<String> values = given(name).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw new InvalidInput(name, "is given more than once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /// @throws InvalidInput when the value is not a whole number
    public @Nullable Integer whole(String name) {
        String value = one(name);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException notOne) {
            throw new InvalidInput(name, "must be a whole number");
        }
    }

    /// @throws InvalidInput when the value is not a number
    public @Nullable Double number(String name) {
        String value = one(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("[+-]?[0-9]{1,9}(\\.[0-9]{0,18})?")) {
            throw new InvalidInput(name, "must be a number");
        }
        return Double.valueOf(value);
    }

    /// @throws InvalidInput when the value is neither true nor false
    public @Nullable Boolean flag(String name) {
        String value = one(name);
        return switch (value) {
            case null -> null;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new InvalidInput(name, "must be true or false");
        };
    }

    /// Which stretch of a list is wanted: `limit` (also `page_size`) and `cursor`.
    ///
    /// @param usual the limit when none is given
    /// @throws InvalidInput when the limit is out of range, or a page is asked for by number; all of it is told
    public PageRequest page(int usual) {
        var wrong = new Faults();
        PageRequest request = wrong.of(() -> stretch(usual));
        wrong.in(this::requireNoNumber);
        if (request == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return request;
    }

    private PageRequest stretch(int usual) {
        Integer limit = whole("limit");
        Integer size = limit == null ? whole("page_size") : limit;
        String cursor = one("cursor");
        Renaming sent = limit == null ? Renaming.of("limit", "page_size") : Renaming.nothing();
        return sent.in(() -> new PageRequest(size == null ? usual : size, cursor));
    }

    private void requireNoNumber() {
        Integer page = whole("page");
        if (page != null && page != 1 && given("cursor").stream().allMatch(String::isBlank)) {
            throw new InvalidInput(
                    "page", "cannot be asked for by number: pass the nextCursor of the page before as cursor");
        }
    }

    /// Which numbered page of a list is wanted: `page` and `page_size`, which some clients call `limit`. What
    /// cannot be had falls back to the usual.
    ///
    /// @param usual how many items a page has when nothing else is said
    /// @throws InvalidInput when one of them is not a whole number
    public NumberedPage.Wanted numbered(int usual) {
        Integer page = whole("page");
        Integer size = whole("page_size");
        Integer limit = size == null ? whole("limit") : size;
        return NumberedPage.Wanted.of(page == null ? 1 : page, limit == null ? usual : limit, usual);
    }

    /// These parameters, with the cursor of the next page, as a query string.
    public String withCursor(String cursor) {
        StringJoiner query = new StringJoiner("&", "?", "");
        parameters.forEach((name, values) -> {
            if (!name.equals("cursor") && !name.equals("page")) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
            }
        });
        return query.add("cursor=" + encoded(cursor)).toString();
    }

    private List<String> given(String name) {
        List<String> values = new ArrayList<>(parameters.getOrDefault(name, List.of()));
        String camel = Names.camel(name);
        if (!camel.equals(name)) {
            values.addAll(parameters.getOrDefault(camel, List.of()));
        }
        return values;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
