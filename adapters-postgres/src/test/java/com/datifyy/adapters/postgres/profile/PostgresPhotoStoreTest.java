package com.datifyy.adapters.postgres.profile;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.profile.port.PhotoStore;
import com.datifyy.application.profile.port.PhotoStoreContract;

class PostgresPhotoStoreTest extends StoreTest implements PhotoStoreContract {
    @Override
    public PhotoStore store() {
        return new PostgresPhotoStore(store.database());
    }

    @Override
    public void addPeople() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
        });
    }
}
