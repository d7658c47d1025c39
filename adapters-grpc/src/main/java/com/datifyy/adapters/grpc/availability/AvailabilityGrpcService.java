package com.datifyy.adapters.grpc.availability;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.translation.ProtoSlot;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.UpdateAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.UpdateAvailabilityResponse;
import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The caller's own free hours. Nobody's but the caller's can be named.
public final class AvailabilityGrpcService extends AvailabilityServiceGrpc.AvailabilityServiceImplBase {
    private final AvailabilityPlanning planning;
    private final Repeats repeats;

    public AvailabilityGrpcService(AvailabilityPlanning planning, Repeats repeats) {
        this.planning = planning;
        this.repeats = repeats;
    }

    @Override
    public void getAvailability(GetAvailabilityRequest request, StreamObserver<GetAvailabilityResponse> reply) {
        Caller caller = Callers.current();
        if (!request.getUserId().isEmpty()
                && !request.getUserId().equals(caller.id().toString())) {
            throw new NotFound("This person's availability");
        }
        var slots = planning.list(
                caller,
                AvailabilityMessages.bound("from_time", request.getFromTime()),
                AvailabilityMessages.bound("to_time", request.getToTime()));
        Reply.send(reply, AvailabilityMessages.page(slots, request.getPagination()));
    }

    @Override
    public void submitAvailability(
            SubmitAvailabilityRequest request, StreamObserver<SubmitAvailabilityResponse> reply) {
        Stream<Supplier<Slot.Offer>> offers = request.getSlotsList().stream().map(AvailabilityGrpcService::offer);
        Reply.send(
                reply,
                repeats.once(
                        request,
                        SubmitAvailabilityResponse.parser(),
                        () -> AvailabilityMessages.submitted(planning.submit(Callers.current(), offers.toList()))));
    }

    private static Supplier<Slot.Offer> offer(AvailabilitySlotInput sent) {
        return () -> AvailabilityMessages.offer(sent);
    }

    @Override
    public void updateAvailability(
            UpdateAvailabilityRequest request, StreamObserver<UpdateAvailabilityResponse> reply) {
        Slot changed = planning.change(
                Callers.current(),
                slotId(request.getSlotId()),
                present -> AvailabilityMessages.change(request.getSlot(), present));
        Reply.send(
                reply,
                UpdateAvailabilityResponse.newBuilder()
                        .setSlot(ProtoSlot.slot(changed))
                        .build());
    }

    @Override
    public void deleteAvailability(
            DeleteAvailabilityRequest request, StreamObserver<DeleteAvailabilityResponse> reply) {
        var removal = planning.remove(Callers.current(), slotId(request.getSlotId()), request.getConfirm());
        Reply.send(
                reply,
                DeleteAvailabilityResponse.newBuilder()
                        .setSuccess(true)
                        .setMessage(removal.summary())
                        .build());
    }

    private static SlotId slotId(String sent) {
        if (sent.isEmpty()) {
            throw new InvalidInput("slot_id", "is required");
        }
        return SlotId.parse(sent);
    }
}
