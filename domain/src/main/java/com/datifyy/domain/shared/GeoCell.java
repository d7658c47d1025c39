package com.datifyy.domain.shared;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.stream.IntStream;

/// A cell of a fixed grid over the earth, at least two kilometres wide and high: the finest place the service
/// keeps of anybody.
///
/// Rows are bands of 0.02 degrees of latitude counted from the south pole. Each row is cut into equal cells
/// from longitude -180 on, as many as are at least as wide as the band is high, so cells do not become slivers
/// towards the poles.
///
/// @param row from 0 to 8,999
/// @param column from 0 to the number of cells in the row, exclusive
public record GeoCell(int row, int column) {
    private static final double ROW_HEIGHT_DEGREES = 0.02;
    private static final int ROWS = 9_000;
    private static final int COLUMNS_AT_EQUATOR = 18_000;
    private static final double EARTH_RADIUS_KM = 6_371.0088; // mean radius, IUGG

    public GeoCell {
        if (row < 0 || row >= ROWS || column < 0 || column >= columnsIn(row)) {
            throw new IllegalArgumentException("no such cell");
        }
    }

    /// The cell a point lies in.
    ///
    /// @param latitude degrees, -90 to 90
    /// @param longitude degrees, -180 to 180
    /// @throws InvalidInput when either is outside its range or not a number
    public static GeoCell containing(double latitude, double longitude) {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new InvalidInput("location.latitude", "must be from -90 to 90");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new InvalidInput("location.longitude", "must be from -180 to 180");
        }
        int row = Math.min(ROWS - 1, (int) ((latitude + 90) / ROW_HEIGHT_DEGREES));
        int columns = columnsIn(row);
        int column = Math.min(columns - 1, (int) ((longitude + 180) / 360 * columns));
        return new GeoCell(row, column);
    }

    /// One number for the cell, from 0; the inverse of [#ofNumber].
    public int number() {
        return row * COLUMNS_AT_EQUATOR + column;
    }

    public static GeoCell ofNumber(int number) {
        return new GeoCell(number / COLUMNS_AT_EQUATOR, number % COLUMNS_AT_EQUATOR);
    }

    /// The latitude of the cell's centre, in degrees.
    public double latitude() {
        return (row + 0.5) * ROW_HEIGHT_DEGREES - 90;
    }

    /// The longitude of the cell's centre, in degrees.
    public double longitude() {
        return (column + 0.5) * 360 / columnsIn(row) - 180;
    }

    /// The centre's latitude as it is told: four digits are some ten metres.
    public double toldLatitude() {
        return told(latitude());
    }

    /// The centre's longitude as it is told.
    public double toldLongitude() {
        return told(longitude());
    }

    private static double told(double degrees) {
        return Math.round(degrees * 10_000) / 10_000.0;
    }

    /// The great-circle distance between the centres of two cells, in kilometres (haversine formula).
    /// [StrictMath] makes it the same on every machine.
    public double kilometresTo(GeoCell other) {
        double phi1 = StrictMath.toRadians(latitude());
        double phi2 = StrictMath.toRadians(other.latitude());
        double halfDeltaPhi = StrictMath.sin((phi2 - phi1) / 2);
        double halfDeltaLambda = StrictMath.sin(StrictMath.toRadians(other.longitude() - longitude()) / 2);
        double h = halfDeltaPhi * halfDeltaPhi
                + Rows.COSINES[row] * Rows.COSINES[other.row] * halfDeltaLambda * halfDeltaLambda;
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1, h)));
    }

    /// How far apart two cells are, as coarsely as anybody may know.
    public DistanceBucket distanceTo(GeoCell other) {
        return DistanceBucket.of(kilometresTo(other));
    }

    private static int columnsIn(int row) {
        return Math.max(1, (int) (COLUMNS_AT_EQUATOR * Rows.COSINES[row]));
    }

    /// What is asked of rows again and again.
    private static final class Rows {
        /// The cosine of the latitude of each row's centre.
        static final double[] COSINES = IntStream.range(0, ROWS)
                .mapToDouble(row -> StrictMath.cos(StrictMath.toRadians((row + 0.5) * ROW_HEIGHT_DEGREES - 90)))
                .toArray();
    }
}
