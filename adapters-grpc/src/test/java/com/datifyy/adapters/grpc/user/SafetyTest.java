package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.BlockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.Gender;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ListBlockedUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ListBlockedUsersResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ReportReason;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UnblockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Blocking and reporting. That a block is total is asked of every rpc that reads: Bela asks two services the
/// same, one in which Asha joined, fitted her and blocked her, and one in which Asha never was.
class SafetyTest {
    private static final String ASHA = "4711";

    @AutoClose("stop")
    private final Service service = new Service();

    @AutoClose("stop")
    private final Service withoutAsha = new Service();

    private final Member bela = join(service, "Bela Sen");
    private final Member lonelyBela = join(withoutAsha, "Bela Sen");
    private Member asha;

    static Stream<MethodDescriptor<?, ?>> questions() {
        return Stream.of(UserServiceGrpc.getServiceDescriptor(), AvailabilityServiceGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .filter(rpc -> String.valueOf(rpc.getBareMethodName()).matches("(Get|List|Search|Export).*"));
    }

    @BeforeEach
    void asha_joins() {
        service.nextIdIs(Integer.parseInt(ASHA));
        asha = join(service, "Asha Rao");
        assertThat(asha.id()).isEqualTo(ASHA);
        assertThat(recommendedTo(bela)).contains("Asha");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void d5_whoever_was_blocked_hears_what_they_would_hear_had_the_other_never_been(MethodDescriptor<?, ?> rpc) {
        block(asha, bela.id());

        assertThat(ask(bela, rpc)).isEqualTo(ask(lonelyBela, rpc));
    }

    @Test
    void d5_what_would_change_something_about_whoever_blocked_is_answered_as_if_they_were_nobody() {
        block(asha, bela.id());

        assertThat(Refused.by(() -> block(bela, ASHA)).status()).isEqualTo(Code.NOT_FOUND);
        assertThat(Refused.by(() -> block(bela, ASHA)).words())
                .isEqualTo(Refused.by(() -> block(lonelyBela, ASHA)).words());
        assertThat(Refused.by(() -> report(bela, ASHA)).words())
                .isEqualTo(Refused.by(() -> report(lonelyBela, ASHA)).words());
        assertThat(unblock(bela, ASHA)).isEqualTo(unblock(lonelyBela, ASHA));
    }

    @Test
    void the_list_tells_first_names_and_nothing_else() {
        block(asha, bela.id());
        block(asha, bela.id());

        var listed = listed(asha);

        assertThat(listed.getPagination().getTotalCount()).isEqualTo(1);
        assertThat(listed.getUsers(0).getUserId()).isEqualTo(bela.id());
        assertThat(listed.getUsers(0).getBasicInfo())
                .isEqualTo(BasicInfo.newBuilder().setName("Bela").build());
        assertThat(listed(bela).getUsersList()).isEmpty();
        assertThat(recommendedTo(asha)).doesNotContain("Bela");

        var _ = unblock(asha, bela.id());

        assertThat(listed(asha).getUsersList()).isEmpty();
        assertThat(recommendedTo(asha)).contains("Bela");
    }

    @Test
    void nobody_blocks_or_reports_themselves() {
        assertThat(Refused.by(() -> block(asha, asha.id())).status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(Refused.by(() -> report(asha, asha.id())).status()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a_report_needs_a_reason_and_is_answered_with_its_id() {
        assertThat(report(asha, bela.id()).getReportId()).isNotEmpty();
        assertThat(Refused.by(() -> asha.user()
                                .reportUser(ReportUserRequest.newBuilder()
                                        .setUserId(bela.id())
                                        .build()))
                        .field())
                .isEqualTo("reason");
    }

    private static Member join(Service service, String name) {
        Member member = service.join(name);
        var _ = member.user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .setBasicInfo(BasicInfo.newBuilder().setGender(Gender.GENDER_FEMALE))
                        .addUpdateFields("gender")
                        .build());
        return member;
    }

    /// What an rpc answers when it is asked for nothing in particular, or for Asha where a person can be named.
    private static <Q, A> String ask(Member member, MethodDescriptor<Q, A> rpc) {
        var marshaller = (PrototypeMarshaller<Q>) rpc.getRequestMarshaller();
        Message.Builder request = ((Message) marshaller.getMessagePrototype()).newBuilderForType();
        FieldDescriptor person = request.getDescriptorForType().findFieldByName("user_id");
        if (person != null) {
            Object named = person.getJavaType() == FieldDescriptor.JavaType.STRING ? (Object) ASHA : 4_711;
            request.setField(person, named);
        }
        try {
            A answer = ClientCalls.blockingUnaryCall(
                    Member.with(member.server(), member.accessToken()),
                    rpc,
                    CallOptions.DEFAULT,
                    marshaller.getMessageClass().cast(request.build()));
            return answer.toString();
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().toString();
        }
    }

    private static void block(Member blocker, String blocked) {
        var _ = blocker.user()
                .blockUser(BlockUserRequest.newBuilder().setUserId(blocked).build());
    }

    private static String unblock(Member blocker, String blocked) {
        return blocker.user()
                .unblockUser(UnblockUserRequest.newBuilder().setUserId(blocked).build())
                .toString();
    }

    private static ReportUserResponse report(Member reporter, String reported) {
        return reporter.user()
                .reportUser(ReportUserRequest.newBuilder()
                        .setUserId(reported)
                        .setReason(ReportReason.REPORT_REASON_SPAM)
                        .build());
    }

    private static ListBlockedUsersResponse listed(Member member) {
        return member.user().listBlockedUsers(ListBlockedUsersRequest.getDefaultInstance());
    }

    private static String recommendedTo(Member member) {
        return member.user()
                .getRecommendations(GetRecommendationsRequest.getDefaultInstance())
                .toString();
    }
}
