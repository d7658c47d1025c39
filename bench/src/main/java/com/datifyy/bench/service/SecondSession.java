package com.datifyy.bench.service;

import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.bench.service.Writes.Kind;
import com.datifyy.bench.survive.Fate;
import com.datifyy.domain.identity.FailedSignIns.Patience;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A session that somebody opens beside their first, refreshes and ends, again and again.
final class SecondSession {
    private static final Pattern ACCESS = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refreshToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final String ME = "/api/v1/user/me";
    private static final int OK = 200;
    private static final int SIGNED_OUT = 401;
    private static final int TOO_MANY = 429;
    private static final String NO_PLACE = "Too many people are signing in right now";

    private final Talk talk;
    private final String email;
    private final String credentials;
    private final List<String> wrong = new ArrayList<>();
    private @Nullable Tokens held;
    private @Nullable Tokens ended;

    /// Attempts to sign in that nobody answered. The service counts an attempt before it is made, so these stay counted
    /// as if they had failed.
    private int unanswered;

    private record Tokens(String access, String refresh) {
        static Tokens in(Reply reply) throws IOException {
            return new Tokens(reply.in(ACCESS), reply.in(REFRESH));
        }
    }

    /// What is done next.
    enum Step {
        SIGN_IN(Kind.SIGN_IN),
        REFRESH(Kind.REFRESH),
        SIGN_OUT(Kind.SIGN_OUT);

        private final Kind kind;

        Step(Kind kind) {
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }

    /// @param credentials with which they sign in
    SecondSession(Talk talk, String email, String credentials) {
        this.talk = talk;
        this.email = email;
        this.credentials = credentials;
    }

    Step next(boolean goesOn) {
        if (held == null) {
            return Step.SIGN_IN;
        }
        return goesOn ? Step.REFRESH : Step.SIGN_OUT;
    }

    HttpRequest.Builder request(Step step) {
        return switch (step) {
            case SIGN_IN -> talk.request("POST", "/api/v1/auth/login/email", null, credentials);
            case REFRESH -> refreshing(held());
            case SIGN_OUT -> talk.request("POST", "/api/v1/auth/logout", held().access(), "{}");
        };
    }

    /// Keeps what an answer means for the session. One of which it is open what became of it is not used any more.
    ///
    /// @param proven whether the address is known to be theirs: only then does a success forgive earlier attempts
    void answered(Step step, Fate fate, @Nullable Reply reply, boolean proven) throws IOException {
        if (fate == Fate.ACKNOWLEDGED && reply != null) {
            switch (step) {
                case SIGN_IN -> {
                    held = Tokens.in(reply);
                    unanswered = proven ? 0 : unanswered;
                }
                case REFRESH -> held = Tokens.in(reply);
                case SIGN_OUT -> {
                    ended = held;
                    held = null;
                }
            }
            return;
        }
        held = null;
        if (fate == Fate.UNKNOWN && step == Step.SIGN_IN) {
            unanswered++;
        } else if (fate == Fate.REFUSED && reply != null && !hasToWait(step, reply)) {
            wrong.add(email + " was refused to " + step.kind() + ": " + reply.status() + " " + reply.text());
        }
    }

    /// As whoever guessed too often, or when so many come at once that there is no place for hashing.
    private boolean hasToWait(Step step, Reply reply) {
        return step == Step.SIGN_IN
                && reply.status() == TOO_MANY
                && (unanswered >= Patience.ONE_NETWORK.free() || reply.text().contains(NO_PLACE));
    }

    /// What the service says of the session that cannot be.
    List<String> wrong() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(wrong);
        Tokens in = held;
        if (in != null && me(in) != OK) {
            all.add(email + " has signed in, and is not let in");
        }
        Tokens out = ended;
        if (out != null
                && (me(out) != SIGNED_OUT || talk.answered(refreshing(out)).status() != SIGNED_OUT)) {
            all.add(email + " has signed out, and is let in");
        }
        return all;
    }

    private int me(Tokens tokens) throws IOException, InterruptedException {
        return talk.answered(talk.request("GET", ME, tokens.access(), "")).status();
    }

    private HttpRequest.Builder refreshing(Tokens tokens) {
        return talk.request(
                "POST", "/api/v1/auth/token/refresh", null, Talk.text("{'refreshToken':'%s'}", tokens.refresh()));
    }

    private Tokens held() {
        Tokens tokens = held;
        if (tokens == null) {
            throw new IllegalStateException("there is no session");
        }
        return tokens;
    }
}
