package com.datifyy.application.shared;

import com.datifyy.application.shared.port.SecretBox;
import com.datifyy.application.shared.port.SharedCopies;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies that whoever keeps them can neither read nor alter, nor pass off one for another: each is sealed,
/// and opens under its own name only.
public final class SealedCopies implements SharedCopies {
    private static final Logger LOG = LoggerFactory.getLogger(SealedCopies.class);

    private final SecretBox box;
    private final SharedCopies elsewhere;
    private final AtomicBoolean told = new AtomicBoolean();

    /// @param box the same in all instances that leave copies for one another
    public SealedCopies(SecretBox box, SharedCopies elsewhere) {
        this.box = box;
        this.elsewhere = elsewhere;
    }

    @Override
    public Found find(String name) {
        Found found = elsewhere.find(name);
        Found opened = switch (found) {
            case Copy(byte[] sealed) -> opened(name, sealed);
            case Absence absence -> absence;
        };
        if (opened == Absence.NOT_READABLE && !told.getAndSet(true)) {
            LOG.warn("A copy that another instance left does not open, and is not used. Either instances have different"
                    + " keys, or somebody writes where the copies are kept. Told once; the metrics count on");
        }
        return opened;
    }

    @Override
    public void keep(String name, Supplier<byte[]> copy, Duration life) {
        elsewhere.keep(name, () -> box.seal(context(name), copy.get()), life);
    }

    private Found opened(String name, byte[] sealed) {
        return switch (box.open(context(name), sealed)) {
            case SecretBox.Opened(byte[] copy) -> new Copy(copy);
            case SecretBox.Closed _ -> Absence.NOT_READABLE;
        };
    }

    private static String context(String name) {
        return "copy/" + name;
    }
}
