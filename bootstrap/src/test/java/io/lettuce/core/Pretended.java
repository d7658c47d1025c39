package io.lettuce.core;

/// Stands for a class of the library, which the tests of the rules do not need to have.
public final class Pretended {}
