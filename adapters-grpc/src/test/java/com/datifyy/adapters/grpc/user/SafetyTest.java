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
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Set;
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
    private static final int COMING_DATE = 5_001;

    /// What Bela asks about herself alone, so that it is answered alike with Asha and without; and how many more
    /// there would be, which is told in tens.
    private static final Set<String> ABOUT_ONESELF = Set.of(
            "GetMyProfile",
            "GetPartnerPreferences",
            "GetUserPreferences",
            "GetLeeway",
            "ListBlockedUsers",
            "GetRejectedDates",
            "GetAvailability");

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

    /// Whoever was suggested is not recommended any more: that is asked while there is nothing between the two.
    private void prepare(MethodDescriptor<?, ?> rpc) {
        if (!"GetRecommendations".equals(rpc.getBareMethodName())) {
            suggestEachToTheOther();
            meetTwice();
        }
    }

    private void suggestEachToTheOther() {
        var application = service.application();
        UserId hers = UserId.parse(bela.id());
        UserId his = UserId.parse(asha.id());
        CuratedMatch match = TestMatches.accepted(TestMatches.match(1, hers, his, service.now()));
        application.units.run(() -> {
            assertThat(application.matches.add(match)).isTrue();
            assertThat(application.suggestions.add(TestMatches.suggestion(1, match, hers)))
                    .isTrue();
            assertThat(application.suggestions.add(TestMatches.suggestion(2, match, his)))
                    .isTrue();
        });
    }

    /// One date is to come, and the other is over.
    private void meetTwice() {
        var application = service.application();
        UserId hers = UserId.parse(bela.id());
        UserId his = UserId.parse(asha.id());
        AdminId genie = service.staff(AdminRole.GENIE).id();
        service.nextIdIs(COMING_DATE);
        assertThat(application.date(hers, his, genie, Duration.ofDays(4)).id()).isEqualTo(new DateId(COMING_DATE));
        ScheduledDate past = application.date(hers, his, genie, Duration.ofDays(5));
        application.units.run(() -> application.dates.save(past.become(DateStatus.CONFIRMED, service.now())
                .become(DateStatus.IN_PROGRESS, past.start())
                .become(DateStatus.COMPLETED, past.end())));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void before_the_block_every_question_that_is_not_about_oneself_alone_is_answered_with_the_other(
            MethodDescriptor<?, ?> rpc) {
        prepare(rpc);
        String answer = ask(bela, rpc);
        String lonely = ask(lonelyBela, rpc);

        if (ABOUT_ONESELF.contains(rpc.getBareMethodName())) {
            assertThat(answer).isEqualTo(lonely);
        } else {
            assertThat(answer).isNotEqualTo(lonely);
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void d5_whoever_was_blocked_hears_what_they_would_hear_had_the_other_never_been(MethodDescriptor<?, ?> rpc) {
        prepare(rpc);
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
        service.application().activate(UserId.parse(member.id()));
        var _ = member.user()
                .uploadProfilePhoto(UploadProfilePhotoRequest.newBuilder()
                        .setPhotoData(ByteString.copyFrom(PlainPhotoProcessor.file("river")))
                        .setContentType("image/png")
                        .build());
        return member;
    }

    /// What an rpc answers when it is asked for nothing in particular, or for Asha and the date with her where a
    /// person or a date can be named.
    private static <Q, A> String ask(Member member, MethodDescriptor<Q, A> rpc) {
        var marshaller = (PrototypeMarshaller<Q>) rpc.getRequestMarshaller();
        Message.Builder request = ((Message) marshaller.getMessagePrototype()).newBuilderForType();
        FieldDescriptor person = request.getDescriptorForType().findFieldByName("user_id");
        if (person != null) {
            Object named = person.getJavaType() == FieldDescriptor.JavaType.STRING ? (Object) ASHA : 4_711;
            request.setField(person, named);
        }
        FieldDescriptor date = request.getDescriptorForType().findFieldByName("date_id");
        if (date != null) {
            request.setField(date, Integer.toString(COMING_DATE));
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
