package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionResponse;
import com.datifyy.application.admin.StaffOffice;
import io.grpc.stub.StreamObserver;

/// The staff's rpcs. What is not built yet answers UNIMPLEMENTED, as the generated base does.
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
    private final CurationCalls curation;
    private final Repeats repeats;

    public AdminGrpcService(StaffOffice office, Repeats repeats) {
        this.curation = new CurationCalls(office);
        this.repeats = repeats;
    }

    @Override
    public void getDateSuggestions(
            GetDateSuggestionsRequest request, StreamObserver<GetDateSuggestionsResponse> reply) {
        Reply.send(reply, curation.suggestions(Callers.staff(), request));
    }

    @Override
    public void getCurationCandidates(
            GetCurationCandidatesRequest request, StreamObserver<GetCurationCandidatesResponse> reply) {
        Reply.send(reply, curation.candidates(Callers.staff(), request));
    }

    @Override
    public void curateDates(CurateDatesRequest request, StreamObserver<CurateDatesResponse> reply) {
        Reply.send(
                reply,
                repeats.once(request, CurateDatesResponse.parser(), () -> curation.analyse(Callers.staff(), request)));
    }

    @Override
    public void updateCuratedMatchAction(
            UpdateCuratedMatchActionRequest request, StreamObserver<UpdateCuratedMatchActionResponse> reply) {
        Reply.send(
                reply,
                repeats.once(
                        request,
                        UpdateCuratedMatchActionResponse.parser(),
                        () -> curation.decide(Callers.staff(), request)));
    }

    @Override
    public void getCuratedMatchesByStatus(
            GetCuratedMatchesByStatusRequest request, StreamObserver<GetCuratedMatchesByStatusResponse> reply) {
        Reply.send(reply, curation.matches(Callers.staff(), request));
    }
}
