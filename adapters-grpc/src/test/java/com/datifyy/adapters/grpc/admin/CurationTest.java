package com.datifyy.adapters.grpc.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CuratedMatchDetail;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.LeftOutCandidate;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestionAnswer;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.identity.UserId;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the genie learns about a pair and its answers.
class CurationTest {
    private final Service service = new Service();
    private final Member maya = service.join("Maya Rao");
    private final Member ravi = service.join("Ravi Kulkarni");
    private final AdminServiceBlockingStub genie = AdminServiceGrpc.newBlockingStub(
            Member.with(service.channel(), InMemoryApplication.tokenOf(service.staff(AdminRole.GENIE))));

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void both_answers_are_told_once_the_two_were_suggested_and_a_rejection_rules_out_a_date() {
        InMemoryApplication application = service.application();
        application.activate(UserId.parse(maya.id()));
        application.activate(UserId.parse(ravi.id()));
        CuratedMatch match = TestMatches.match(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
        application.units.run(() -> {
            application.matches.add(match);
            application.matches.save(TestMatches.accepted(match));
        });
        Refused notAsked = Refused.by(this::schedule);
        assertThat(notAsked.status()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(notAsked.words())
                .as("f2")
                .isEqualTo("Both have to accept before a date is set: they were not suggested to each other, so"
                        + " suggest their match to both first");
        assertThat(listed().hasUser1Answer()).isFalse();
        assertThat(listed().hasUser2Answer()).isFalse();

        Suggestion toLower = TestMatches.suggestion(1, match, match.lower());
        Suggestion toHigher = TestMatches.suggestion(2, match, match.higher());
        Instant answered = match.createdAt().plusSeconds(60);
        application.units.run(() -> {
            application.suggestions.add(toLower);
            application.suggestions.add(toHigher);
        });
        assertThat(Refused.by(this::schedule).words()).contains("neither of them has answered");
        application.units.run(() -> application.suggestions.save(
                toLower.rejected(Set.of(RejectionReason.TOO_FAR), "hours away", answered)));

        assertThat(listed().getUser1Answer())
                .isEqualTo(SuggestionAnswer.newBuilder()
                        .setStatus("rejected")
                        .setSuggestedAt(ProtoTime.of(match.createdAt()))
                        .setAnsweredAt(ProtoTime.of(answered))
                        .addReasons("too_far")
                        .setCustomReason("hours away")
                        .build());
        assertThat(listed().getUser2Answer())
                .isEqualTo(SuggestionAnswer.newBuilder()
                        .setStatus("pending")
                        .setSuggestedAt(ProtoTime.of(match.createdAt()))
                        .build());
        Refused refused = Refused.by(this::schedule);
        assertThat(refused.status()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(refused.words()).contains("One of them declined the suggestion");
    }

    @Test
    void of_the_candidates_who_were_named_it_is_told_who_is_left_out_and_why() {
        InMemoryApplication application = service.application();
        application.units.run(() ->
                application.index.put(People.woman(Integer.parseInt(maya.id())).card()));

        assertThat(genie.curateDates(CurateDatesRequest.newBuilder()
                                .setUserId(maya.id())
                                .addCandidateIds("424242")
                                .addCandidateIds(maya.id())
                                .build())
                        .getLeftOutList())
                .containsExactly(leftOut("424242", "not_active"), leftOut(maya.id(), "themselves"));
    }

    @Test
    void c9_super_admins_read_whom_a_list_of_matches_showed() {
        InMemoryApplication application = service.application();
        CuratedMatch match = TestMatches.match(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
        application.units.run(() -> {
            application.matches.add(match);
            application.matches.save(TestMatches.accepted(match));
        });
        assertThat(listed().getId()).isEqualTo(5);

        assertThat(AdminServiceGrpc.newBlockingStub(Member.with(
                                service.channel(), InMemoryApplication.tokenOf(service.staff(AdminRole.SUPER_ADMIN))))
                        .getStaffLog(GetStaffLogRequest.getDefaultInstance())
                        .getEntriesList())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getEvent()).isEqualTo("MATCHES_LISTED");
                    assertThat(entry.getUserId()).isEmpty();
                    assertThat(entry.getOtherUserIdsList()).containsExactlyInAnyOrder(maya.id(), ravi.id());
                });
    }

    private CuratedMatchDetail listed() {
        return genie.getCuratedMatchesByStatus(
                        GetCuratedMatchesByStatusRequest.newBuilder().build())
                .getMatches(0);
    }

    private void schedule() {
        var _ = genie.scheduleDate(ScheduleDateRequest.newBuilder()
                .setUser1Id(ravi.id())
                .setUser2Id(maya.id())
                .setScheduledTime(ProtoTime.of(service.now().plus(Duration.ofDays(3))))
                .build());
    }

    private static LeftOutCandidate leftOut(String person, String reason) {
        return LeftOutCandidate.newBuilder().setUserId(person).setReason(reason).build();
    }
}
