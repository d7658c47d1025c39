package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.wire.user.v1.DemandCost;
import com.datifyy.adapters.grpc.wire.user.v1.DemandSource;
import com.datifyy.adapters.grpc.wire.user.v1.GetLeewayResponse;
import com.datifyy.adapters.grpc.wire.user.v1.Relaxation;
import com.datifyy.adapters.grpc.wire.user.v1.RelaxationKind;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.matching.Demand;
import com.datifyy.domain.matching.Leeway;

/// What one's own demands cost, as a message.
final class LeewayMessages {
    private static final ProtoEnum<Demand.Source> SOURCES =
            new ProtoEnum<>(Demand.Source.class, DemandSource.getDescriptor());
    private static final ProtoEnum<com.datifyy.domain.matching.Relaxation.Kind> KINDS =
            new ProtoEnum<>(com.datifyy.domain.matching.Relaxation.Kind.class, RelaxationKind.getDescriptor());

    private LeewayMessages() {}

    static GetLeewayResponse leeway(Leeway leeway) {
        return GetLeewayResponse.newBuilder()
                .setExact(leeway.exact())
                .setFitting(leeway.fitting())
                .addAllCosts(leeway.costs().stream().map(LeewayMessages::cost).toList())
                .setKeptAwayByOthers(leeway.keptAwayByOthers())
                .build();
    }

    private static DemandCost cost(Leeway.Cost cost) {
        Attribute<?> preference = cost.demand().criterion().preference();
        return DemandCost.newBuilder()
                .setPreference(preference.name())
                .setSourceValue(SOURCES.number(cost.demand().source()))
                .setKeptAway(cost.keptAway())
                .addAllRelaxations(cost.gains().stream()
                        .map(gain -> relaxation(preference, gain))
                        .toList())
                .build();
    }

    private static Relaxation relaxation(Attribute<?> preference, Leeway.Gain gain) {
        Enum<?> word = gain.relaxation().word();
        return Relaxation.newBuilder()
                .setKindValue(KINDS.number(gain.relaxation().kind()))
                .setNumber(gain.relaxation().number())
                .setValue(word == null ? "" : PreferenceMessages.wireName(preference, word))
                .setAdded(gain.added())
                .build();
    }
}
