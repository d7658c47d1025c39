package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkProviderResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkedProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.ListLinkedProvidersResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderResponse;
import com.datifyy.application.identity.LinkedSignIns;
import com.datifyy.application.identity.LinkedSignIns.LinkedSignIn;

/// The calls about the other providers through which the caller signs in.
final class LinkedProviderCalls {
    private final LinkedSignIns linked;

    LinkedProviderCalls(LinkedSignIns linked) {
        this.linked = linked;
    }

    ListLinkedProvidersResponse list() {
        return ListLinkedProvidersResponse.newBuilder()
                .addAllProviders(linked.list(Callers.current()).stream()
                        .map(LinkedProviderCalls::listed)
                        .toList())
                .build();
    }

    LinkProviderResponse link(LinkProviderRequest sent) {
        var _ = linked.link(
                Callers.current(), () -> CredentialMessages.credentials(sent), sent::getPassword, Callers.visitor());
        return LinkProviderResponse.newBuilder()
                .setSuccess(true)
                .setMessage("This provider signs in to your account")
                .build();
    }

    UnlinkProviderResponse unlink(UnlinkProviderRequest sent) {
        var _ = linked.unlink(
                Callers.current(),
                () -> ProtoIdentity.provider("provider", sent.getProviderValue()),
                sent::getPassword,
                Callers.visitor());
        return UnlinkProviderResponse.newBuilder()
                .setSuccess(true)
                .setMessage("This provider does not sign in to your account any more")
                .build();
    }

    private static LinkedProvider listed(LinkedSignIn signIn) {
        return LinkedProvider.newBuilder()
                .setProviderValue(ProtoIdentity.providerNumber(signIn.provider()))
                .setLinkedAt(ProtoTime.of(signIn.linkedAt()))
                .build();
    }
}
