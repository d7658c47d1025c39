package com.datifyy.adapters.index;

/// Somebody the index found.
///
/// @param points how well they fit, 0 to 10,000
public record Found(int id, int points) {}
