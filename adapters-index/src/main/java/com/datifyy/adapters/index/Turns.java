package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Rotation;

/// How many points the people of one segment are lifted because they take turns.
///
/// @param rests what everybody is lifted for not having been shown, by their rows; empty where nobody is
@SuppressWarnings("ArrayRecordComponent") // only carries them; never compared
record Turns(Rotation rotation, short[] rests) {
    static Turns of(Rotation rotation, Segment people) {
        return new Turns(rotation, people.rests(rotation.exposure()));
    }

    int liftOf(int id, int row) {
        return rotation.liftOf(id, rests.length == 0 ? 0 : rests[row]);
    }
}
