package com.datifyy.bootstrap.settings;

/// One thing wrong with the settings: the variable's name and how to mend it, as the end of a sentence that
/// begins with that name.
public record Problem(String variable, String mend) {

    @Override
    public String toString() {
        return variable + " " + mend;
    }
}
