package com.datifyy.adapters.rest.dates;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminRole;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A member of staff in a few words, without how to reach them.
final class StaffView {
    private static final Vocabulary<AdminRole> ROLES = Vocabulary.of(AdminRole.class);

    private StaffView() {}

    static ObjectNode of(Admin admin) {
        return Json.object()
                .put("adminId", admin.id().toString())
                .put("name", admin.name())
                .put("role", ROLES.nameOf(admin.role()))
                .put("isGenie", admin.isGenie())
                .put("active", admin.active());
    }
}
