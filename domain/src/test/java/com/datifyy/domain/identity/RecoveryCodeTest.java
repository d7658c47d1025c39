package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "k7qf-9x2m-0abc-1def",
                "K7QF-9X2M-0ABC-1DEF",
                "k7qf9x2m0abc1def",
                " K7QF 9x2m OabC ldEF ",
                "k7qf-9x2m-oabc-idef",
            })
    void however_it_is_typed_it_is_one_code(String typed) {
        assertThat(new RecoveryCode(typed).value()).isEqualTo("k7qf-9x2m-0abc-1def");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k7qf-9x2m-0abc-1de",
                "k7qf-9x2m-0abc-1deff",
                "k7qf-9x2m-0abc-1deu",
                "k7qf_9x2m_0abc_1def",
                "k7qf-9x2m-0abc-1de\n",
            })
    void what_is_none_is_refused(String typed) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new RecoveryCode(typed));
    }

    @Test
    void it_is_not_printed() {
        assertThat(new RecoveryCode("k7qf-9x2m-0abc-1def")).hasToString("[REDACTED]");
    }
}
