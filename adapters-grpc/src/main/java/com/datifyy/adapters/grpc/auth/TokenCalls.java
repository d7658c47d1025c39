package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenResponse;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.domain.shared.Refusal.InvalidInput;

/// The calls about tokens.
final class TokenCalls {
    private final SessionControl sessions;
    private final AccessTokens tokens;

    TokenCalls(SessionControl sessions, AccessTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    RefreshTokenResponse refresh(String refreshToken) {
        var refreshed = sessions.refresh(refreshToken, Callers.network());
        return RefreshTokenResponse.newBuilder()
                .setTokens(SignedInMessages.tokens(refreshed))
                .build();
    }

    RevokeTokenResponse revoke(String refreshToken) {
        sessions.revoke(refreshToken);
        return RevokeTokenResponse.newBuilder()
                .setMessage("Token revoked successfully")
                .build();
    }

    ValidateTokenResponse validate(String accessToken) {
        if (accessToken.isBlank()) {
            throw new InvalidInput("access_token", "is required");
        }
        return tokens.validate(accessToken).map(TokenCalls::valid).orElseGet(ValidateTokenResponse::getDefaultInstance);
    }

    private static ValidateTokenResponse valid(AccessTokens.Valid token) {
        return ValidateTokenResponse.newBuilder()
                .setValid(true)
                .setUserId(token.caller().id().toString())
                .setSessionId(token.caller().session().toString())
                .setExpiresAt(ProtoTime.of(token.expiresAt()))
                .build();
    }
}
