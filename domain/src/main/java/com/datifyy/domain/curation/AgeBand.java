package com.datifyy.domain.curation;

/// How old somebody is, as roughly as it is told to a provider.
public enum AgeBand {
    FROM_18(18, 24),
    FROM_25(25, 29),
    FROM_30(30, 34),
    FROM_35(35, 39),
    FROM_40(40, 49),
    FROM_50(50, 59),
    FROM_60(60, 150);

    private final int from;
    private final int to;

    AgeBand(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /// The band of an age in completed years; ages under 18 are in the first.
    public static AgeBand of(int age) {
        for (AgeBand band : values()) {
            if (age <= band.to) {
                return band;
            }
        }
        return FROM_60;
    }

    /// The band in words, like `25 to 29`.
    public String words() {
        return this == FROM_60 ? from + " or older" : from + " to " + to;
    }
}
