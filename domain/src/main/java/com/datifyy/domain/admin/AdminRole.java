package com.datifyy.domain.admin;

import static com.datifyy.domain.admin.Permission.CHANGE_USERS;
import static com.datifyy.domain.admin.Permission.CURATE;
import static com.datifyy.domain.admin.Permission.OWN_PROFILE;
import static com.datifyy.domain.admin.Permission.REVIEW_REPORTS;
import static com.datifyy.domain.admin.Permission.SEE_CURATION;
import static com.datifyy.domain.admin.Permission.SEE_FIGURES;
import static com.datifyy.domain.admin.Permission.SEE_USERS;

import java.util.EnumSet;
import java.util.Set;

/// What somebody is among the staff, and so what they may do.
public enum AdminRole {
    /// Everything, and the only role that may change the staff.
    SUPER_ADMIN(EnumSet.allOf(Permission.class)),
    /// Brings people together.
    GENIE(EnumSet.of(OWN_PROFILE, SEE_USERS, SEE_CURATION, CURATE, SEE_FIGURES)),
    /// Helps people, and changes nothing.
    SUPPORT(EnumSet.of(OWN_PROFILE, SEE_USERS, SEE_CURATION, SEE_FIGURES)),
    /// Keeps people safe from each other.
    MODERATOR(EnumSet.of(OWN_PROFILE, SEE_USERS, CHANGE_USERS, REVIEW_REPORTS, SEE_FIGURES));

    private final Set<Permission> permissions;

    AdminRole(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    /// Whether the role may do something.
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
