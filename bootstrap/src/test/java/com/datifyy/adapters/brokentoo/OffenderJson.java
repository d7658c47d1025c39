package com.datifyy.adapters.brokentoo;

/// A shape of the wire that everybody can see.
public record OffenderJson(String text) {}
