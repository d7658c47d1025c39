package com.datifyy.application.shared.port;

/// Seals what is stored but must not be readable in a copy of the store.
public interface SecretBox {
    /// @param context where it is stored and whose it is; it opens with the same context only
    byte[] seal(String context, byte[] plain);

    /// @throws IllegalStateException when it was sealed in another context, with a key that is not known, or altered
    byte[] open(String context, byte[] sealed);
}
