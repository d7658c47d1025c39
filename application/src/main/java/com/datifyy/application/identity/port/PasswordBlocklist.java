package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Password;

/// Passwords that attackers try first.
public interface PasswordBlocklist {
    /// Whether the password, without regard to case, is among the common and breached ones, or is little more than
    /// one of them.
    boolean contains(Password password);
}
