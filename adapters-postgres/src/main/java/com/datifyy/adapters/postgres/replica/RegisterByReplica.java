package com.datifyy.adapters.postgres.replica;

import com.datifyy.adapters.postgres.identity.PostgresUserRegister;
import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Numbered;
import java.time.Instant;
import java.util.Optional;

/// The people as the staff goes through them, listed and searched by a replica that knows what was committed
/// before. One person is read in the primary.
public final class RegisterByReplica implements UserRegister {
    private final UserRegister primary;
    private final UserRegister copy;
    private final Replica replica;

    public RegisterByReplica(UserRegister primary, Replica replica) {
        this.primary = primary;
        this.copy = new PostgresUserRegister(replica.database());
        this.replica = replica;
    }

    @Override
    public Numbered<Entry> list(Selection selection, Numbered.Wanted wanted, Instant now) {
        return replica.current(() -> copy.list(selection, wanted, now))
                .orElseGet(() -> primary.list(selection, wanted, now));
    }

    @Override
    public Numbered<Entry> search(Words words, Numbered.Wanted wanted, Instant now) {
        return replica.current(() -> copy.search(words, wanted, now))
                .orElseGet(() -> primary.search(words, wanted, now));
    }

    @Override
    public Optional<Entry> find(UserId id, Instant now) {
        return primary.find(id, now);
    }
}
