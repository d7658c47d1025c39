package com.datifyy.adapters.oidc;

/// A provider was asked and gave no usable answer. The reason is for whoever runs the service; it holds nothing of
/// what was asked or answered.
final class Unanswered extends Exception {
    Unanswered(String reason) {
        super(reason, null, false, false);
    }
}
