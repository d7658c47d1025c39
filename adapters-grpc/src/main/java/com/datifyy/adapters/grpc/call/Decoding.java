package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.BodyBudget;
import com.datifyy.application.shared.BodyLimits;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.List;

/// Bounds what decoding costs: messages are as large as their rpc allows and no larger, and all calls
/// together hold no more than the budget.
public final class Decoding implements ServerInterceptor {
    static final Context.Key<BodyBudget.Share> SHARE = Context.key("share of the budget");

    private final AccessTable rules;
    private final BodyLimits limits;
    private final Budgets budgets;

    public Decoding(AccessTable rules, BodyLimits limits, Budgets budgets) {
        this.rules = rules;
        this.limits = limits;
        this.budgets = budgets;
    }

    /// The same service, its messages decoded within bounds. They are decoded where a call passes this
    /// interceptor.
    public ServerServiceDefinition bounding(ServerServiceDefinition service) {
        List<ServerMethodDefinition<?, ?>> methods = service.getMethods().stream()
                .<ServerMethodDefinition<?, ?>>map(method -> bounded(method))
                .toList();
        var descriptor = ServiceDescriptor.newBuilder(
                        service.getServiceDescriptor().getName())
                .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
        for (ServerMethodDefinition<?, ?> method : methods) {
            descriptor.addMethod(method.getMethodDescriptor());
        }
        var bounded = ServerServiceDefinition.builder(descriptor.build());
        for (ServerMethodDefinition<?, ?> method : methods) {
            bounded.addMethod(method);
        }
        return bounded.build();
    }

    private <Q, S> ServerMethodDefinition<Q, S> bounded(ServerMethodDefinition<Q, S> method) {
        MethodDescriptor<Q, S> rpc = method.getMethodDescriptor();
        int most = rules.largestMessage(rpc.getFullMethodName(), limits);
        return ServerMethodDefinition.create(
                rpc.toBuilder(BoundedMarshaller.of(rpc.getRequestMarshaller(), most), rpc.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        BodyBudget.Share share =
                budgets.of(call.getMethodDescriptor().getFullMethodName()).share();
        return new ReleasingListener<>(
                Contexts.interceptCall(Context.current().withValue(SHARE, share), call, headers, next), share);
    }

    private static final class ReleasingListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final BodyBudget.Share share;

        ReleasingListener(ServerCall.Listener<Q> listener, BodyBudget.Share share) {
            super(listener);
            this.share = share;
        }

        @Override
        public void onCancel() {
            try (share) {
                super.onCancel();
            }
        }

        @Override
        public void onComplete() {
            try (share) {
                super.onComplete();
            }
        }
    }
}
