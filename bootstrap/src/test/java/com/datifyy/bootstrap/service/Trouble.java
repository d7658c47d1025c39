package com.datifyy.bootstrap.service;

import java.time.Duration;

/// What becomes of a cable.
enum Trouble {
    AWAY {
        @Override
        void begin(Cable cable) {
            cable.cut();
        }

        @Override
        void end(Cable cable) {
            cable.mend();
        }
    },
    /// In the headers of an answer over HTTP, or after the first words of a mail server.
    RESET_IN_THE_MIDDLE {
        @Override
        void begin(Cable cable) {
            cable.breakOffAfter(30);
        }
    },
    SILENT {
        @Override
        void begin(Cable cable) {
            cable.goSilent();
        }
    },
    FAR_AWAY {
        @Override
        void begin(Cable cable) {
            cable.delay(Duration.ofMillis(50));
        }
    },
    IN_SMALL_PIECES {
        @Override
        void begin(Cable cable) {
            cable.dribble(64, Duration.ofMillis(1));
        }
    };

    abstract void begin(Cable cable);

    void end(Cable cable) {
        cable.speak();
    }

    /// Whether nothing gets through.
    boolean hinders() {
        return switch (this) {
            case AWAY, RESET_IN_THE_MIDDLE, SILENT -> true;
            case FAR_AWAY, IN_SMALL_PIECES -> false;
        };
    }

    /// Whether it may happen that something is taken, and nobody here knows.
    boolean loses() {
        return switch (this) {
            case RESET_IN_THE_MIDDLE, SILENT -> true;
            case AWAY, FAR_AWAY, IN_SMALL_PIECES -> false;
        };
    }
}
