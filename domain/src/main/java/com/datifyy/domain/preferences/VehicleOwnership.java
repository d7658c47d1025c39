package com.datifyy.domain.preferences;

/// Whether a partner should own a vehicle.
public enum VehicleOwnership {
    MUST_OWN,
    PREFERRED,
    NO_PREFERENCE,
    NOT_IMPORTANT
}
