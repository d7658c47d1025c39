package com.datifyy.adapters.postgres.curation;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CommentaryBudgetContract;

class PostgresCommentaryBudgetTest extends StoreTest implements CommentaryBudgetContract {
    @Override
    public CommentaryBudget budget() {
        return new PostgresCommentaryBudget(store.database());
    }
}
