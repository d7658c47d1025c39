package com.datifyy.migrations;

/// How a database's schema stands beside the one this release was built for.
public sealed interface SchemaState {
    /// Nothing has been migrated yet.
    record Empty(String expected) implements SchemaState {}

    /// There is something, and no record of migrations: somebody ran their files, or made something else, by hand.
    ///
    /// @param why what was found, in a sentence
    record MadeByHand(String why) implements SchemaState {}

    /// Some migrations of this release are still to be run.
    record Older(String current, String expected) implements SchemaState {}

    /// Exactly the schema of this release.
    record UpToDate(String current) implements SchemaState {}

    /// Every migration of this release, and later ones that only add to them: this release can work with it,
    /// as it must when it comes back in place of a newer one.
    record Newer(String current, String expected) implements SchemaState {}

    /// Not a schema this release knows: a migration failed, or was changed afterwards.
    ///
    /// @param why what was found, in a sentence
    record Unknown(String why) implements SchemaState {}
}
