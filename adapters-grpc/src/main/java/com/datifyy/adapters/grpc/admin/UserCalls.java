package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.translation.ProtoPaging;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.RevokeUserSessionsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.RevokeUserSessionsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.VerifyUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.VerifyUserResponse;
import com.datifyy.application.admin.Moderation;
import com.datifyy.application.admin.UserDirectory;
import com.datifyy.domain.admin.BulkAction;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;

/// The calls about people: finding them, and deciding who may take part.
final class UserCalls {
    private final UserDirectory users;
    private final Moderation moderation;
    private final Repeats repeats;

    UserCalls(UserDirectory users, Moderation moderation, Repeats repeats) {
        this.users = users;
        this.moderation = moderation;
        this.repeats = repeats;
    }

    GetAllUsersResponse list(GetAllUsersRequest request) {
        return UserMessages.list(users.list(
                Callers.staff(), UserMessages.wish(request), wanted(request.getPage(), request.getPageSize())));
    }

    SearchUsersResponse search(SearchUsersRequest request) {
        return UserMessages.found(users.search(
                Callers.staff(),
                "query",
                request.getQuery(),
                UserMessages.fields(request.getSearchFieldsList()),
                wanted(request.getPage(), request.getPageSize())));
    }

    GetUserDetailsResponse details(String userId) {
        return UserMessages.details(users.details(Callers.staff(), UserId.parse(userId)));
    }

    BulkUserActionResponse bulk(BulkUserActionRequest request) {
        return repeats.once(
                request,
                BulkUserActionResponse.parser(),
                () -> UserMessages.outcome(moderation.bulk(
                        Callers.staff(), request.getUserIdsList(), action(request), request.getReason())));
    }

    private static BulkAction action(BulkUserActionRequest request) {
        var wrong = new Faults();
        BulkAction action = wrong.of(() -> UserMessages.action(request.getActionValue()));
        wrong.also(() -> Moderation.requireAcceptable(request.getUserIdsList(), request.getReason()));
        if (action == null) {
            throw wrong.refusal();
        }
        return action;
    }

    UpdateUserStatusResponse changeStatus(UpdateUserStatusRequest request) {
        return UpdateUserStatusResponse.newBuilder()
                .setUser(UserMessages.line(moderation.changeStatus(
                        Callers.staff(), UserId.parse(request.getUserId()), status(request), request.getReason())))
                .build();
    }

    private static AccountStatus status(UpdateUserStatusRequest request) {
        var wrong = new Faults();
        AccountStatus status = wrong.of(() -> UserMessages.status(request.getStatusValue()));
        wrong.also(() -> Moderation.reason(request.getReason()));
        if (status == null) {
            throw wrong.refusal();
        }
        return status;
    }

    VerifyUserResponse verify(VerifyUserRequest request) {
        return VerifyUserResponse.newBuilder()
                .setUser(UserMessages.verified(moderation.verify(
                        Callers.staff(),
                        UserId.parse(request.getUserId()),
                        UserMessages.verification(request.getTypeValue()))))
                .build();
    }

    RevokeUserSessionsResponse endSessions(RevokeUserSessionsRequest request) {
        return RevokeUserSessionsResponse.newBuilder()
                .setRevokedCount(
                        moderation.endSessions(Callers.staff(), UserId.parse(request.getUserId()), request.getReason()))
                .build();
    }

    GetUserActivityResponse activity(GetUserActivityRequest request) {
        return UserMessages.activity(users.activity(
                Callers.staff(),
                UserId.parse(request.getUserId()),
                ProtoPaging.wanted(request.getPagination(), UserMessages.USUAL_PAGE)));
    }

    private static NumberedPage.Wanted wanted(int page, int size) {
        return NumberedPage.Wanted.of(page, size, UserMessages.USUAL_PAGE);
    }
}
