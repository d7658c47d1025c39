package com.datifyy.adapters.postgres.shared;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.shared.port.AnsweredRequests;
import com.datifyy.application.shared.port.AnsweredRequestsContract;

class PostgresAnsweredRequestsTest extends StoreTest implements AnsweredRequestsContract {
    @Override
    public AnsweredRequests answered() {
        return new PostgresAnsweredRequests(store.database());
    }
}
