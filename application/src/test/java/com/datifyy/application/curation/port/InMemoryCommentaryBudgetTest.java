package com.datifyy.application.curation.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryCommentaryBudgetTest implements CommentaryBudgetContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryCommentaryBudget budget = new InMemoryCommentaryBudget(units);

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public CommentaryBudget budget() {
        return budget;
    }
}
