package com.datifyy.adapters.index;

/// Somebody the index found.
///
/// @param points how well they fit, 0 to 10,000
/// @param rank the points with what they are lifted by taking turns
public record Found(int id, int points, int rank) {}
