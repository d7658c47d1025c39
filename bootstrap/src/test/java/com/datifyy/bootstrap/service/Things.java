package com.datifyy.bootstrap.service;

/// What a request can name that belongs to one person.
///
/// @param owner whose things they are
/// @param shown whom the asking person may look at, if anybody
record Things(String owner, String shown, String session, String device, String slot, String photo) {
    private static final String NO_SUCH_UUID = "b7e0c9d2-6b1f-4a54-9f6e-1f2c3d4e5f60";

    /// Well-formed names of what does not exist.
    static final Things MISSING =
            new Things("2147483647", "2147483647", NO_SUCH_UUID, "nobody-has-this-device", NO_SUCH_UUID, NO_SUCH_UUID);
}
