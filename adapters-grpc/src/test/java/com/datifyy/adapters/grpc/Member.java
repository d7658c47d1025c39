package com.datifyy.adapters.grpc;

import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;

/// Somebody with an access token, calling the server.
///
/// @param joined what the registration answered
public record Member(Channel server, RegisterWithEmailResponse joined) {
    public String id() {
        return joined.getUser().getUserId();
    }

    public String accessToken() {
        return joined.getTokens().getAccessToken().getToken();
    }

    public String refreshToken() {
        return joined.getTokens().getRefreshToken().getToken();
    }

    /// With new tokens for the old ones.
    public Member refreshed() {
        var again = AuthServiceGrpc.newBlockingStub(server)
                .refreshToken(RefreshTokenRequest.newBuilder()
                        .setRefreshToken(refreshToken())
                        .build());
        return new Member(
                server, joined.toBuilder().setTokens(again.getTokens()).build());
    }

    public UserServiceGrpc.UserServiceBlockingStub user() {
        return UserServiceGrpc.newBlockingStub(with(server, accessToken()));
    }

    public AvailabilityServiceGrpc.AvailabilityServiceBlockingStub availability() {
        return AvailabilityServiceGrpc.newBlockingStub(with(server, accessToken()));
    }

    /// Availability, called under a name of the client's choice.
    public AvailabilityServiceGrpc.AvailabilityServiceBlockingStub naming(String idempotencyKey) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER), idempotencyKey);
        return availability().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    public AuthServiceGrpc.AuthServiceBlockingStub auth() {
        return AuthServiceGrpc.newBlockingStub(with(server, accessToken()));
    }

    /// The server, called with an access token.
    public static Channel with(Channel server, String accessToken) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + accessToken);
        return ClientInterceptors.intercept(server, MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
