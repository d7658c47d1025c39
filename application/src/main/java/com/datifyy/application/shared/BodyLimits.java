package com.datifyy.application.shared;

/// How large a request may be. It is the same whichever transport it comes by.
///
/// @param general what the operator allows, in bytes
public record BodyLimits(int general) {
    /// What accounts need at most, the tokens of identity providers included: anybody may ask for it, so it is little.
    public static final int ACCOUNT = 32_768;

    /// How many values one request may consist of, decoded: each costs memory, however few bytes it takes on the wire.
    public static final int MOST_VALUES = 20_000;

    /// The largest request for an operation, in bytes.
    ///
    /// @param account whether it is one of those for accounts, whatever its tier
    public int of(Tier tier, boolean account) {
        return account || takesLittle(tier) ? Math.min(ACCOUNT, general) : general;
    }

    private static boolean takesLittle(Tier tier) {
        return switch (tier) {
            case REGISTER, LOGIN, TOKEN, CODE, CODE_CHECK, DISCOVER, NONE -> true;
            case AI, ADMIN, DEFAULT -> false;
        };
    }
}
