package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.Names;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.domain.matching.Demand;
import com.datifyy.domain.matching.Leeway;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What one's own demands cost.
final class LeewayJson {
    private static final String SOURCE = "DEMAND_SOURCE_";
    private static final String KIND = "RELAXATION_KIND_";

    private LeewayJson() {}

    static ObjectNode of(Leeway leeway) {
        ObjectNode json = Json.object().put("exact", leeway.exact()).put("fitting", leeway.fitting());
        json.set(
                "costs", Json.list(leeway.costs().stream().map(LeewayJson::cost).toList()));
        return json.put("keptAwayByOthers", leeway.keptAwayByOthers());
    }

    private static ObjectNode cost(Leeway.Cost cost) {
        Demand demand = cost.demand();
        ObjectNode json = Json.object()
                .put("preference", Names.camel(demand.criterion().preference().name()))
                .put("source", SOURCE + demand.source())
                .put("keptAway", cost.keptAway());
        json.set(
                "relaxations",
                Json.list(cost.gains().stream().map(LeewayJson::relaxation).toList()));
        return json;
    }

    private static ObjectNode relaxation(Leeway.Gain gain) {
        Enum<?> word = gain.relaxation().word();
        return Json.object()
                .put("kind", KIND + gain.relaxation().kind())
                .put("number", gain.relaxation().number())
                .put("value", word == null ? "" : Vocabulary.nameOfAny(word))
                .put("added", gain.added());
    }
}
