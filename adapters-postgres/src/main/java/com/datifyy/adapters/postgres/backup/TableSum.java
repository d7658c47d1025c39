package com.datifyy.adapters.postgres.backup;

/// What a table holds, in two numbers.
///
/// @param rows how many there are
/// @param checksum over all of them in any order, as a decimal number
public record TableSum(long rows, String checksum) {}
