package com.datifyy.bootstrap.demo;

import com.datifyy.bootstrap.demo.Places.City;
import com.datifyy.bootstrap.demo.Places.Community;
import com.datifyy.domain.profile.traits.Gender;

/// Who an invented person is before they tell anything: what all their answers hang on. `sex`, `orientation`,
/// `ageBand` and `diligence` are words of `attributes.tsv`.
record Sketch(
        String sex,
        String orientation,
        int age,
        String ageBand,
        Gender gender,
        String diligence,
        City city,
        Community community,
        String firstName,
        String surname) {

    boolean woman() {
        return sex.equals("f");
    }

    boolean diligent() {
        return diligence.equals("HIGH");
    }
}
