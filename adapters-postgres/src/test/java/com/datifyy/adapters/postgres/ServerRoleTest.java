package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerRoleTest {
    @ParameterizedTest(name = "of {0} connections {1}")
    @CsvSource({"1, 0", "2, 0", "3, 0", "4, 1", "6, 1", "7, 1", "8, 2", "12, 2", "60, 2"})
    void of_so_many_connections_some_are_left_to_what_goes_ahead_and_none_of_a_replica(int connections, int reserved) {
        assertThat(ServerRole.PRIMARY.reserved(connections)).isEqualTo(reserved);
        assertThat(ServerRole.REPLICA.reserved(connections)).isZero();
    }
}
