package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.PhoneNumber;

/// Knows which telephone numbers exist.
public interface PhoneNumberPlan {
    /// Reads a number in international form, or in the national form of the operator's own region.
    ///
    /// @param field the contract's name of the value, for the refusal
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when no telephone can have this number, or it
    ///     is not one that receives text messages
    PhoneNumber mobile(String field, String text);
}
