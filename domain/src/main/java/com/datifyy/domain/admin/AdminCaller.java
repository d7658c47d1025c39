package com.datifyy.domain.admin;

import com.datifyy.domain.shared.Actor;
import com.datifyy.domain.shared.Refusal.Forbidden;

/// The member of staff a request acts for, proven by a living session. Having one is the permission to act as
/// that member of staff; what they may do is asked of it.
///
/// @param role as it was when the request came in: it is read at every request
/// @param network where the request comes from, coarsely; may be empty
public record AdminCaller(AdminId id, AdminSessionId session, AdminRole role, String network) implements Actor {
    /// @throws Forbidden when the role does not have the permission
    public void require(Permission permission) {
        if (!role.may(permission)) {
            throw new Forbidden("Your role may not do this");
        }
    }

    @Override
    public String kind() {
        return "staff";
    }

    @Override
    public int number() {
        return id.value();
    }

    @Override
    public String key() {
        return "staff " + id;
    }
}
