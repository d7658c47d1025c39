package com.datifyy.adapters.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.adapters.rest.http.AccessTable.Rule;
import com.datifyy.application.shared.Tier;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTableTest {
    @Test
    void a_line_is_a_route_with_its_rule() {
        assertThat(AccessTable.parse("7 POST /login ANONYMOUS LOGIN\n\n").rules())
                .isEqualTo(Map.of(new Route("POST", "/login"), new Rule("7", Access.ANONYMOUS, null, Tier.LOGIN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 POST /login ANONYMOUS",
                "7 POST /login LOGIN",
                "7 POST /login ANONYMOUS OFTEN",
                "7 POST /login SOMEBODY LOGIN",
                "7 POST /login ANONYMOUS LOGIN twice",
                "7 POST /login ANONYMOUS LOGIN\n8 POST /login USER LOGIN"
            })
    void c1_a_route_without_access_or_tier_is_no_rule(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessTable.parse(text));
    }
}
