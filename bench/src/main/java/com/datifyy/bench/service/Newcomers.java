package com.datifyy.bench.service;

import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.bench.service.Writes.Answer;
import com.datifyy.bench.service.Writes.Newcomer;
import com.datifyy.bench.survive.Fate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Those who register beside a couple, and whom the staff bans and lets in again.
final class Newcomers {
    private static final int OK = 200;
    private static final int NOT_LET_IN = 401;

    /// Whoever tries more often in vain has to wait.
    private static final int MOST_TURNED_AWAY = 3;

    private final Writes writes;
    private final Ledger ledger;
    private final Names names;
    private final Random random;
    private final List<Newcomer> newcomers = new ArrayList<>();
    private final Map<String, Integer> turnedAway = new HashMap<>();
    private int greeted;

    Newcomers(Writes writes, Ledger ledger, Names names, Random random) {
        this.writes = writes;
        this.ledger = ledger;
        this.names = names;
        this.random = random;
    }

    void register() throws IOException {
        String email = names.nextEmail();
        Answer answer = ledger.send(writes.registering(email));
        Reply reply = answer.reply();
        if (answer.fate() == Fate.ACKNOWLEDGED && reply != null) {
            newcomers.add(new Newcomer(email, reply.in(Couple.ID), reply.in(Couple.TOKEN)));
        }
    }

    /// The staff says that the newest account's address is theirs, bans them, and lets them in again.
    void changeStanding() {
        if (newcomers.isEmpty()) {
            return;
        }
        Newcomer newest = newcomers.getLast();
        if (!ledger.isSo(StoredFacts.PROVEN + newest.email())) {
            ledger.write(writes.verifying(newest.email(), newest.id(), names.key()));
        } else if (ledger.isSo(StoredFacts.BANNED + newest.email())) {
            ledger.write(writes.liftingBan(newest));
        } else {
            ledger.write(writes.banning(newest));
        }
    }

    /// Leaves somebody who is banned.
    ///
    /// @throws IOException when that is not possible
    void leaveOneBanned() throws IOException {
        register();
        Newcomer newest = newcomers.getLast();
        ledger.must(writes.verifying(newest.email(), newest.id(), names.key()));
        ledger.must(writes.banning(newest));
    }

    /// Somebody who registered beside the two: whoever did last, and once they were asked for one of all, by
    /// chance. Whoever is banned is not let in any more, and everybody else still knows their password.
    void greet() throws IOException, InterruptedException {
        if (newcomers.isEmpty()) {
            return;
        }
        Newcomer whom =
                greeted < newcomers.size() ? newcomers.getLast() : newcomers.get(random.nextInt(newcomers.size()));
        greeted = newcomers.size();
        boolean banned = ledger.isSo(StoredFacts.BANNED + whom.email());
        if (!banned) {
            turnedAway.remove(whom.email());
        }
        if (turnedAway.merge(whom.email(), 1, Integer::sum) <= MOST_TURNED_AWAY) {
            int status = writes.talk()
                    .answered(writes.talk()
                            .request("POST", "/api/v1/auth/login/email", null, Writes.credentials(whom.email(), "")))
                    .status();
            if (status != (banned ? NOT_LET_IN : OK)) {
                ledger.object(whom.email() + (banned ? " is banned" : " is registered")
                        + ", and signing in was answered " + status);
            }
        }
        int me = writes.talk()
                .answered(writes.talk().request("GET", "/api/v1/user/me", whom.token(), ""))
                .status();
        if (banned && me != NOT_LET_IN) {
            ledger.object(whom.email() + " is banned, and what they signed in with before was answered " + me);
        }
    }
}
