package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoPaging;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.ListBlockedUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ListBlockedUsersResponse;
import com.datifyy.adapters.grpc.wire.user.v1.OwnBlock;
import com.datifyy.adapters.grpc.wire.user.v1.OwnReport;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.application.safety.Blocking.BlockedPerson;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;

/// Blocks and reports as messages.
final class SafetyMessages {
    private static final int USUAL_PAGE = 20;
    private static final ProtoEnum<ReportReason> REASONS =
            new ProtoEnum<>(ReportReason.class, com.datifyy.adapters.grpc.wire.user.v1.ReportReason.getDescriptor());

    private SafetyMessages() {}

    static NumberedPage.Wanted wanted(ListBlockedUsersRequest request) {
        return ProtoPaging.wanted(request.getPagination(), USUAL_PAGE);
    }

    /// The names, and nothing else that they tell.
    static ListBlockedUsersResponse listed(NumberedPage<BlockedPerson> page) {
        return ListBlockedUsersResponse.newBuilder()
                .addAllUsers(page.items().stream().map(SafetyMessages::listed).toList())
                .setPagination(ProtoPaging.standing(page))
                .build();
    }

    private static UserProfile listed(BlockedPerson person) {
        return UserProfile.newBuilder()
                .setUserId(person.id().toString())
                .setBasicInfo(BasicInfo.newBuilder().setName(person.firstName()))
                .build();
    }

    /// @throws InvalidInput when there is no reason; it tells what else is not acceptable as well
    static ReportReason reason(ReportUserRequest request) {
        var wrong = new Faults();
        ReportReason reason = wrong.of(() -> reason(request.getReasonValue()));
        wrong.also(() -> Report.requireAcceptable(request.getDetails(), request.getEvidenceUrlsList()));
        if (reason == null) {
            throw wrong.refusal();
        }
        return reason;
    }

    private static ReportReason reason(int number) {
        ReportReason reason = REASONS.toDomain("reason", number);
        if (reason == null) {
            throw new InvalidInput("reason", "is required");
        }
        return reason;
    }

    static ReportUserResponse filed(Report report) {
        return ReportUserResponse.newBuilder()
                .setReportId(report.id().toString())
                .setMessage("Thank you. Somebody will look at it")
                .build();
    }

    /// A block, as whoever made it has it exported.
    static OwnBlock own(Block block) {
        return OwnBlock.newBuilder()
                .setUserId(block.blocked().toString())
                .setReason(block.reason())
                .setCreatedAt(ProtoTime.of(block.at()))
                .build();
    }

    /// A report, as whoever made it has it exported.
    static OwnReport own(Report report) {
        var message = OwnReport.newBuilder()
                .setReportId(report.id().toString())
                .setReasonValue(REASONS.number(report.reason()))
                .setDetails(report.details())
                .addAllEvidenceUrls(report.evidence())
                .setCreatedAt(ProtoTime.of(report.at()));
        if (report.reported() != null) {
            message.setUserId(report.reported().toString());
        }
        return message.build();
    }
}
