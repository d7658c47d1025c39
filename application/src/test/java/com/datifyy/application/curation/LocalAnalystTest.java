package com.datifyy.application.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.curation.port.CompatibilityAnalystContract;
import com.datifyy.domain.curation.Absence;
import org.junit.jupiter.api.Test;

class LocalAnalystTest implements CompatibilityAnalystContract {
    @Override
    public CompatibilityAnalyst analyst() {
        return new LocalAnalyst();
    }

    @Test
    void g4_whoever_is_not_set_up_is_absent_and_says_so() {
        assertThat(analyst().absence()).contains(Absence.NOT_CONFIGURED);
    }
}
