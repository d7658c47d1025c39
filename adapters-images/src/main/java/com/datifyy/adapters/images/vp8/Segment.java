package com.datifyy.adapters.images.vp8;

/// How the squares are coded that are said to belong together: what their coefficients are multiplied with, the
/// mean and the others each, and how strongly their edges are smoothed.
///
/// @param whole the smoothing of a square that is predicted as a whole
/// @param inFours that of one predicted in squares of four by four
record Segment(
        int lumaMean,
        int luma,
        int meansMean,
        int means,
        int chromaMean,
        int chroma,
        Smoothing whole,
        Smoothing inFours) {
    private static final int HIGHEST = 127;
    private static final int HIGHEST_OF_CHROMA_MEAN = 117;

    /// How much the indexes into the tables of steps differ from a segment's (RFC 6386, 9.6).
    record Differences(int lumaMean, int meansMean, int means, int chromaMean, int chroma) {
        static Differences of(BoolReader bits) {
            return new Differences(
                    bits.signedIfAny(4),
                    bits.signedIfAny(4),
                    bits.signedIfAny(4),
                    bits.signedIfAny(4),
                    bits.signedIfAny(4));
        }
    }

    static Segment of(int index, Differences differences, Smoothing whole, Smoothing inFours) {
        return new Segment(
                step(Tables.MEAN_STEPS, index + differences.lumaMean(), HIGHEST),
                step(Tables.OTHER_STEPS, index, HIGHEST),
                2 * step(Tables.MEAN_STEPS, index + differences.meansMean(), HIGHEST),
                Math.max(8, step(Tables.OTHER_STEPS, index + differences.means(), HIGHEST) * 155 / 100),
                step(Tables.MEAN_STEPS, index + differences.chromaMean(), HIGHEST_OF_CHROMA_MEAN),
                step(Tables.OTHER_STEPS, index + differences.chroma(), HIGHEST),
                whole,
                inFours);
    }

    private static int step(int[] steps, int index, int highest) {
        return steps[Math.clamp(index, 0, highest)];
    }
}
