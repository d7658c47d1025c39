package com.datifyy.adapters.grpc.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.Idempotency.Given;
import com.datifyy.domain.shared.KeptAnswer;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Answers a call that is made again with the same `idempotency-key` in its metadata like the first time, and
/// says so.
public final class Repeats {
    private final Idempotency idempotency;

    public Repeats(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /// Works the answer out, unless the call has a key and was answered.
    ///
    /// @param answers reads the answer of the first time
    public <M extends MessageLite> M once(MessageLite request, Parser<M> answers, Supplier<M> work) {
        String key = Callers.idempotencyKey();
        if (key == null) {
            return work.get();
        }
        Supplier<KeptAnswer> keeping = () -> kept(work.get());
        String asked = digest(request);
        return read(
                answers,
                Callers.isStaff()
                        ? idempotency.once(Callers.staff(), key, asked, keeping)
                        : idempotency.once(Callers.current(), key, asked, keeping));
    }

    /// The same for work that takes its time or asks others.
    ///
    /// @param answers reads the answer of the first time
    /// @param beginning gives what is left to do, perhaps within a transaction
    public <M extends MessageLite> M onceBegun(
            MessageLite request, Parser<M> answers, Supplier<Supplier<M>> beginning) {
        String key = Callers.idempotencyKey();
        if (key == null) {
            return beginning.get().get();
        }
        return read(answers, idempotency.onceBegun(Callers.current(), key, digest(request), () -> {
            Supplier<M> rest = beginning.get();
            return () -> kept(rest.get());
        }));
    }

    private static KeptAnswer kept(MessageLite answer) {
        return new KeptAnswer(0, Base64.getEncoder().encodeToString(answer.toByteArray()));
    }

    private static <M extends MessageLite> M read(Parser<M> answers, Given given) {
        if (given.again()) {
            RepeatLabel.note();
        }
        try {
            return answers.parseFrom(Base64.getDecoder().decode(given.answer().body()));
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a kept answer cannot be read", broken);
        }
    }

    private static String digest(MessageLite request) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.getClass().getName() + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(sha.digest(request.toByteArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
