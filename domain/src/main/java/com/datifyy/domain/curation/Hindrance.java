package com.datifyy.domain.curation;

/// Why somebody who was named is not analysed with a person, or a person who is analysed has no date for now.
public enum Hindrance {
    /// They are the person.
    THEMSELVES,
    /// Nobody has this number, or the account is not active.
    NOT_ACTIVE,
    /// The two have or had a date.
    MET,
    /// The staff rejected the match of the two.
    REJECTED,
    /// The two were suggested to each other, whatever they said.
    SUGGESTED,
    /// They have no free hours from tomorrow on: they offer none, or a date touches each.
    NOT_FREE,
    /// A demand of either, a block, or that one of them is not shown to others: which one is not told.
    NOT_FITTING
}
