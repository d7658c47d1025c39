package com.datifyy.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sessions that are kept alive: each connection has one, and exchanges its refresh token for the next, and that one
/// for the next.
public final class KeptSessions {
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final String REFRESH = "/api/v1/auth/token/refresh";

    private final Target target;
    private final List<String> tokens;

    /// @param refreshTokens the newest of each session
    public KeptSessions(Target target, List<String> refreshTokens) {
        this.target = target;
        this.tokens = new ArrayList<>(refreshTokens);
    }

    /// Refreshes them as planned; a second run goes on where the first ended.
    ///
    /// @throws IllegalArgumentException when there are more connections than sessions
    public Outcome run(Plan plan) throws InterruptedException {
        if (plan.connections() > tokens.size()) {
            throw new IllegalArgumentException("a session for each connection");
        }
        var places = new AtomicInteger();
        return new LoadRun(plan, Pulse.REAL).run(() -> {
            int place = places.getAndIncrement();
            return new Exchange() {
                private final Connection connection = new Connection(target, plan.timeout());
                private String token = tokens.get(place);

                @Override
                public int next() throws IOException {
                    Answer answer =
                            connection.ask(Request.send("POST", REFRESH, null, "{\"refreshToken\":\"" + token + "\"}")
                                    .encoded(target));
                    if (answer.good()) {
                        Matcher found = REFRESH_TOKEN.matcher(answer.text());
                        if (!found.find()) {
                            throw new IOException("there is no refresh token in the answer");
                        }
                        token = found.group(1);
                    }
                    return answer.status();
                }

                @Override
                public void close() throws IOException {
                    tokens.set(place, token);
                    connection.close();
                }
            };
        });
    }
}
