package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.BodyBudget;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/// Holds the bytes of messages that have begun to arrive against the budget: many that never end would take memory too.
public final class Arriving extends ServerStreamTracer.Factory {
    private final BodyBudget budget;

    public Arriving(BodyBudget budget) {
        this.budget = budget;
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String rpc, Metadata headers) {
        return new Message(budget.share());
    }

    private static final class Message extends ServerStreamTracer {
        private final BodyBudget.Share share;
        private volatile boolean over;

        Message(BodyBudget.Share share) {
            this.share = share;
        }

        /// Thrown from here, a refusal ends the call.
        @Override
        public void inboundWireSize(long bytes) {
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
            share.close();
        }

        @Override
        public void streamClosed(Status status) {
            over = true;
            share.close();
        }
    }
}
