package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

/// A step that was refused, the same on every protocol.
///
/// The code is the stable one for programs, the field the one to blame or empty.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String field;

    public Refused(String code, String field, String said) {
        super(code + " " + field + ": " + said);
        this.code = code;
        this.field = field;
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    /// Takes a step that must be refused.
    public static Refused in(Runnable step) {
        try {
            step.run();
        } catch (Refused refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
            return refused;
        }
        throw new AssertionError("the step was not refused");
    }
}
