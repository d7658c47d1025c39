package com.datifyy.adapters.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.adapters.grpc.call.AccessTable.Rule;
import com.datifyy.application.shared.Tier;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTableTest {
    @Test
    void a_line_is_an_rpc_with_its_rule() {
        assertThat(AccessTable.parse("a.B/C ANONYMOUS LOGIN\n\n").rules())
                .isEqualTo(Map.of("a.B/C", new Rule(Access.ANONYMOUS, null, Tier.LOGIN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.B/C ANONYMOUS",
                "a.B/C LOGIN",
                "a.B/C ANONYMOUS OFTEN",
                "a.B/C SOMEBODY LOGIN",
                "a.B/C ANONYMOUS LOGIN twice",
                "a.B/C ANONYMOUS LOGIN\na.B/C USER LOGIN"
            })
    void c1_an_rpc_without_access_or_tier_is_no_rule(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessTable.parse(text));
    }
}
