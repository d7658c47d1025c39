package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.adapters.rest.profile.PhotoView;
import com.datifyy.application.identity.OwnAccount;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.ShownPhoto;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as its owner gets it.
public final class AccountView {
    private static final Vocabulary<AccountStatus> STATUSES = Vocabulary.of(AccountStatus.class);

    private AccountView() {}

    public static ObjectNode of(OwnAccount account) {
        User user = account.user();
        ShownPhoto photo = account.photo();
        Email email = user.email();
        PhoneNumber phone = user.phone();
        ObjectNode json = Json.object()
                .put("userId", user.id().toString())
                .put("email", email == null ? "" : email.value())
                .put("name", user.name())
                .put("phoneNumber", phone == null ? "" : phone.value())
                .put("photoUrl", PhotoView.pathOf(photo))
                .put("accountStatus", STATUSES.nameOf(user.status()))
                .put("emailVerified", verification(user.emailVerifiedAt()))
                .put("phoneVerified", verification(user.phoneVerifiedAt()));
        json.set("createdAt", JsonTime.secondsAndNanos(user.createdAt()));
        Instant lastLogin = user.lastLoginAt();
        if (lastLogin != null) {
            json.set("lastLoginAt", JsonTime.secondsAndNanos(lastLogin));
        }
        return json;
    }

    private static String verification(@Nullable Instant verifiedAt) {
        return verifiedAt == null ? "VERIFICATION_STATUS_UNVERIFIED" : "VERIFICATION_STATUS_VERIFIED";
    }
}
