package com.datifyy.application.shared;

import com.datifyy.application.shared.port.AnsweredRequests;
import com.datifyy.application.shared.port.AnsweredRequests.Answered;
import com.datifyy.application.shared.port.AnsweredRequests.Owner;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.KeptAnswer;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.KeyReused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Does what a request asks for once, however often the request arrives: a client that lost the answer sends
/// the request again under the same key, and gets the answer of the first time.
///
/// The answer is kept in the transaction in which the work is done, so there is never the one without the
/// other. A refusal is not kept: the request can be mended and sent again.
public final class Idempotency {
    /// How long an answer is given again.
    public static final Duration KEPT = Duration.ofDays(2);

    private static final String KEY_NAME = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final AnsweredRequests answered;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Idempotency(AnsweredRequests answered, UnitOfWork unitOfWork, InstantSource clock) {
        this.answered = answered;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// An answer, and whether it is that of an earlier time.
    public record Given(KeptAnswer answer, boolean again) {}

    /// Does the work and keeps its answer, unless the caller's key has one already. Whoever comes while
    /// another request with the key is being worked on waits for that one's answer.
    ///
    /// @param key chosen by the client: 1 to 255 visible ASCII characters, such as a UUID
    /// @param request what was asked, as a digest
    /// @param work may be undone, and done again by a later request
    /// @throws InvalidInput when the key is none
    /// @throws KeyReused when the key was used for another request
    public Given once(Caller caller, String key, String request, Supplier<KeptAnswer> work) {
        return worked(new Owner.Person(caller.id()), key, request, work);
    }

    /// The same for a member of staff.
    ///
    /// @throws InvalidInput when the key is none
    /// @throws KeyReused when the key was used for another request
    public Given once(AdminCaller admin, String key, String request, Supplier<KeptAnswer> work) {
        return worked(new Owner.Staff(admin.id()), key, request, work);
    }

    /// The same for work that takes its time or asks others, and so begins outside of any transaction. It
    /// begins only when the key has no answer yet; of several that begin at once, one is finished.
    ///
    /// @param beginning gives what is left to do within the transaction
    /// @throws InvalidInput when the key is none
    /// @throws KeyReused when the key was used for another request
    public Given onceBegun(Caller caller, String key, String request, Supplier<Supplier<KeptAnswer>> beginning) {
        requireKey(key);
        Owner owner = new Owner.Person(caller.id());
        return answered.find(owner, key)
                .map(earlier -> again(earlier, request))
                .orElseGet(() -> worked(owner, key, request, beginning.get()));
    }

    private Given worked(Owner owner, String key, String request, Supplier<KeptAnswer> work) {
        requireKey(key);
        return unitOfWork.execute(() -> {
            if (answered.begin(owner, key, request, clock.instant())) {
                KeptAnswer answer = work.get();
                answered.keep(owner, key, answer);
                return new Given(answer, false);
            }
            var earlier =
                    answered.find(owner, key).orElseThrow(() -> new IllegalStateException("a key without an answer"));
            return again(earlier, request);
        });
    }

    private static Given again(Answered earlier, String request) {
        if (!earlier.request().equals(request)) {
            throw new KeyReused(KEY_NAME);
        }
        return new Given(earlier.answer(), true);
    }

    private static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInput(KEY_NAME, "is 1 to 255 visible ASCII characters");
        }
    }
}
