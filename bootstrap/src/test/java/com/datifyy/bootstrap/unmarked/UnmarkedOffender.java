package com.datifyy.bootstrap.unmarked;

/// Lives in a package that does not say what may be null.
public final class UnmarkedOffender {}
