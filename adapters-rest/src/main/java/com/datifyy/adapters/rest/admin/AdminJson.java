package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Members of staff in JSON.
final class AdminJson {
    private static final Vocabulary<AdminRole> ROLES = Vocabulary.of(AdminRole.class);

    private AdminJson() {}

    /// A member of staff. No account of a person belongs to one, so `userId` is empty.
    static ObjectNode of(Admin admin) {
        ObjectNode json = Json.object()
                .put("adminId", admin.id().toString())
                .put("userId", "")
                .put("email", admin.email().value())
                .put("name", admin.name())
                .put("role", ROLES.nameOf(admin.role()))
                .put("isGenie", admin.isGenie())
                .put("active", admin.active())
                .put("timeZone", admin.zone().getId())
                .put("createdAt", admin.createdAt().getEpochSecond());
        Instant last = admin.lastLoginAt();
        return last == null ? json : json.put("lastLoginAt", last.getEpochSecond());
    }

    static ObjectNode alone(Admin admin) {
        ObjectNode json = Json.object();
        json.set("admin", of(admin));
        return json;
    }

    /// The role a body names, or null when it names none.
    static @Nullable AdminRole role(JsonInput body) {
        JsonNode value = body.find("role");
        return value == null ? null : ROLES.read("role", value);
    }

    /// @throws InvalidInput when a body names none
    static AdminRole requiredRole(JsonInput body) {
        AdminRole role = role(body);
        if (role == null) {
            throw new InvalidInput("role", "is required");
        }
        return role;
    }
}
