package com.datifyy.adapters.postgres.jobs;

import java.time.Duration;

/// Something to be done again and again.
///
/// @param name what it is called in the table of jobs and in the log, at most 100 characters; instances of
///     one name run one at a time
/// @param pause how long it rests after each run, at least a millisecond
/// @param work what it does; it returns soon when its thread is interrupted
public record Job(String name, Duration pause, Runnable work) {
    public Job {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("a job has a name of at most 100 characters");
        }
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException("a job rests between its runs");
        }
    }
}
