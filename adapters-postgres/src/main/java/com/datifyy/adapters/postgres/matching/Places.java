package com.datifyy.adapters.postgres.matching;

/// Where rows stand in their table, as numbers: a page and a place on it. A row is found there without a look into
/// any index, as long as it has not been written anew or moved.
final class Places {
    private static final int DIGITS = 25;

    private Places() {}

    /// A place as PostgreSQL writes it: `(page,place on it)`.
    static long read(String place) {
        int comma = place.indexOf(',');
        long page = Long.parseLong(place, 1, comma, 10);
        return page << Short.SIZE | Long.parseLong(place, comma + 1, place.length() - 1, 10);
    }

    /// Many of them as PostgreSQL reads an array of them.
    static String written(long[] places) {
        StringBuilder text = new StringBuilder(DIGITS * places.length + 2).append('{');
        for (int i = 0; i < places.length; i++) {
            text.append(i == 0 ? "\"(" : ",\"(")
                    .append(places[i] >>> Short.SIZE)
                    .append(',')
                    .append(places[i] & 0xFFFF)
                    .append(")\"");
        }
        return text.append('}').toString();
    }
}
