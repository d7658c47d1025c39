package com.datifyy.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.domain.shared.Refusal;
import org.junit.jupiter.api.Test;

class InMemoryUnitOfWorkTest implements UnitOfWorkContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Test
    void one_that_is_down_refuses_until_it_comes_back() {
        units.goDown();
        assertThatThrownBy(() -> units.execute(() -> 1)).isInstanceOf(Refusal.Unavailable.class);

        units.comeBack();
        assertThat(units.execute(() -> 1)).isEqualTo(1);
    }
}
