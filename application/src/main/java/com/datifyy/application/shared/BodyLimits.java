package com.datifyy.application.shared;

/// How large a request may be. It is the same whichever transport it comes by, but for a file, which JSON
/// carries in base64. What carries a file may be as large as that, whatever the operator allows otherwise.
///
/// @param general what the operator allows, in bytes
public record BodyLimits(int general) {
    /// What accounts need at most, the tokens of identity providers included: anybody may ask for it, so it
    /// is little.
    public static final int ACCOUNT = 32_768;

    /// The largest file, in bytes.
    public static final int FILE = 10_485_760;

    private static final int AROUND_A_FILE = 65_536;

    /// A file as it is, and what surrounds it: other fields, names and boundaries.
    public static final int WITH_FILE = FILE + AROUND_A_FILE;

    /// A file in base64, and what surrounds it.
    public static final int WITH_FILE_IN_TEXT = (FILE + 2) / 3 * 4 + AROUND_A_FILE;

    /// How many values one request may consist of, decoded: each costs memory, however few bytes it takes on
    /// the wire.
    public static final int MOST_VALUES = 20_000;

    /// The largest request for an operation, in bytes.
    ///
    /// @param account whether it is one of those for accounts, whatever its tier
    public int of(Tier tier, boolean account) {
        return account || takesLittle(tier) ? Math.min(ACCOUNT, general) : general;
    }

    private static boolean takesLittle(Tier tier) {
        return switch (tier) {
            case REGISTER, LOGIN, TOKEN, CODE, CODE_CHECK, DISCOVER, PHOTO, NONE -> true;
            case AI, ADMIN, DEFAULT -> false;
        };
    }
}
