package com.datifyy.adapters.postgres.replica;

import com.datifyy.adapters.postgres.identity.PostgresUserRegister;
import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.Optional;

/// The people as the staff goes through them, listed and searched by a replica that knows what was committed
/// before. One person is read in the primary.
public final class RegisterByReplica implements UserRegister {
    private final Twofold<UserRegister> register;

    public RegisterByReplica(UserRegister primary, Replica replica) {
        this.register = new Twofold<>(primary, new PostgresUserRegister(replica.database()), replica);
    }

    @Override
    public NumberedPage<Entry> list(Selection selection, NumberedPage.Wanted wanted, Instant now) {
        return register.current(people -> people.list(selection, wanted, now));
    }

    @Override
    public NumberedPage<Entry> search(Words words, NumberedPage.Wanted wanted, Instant now) {
        return register.current(people -> people.search(words, wanted, now));
    }

    @Override
    public Optional<Entry> find(UserId id, Instant now) {
        return register.primary().find(id, now);
    }
}
