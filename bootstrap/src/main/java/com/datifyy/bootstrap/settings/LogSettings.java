package com.datifyy.bootstrap.settings;

/// How much is logged and in which form.
public record LogSettings(Level level, Format format) {

    /// The least severity that is written.
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /// The form of a line.
    public enum Format {
        /// One JSON object in a line, for machines.
        JSON,
        /// Time, level, place and message, for people.
        READABLE
    }

    static LogSettings read(Reading reading, Mode mode) {
        return new LogSettings(
                reading.word(Variable.LOG_LEVEL, Level.class, Level.INFO),
                reading.word(
                        Variable.LOG_FORMAT, Format.class, mode == Mode.PRODUCTION ? Format.JSON : Format.READABLE));
    }
}
