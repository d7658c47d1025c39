package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.auth.v1.OAuthProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.common.v1.VerificationStatus;
import com.datifyy.application.identity.OwnAccount;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The words about accounts that several services use.
public final class ProtoIdentity {
    private static final ProtoEnum<AccountStatus> STATUS = new ProtoEnum<>(
            AccountStatus.class, com.datifyy.adapters.grpc.wire.common.v1.AccountStatus.getDescriptor());

    private static final ProtoEnum<IdentityProvider> PROVIDERS =
            new ProtoEnum<>(IdentityProvider.class, OAuthProvider.getDescriptor());

    private ProtoIdentity() {}

    public static int statusNumber(AccountStatus status) {
        return STATUS.number(status);
    }

    /// @param at when something was confirmed, or null
    public static VerificationStatus verified(@Nullable Instant at) {
        return at == null
                ? VerificationStatus.VERIFICATION_STATUS_UNVERIFIED
                : VerificationStatus.VERIFICATION_STATUS_VERIFIED;
    }

    /// The address of somebody; empty for who has none.
    public static String address(User user) {
        Email email = user.email();
        return email == null ? "" : email.value();
    }

    public static int providerNumber(IdentityProvider provider) {
        return PROVIDERS.number(provider);
    }

    /// @throws InvalidInput when none is named, or one that does not exist
    public static IdentityProvider provider(String field, int number) {
        IdentityProvider provider = PROVIDERS.toDomain(field, number);
        if (provider == null) {
            throw new InvalidInput(field, "is required");
        }
        return provider;
    }

    /// An account, for its owner.
    public static UserProfile account(OwnAccount account) {
        User user = account.user();
        var message = UserProfile.newBuilder()
                .setUserId(user.id().toString())
                .setEmail(address(user))
                .setName(user.name())
                .setPhotoUrl(ProtoPhoto.pathOf(account.photo()))
                .setAccountStatusValue(statusNumber(user.status()))
                .setEmailVerified(verified(user.emailVerifiedAt()))
                .setPhoneVerified(verified(user.phoneVerifiedAt()))
                .setCreatedAt(ProtoTime.of(user.createdAt()));
        if (user.phone() != null) {
            message.setPhoneNumber(user.phone().value());
        }
        if (user.lastLoginAt() != null) {
            message.setLastLoginAt(ProtoTime.of(user.lastLoginAt()));
        }
        return message.build();
    }
}
