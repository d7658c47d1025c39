package com.datifyy.adapters.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// What Redis means by an error that it answers with.
final class Errors {
    private static final String OTHER_KIND = "WRONGTYPE";

    private Errors() {}

    /// Whether it says that what is kept under a key is of another kind than the command is for. That concerns
    /// this key alone: Redis is there and well.
    static boolean isAboutTheKind(Throwable failure) {
        return isAnswer(failure) && message(cause(failure)).startsWith(OTHER_KIND);
    }

    /// Whether Redis did answer, though it does not do what it was asked for.
    static boolean isAnswer(Throwable failure) {
        return cause(failure) instanceof RedisCommandExecutionException;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }
}
