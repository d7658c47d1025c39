package com.datifyy.domain.identity;

/// Who else can say who somebody is. The order of the constants is the contract's.
public enum IdentityProvider {
    GOOGLE("Google"),
    FACEBOOK("Facebook"),
    APPLE("Apple");

    private final String title;

    IdentityProvider(String title) {
        this.title = title;
    }

    /// The name people know it by.
    public String title() {
        return title;
    }
}
