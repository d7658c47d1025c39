package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.BodyBudget;
import com.datifyy.application.shared.BodyLimits;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/// Holds the bytes of messages that have begun to arrive against the budget: many that never end would take
/// memory too.
public final class Arriving extends ServerStreamTracer.Factory {
    /// So much more than a message may still arrive before its end is awaited no longer: how it is framed.
    private static final int SURPLUS = 65_536;

    private final BodyLimits limits;
    private final Budgets budgets;

    public Arriving(BodyLimits limits, Budgets budgets) {
        this.limits = limits;
        this.budgets = budgets;
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String rpc, Metadata headers) {
        int most = AccessTable.takesFile(rpc) ? BodyLimits.WITH_FILE : limits.general();
        return new Message(budgets.of(rpc).share(), most + SURPLUS);
    }

    private static final class Message extends ServerStreamTracer {
        private final BodyBudget.Share share;
        private final int most;
        private long arrived;
        private volatile boolean over;

        Message(BodyBudget.Share share, int most) {
            this.share = share;
            this.most = most;
        }

        /// Thrown from here, a refusal ends the call.
        @Override
        public void inboundWireSize(long bytes) {
            arrived += bytes;
            if (arrived > most) {
                throw Status.RESOURCE_EXHAUSTED
                        .withDescription("The message is larger than is allowed here")
                        .asRuntimeException();
            }
            try {
                share.take(Math.toIntExact(bytes));
            } catch (Unavailable full) {
                throw Status.UNAVAILABLE.withDescription(full.getMessage()).asRuntimeException();
            }
            if (over) {
                share.close();
            }
        }

        /// The message is whole; from now on its call holds it.
        @Override
        public void inboundMessageRead(int number, long bytesOnTheWire, long bytes) {
            arrived = 0;
            share.close();
        }

        @Override
        public void streamClosed(Status status) {
            over = true;
            share.close();
        }
    }
}
