package com.datifyy.adapters.postgres.matching;

import com.datifyy.domain.shared.GeoCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The earth in squares of one degree, numbered from 1: coarse enough to list the squares around a place,
/// fine enough to leave most people out.
final class Tiles {
    /// Where people live whose place is not known.
    static final int UNKNOWN = 0;

    private static final int ROWS = 180;
    private static final int COLUMNS = 360;
    private static final double EARTH_RADIUS_KM = 6_371.0088;
    private static final double KM_PER_ROW = Math.PI * EARTH_RADIUS_KM / ROWS;

    /// More than what rounding can add to a distance.
    private static final double SLACK_KM = 0.05;

    private Tiles() {}

    /// The square that the centre of a cell lies in.
    static int of(GeoCell cell) {
        int row = Math.clamp((int) Math.floor(cell.latitude() + 90), 0, ROWS - 1);
        int column = Math.clamp((int) Math.floor(cell.longitude() + 180), 0, COLUMNS - 1);
        return 1 + row * COLUMNS + column;
    }

    /// Every square in which something is at most so far from a cell.
    static List<Integer> within(GeoCell cell, double kilometres) {
        int rows = (int) Math.ceil((kilometres + SLACK_KM) / KM_PER_ROW);
        int centre = (of(cell) - 1) / COLUMNS;
        int column = (of(cell) - 1) % COLUMNS;
        List<Integer> tiles = new ArrayList<>();
        for (int row = Math.max(0, centre - rows); row <= Math.min(ROWS - 1, centre + rows); row++) {
            // In each row the squares get farther away in either direction, up to the other side of the earth.
            for (int east = 0; east <= COLUMNS / 2 && add(cell, kilometres, row, column + east, tiles); east++) {}
            for (int west = 1; west < COLUMNS / 2 && add(cell, kilometres, row, column - west, tiles); west++) {}
        }
        Collections.sort(tiles);
        return tiles;
    }

    /// Adds a square if it is near enough.
    private static boolean add(GeoCell cell, double kilometres, int row, int column, List<Integer> tiles) {
        int tile = 1 + row * COLUMNS + Math.floorMod(column, COLUMNS);
        return atLeastKilometres(cell, tile) <= kilometres && tiles.add(tile);
    }

    /// A distance that nothing in a square is closer than to a cell.
    ///
    /// The closest point of a square is due north or south of the cell, or else on the nearer of its two
    /// sides. On a side, the cosine of the distance is `a cos(latitude - b)`, so the best latitude is `b`
    /// or the end next to it.
    static double atLeastKilometres(GeoCell cell, int tile) {
        double south = Math.toRadians((tile - 1) / COLUMNS - 90);
        double north = south + Math.toRadians(1);
        double west = (tile - 1) % COLUMNS - 180;
        double latitude = Math.toRadians(cell.latitude());
        double longitude = cell.longitude();
        double cosine;
        if (longitude >= west && longitude <= west + 1) {
            cosine = Math.cos(latitude - Math.clamp(latitude, south, north));
        } else {
            cosine = Math.max(
                    cosineToSide(latitude, Math.toRadians(longitude - west), south, north),
                    cosineToSide(latitude, Math.toRadians(longitude - west - 1), south, north));
        }
        return Math.max(0, EARTH_RADIUS_KM * Math.acos(Math.min(1, cosine)) - SLACK_KM);
    }

    private static double cosineToSide(double latitude, double longitudeApart, double south, double north) {
        double best = Math.atan2(Math.sin(latitude), Math.cos(latitude) * Math.cos(longitudeApart));
        double cosine = Math.max(cosineTo(latitude, longitudeApart, south), cosineTo(latitude, longitudeApart, north));
        return best > south && best < north ? Math.max(cosine, cosineTo(latitude, longitudeApart, best)) : cosine;
    }

    private static double cosineTo(double latitude, double longitudeApart, double other) {
        return Math.sin(latitude) * Math.sin(other) + Math.cos(latitude) * Math.cos(other) * Math.cos(longitudeApart);
    }
}
