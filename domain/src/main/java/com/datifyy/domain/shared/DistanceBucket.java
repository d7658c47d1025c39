package com.datifyy.domain.shared;

/// A step of the only distance scale the service filters, sorts and shows by; finer distances would let
/// somebody be located.
public enum DistanceBucket {
    UNDER_5_KM(5),
    UNDER_10_KM(10),
    UNDER_25_KM(25),
    UNDER_50_KM(50),
    UNDER_100_KM(100),
    UNDER_250_KM(250),
    UNDER_500_KM(500),
    UNDER_1000_KM(1_000),
    UNDER_2500_KM(2_500),
    UNDER_5000_KM(5_000),
    UNDER_10000_KM(10_000),
    FARTHER(Integer.MAX_VALUE);

    private static final DistanceBucket[] SCALE = values();

    private final int limitKm;

    DistanceBucket(int limitKm) {
        this.limitKm = limitKm;
    }

    /// The smallest step that covers a distance in kilometres; a wish for "at most 37 km" therefore means at
    /// most 50.
    public static DistanceBucket of(double kilometres) {
        for (DistanceBucket bucket : SCALE) {
            if (kilometres <= bucket.limitKm) {
                return bucket;
            }
        }
        return FARTHER;
    }

    /// The largest distance in the bucket, in kilometres.
    public int limitKm() {
        return limitKm;
    }
}
