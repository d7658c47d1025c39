package com.datifyy.adapters.oidc;

/// The evidence proves nothing. The reason is for whoever runs the service; it holds nothing of the evidence.
final class Unproven extends Exception {
    Unproven(String reason) {
        super(reason, null, false, false);
    }
}
