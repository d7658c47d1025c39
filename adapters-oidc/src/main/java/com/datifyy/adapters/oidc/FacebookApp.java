package com.datifyy.adapters.oidc;

import java.net.URI;

/// This service as an app at Facebook.
///
/// @param graph where the Graph API is: https, or http on this machine. With a path, that is the version asked
/// @param confirmsEmails whether an address that Facebook tells counts as verified. Facebook tells addresses only
///     after confirming them, but promises nothing and may have done so years ago, so this is a decision of whoever
///     runs the service; without it addresses have to be verified here
public record FacebookApp(URI graph, String appId, String appSecret, boolean confirmsEmails) {

    /// @throws IllegalArgumentException when id or secret is not made of letters and digits, or the address is not
    ///     allowed
    public FacebookApp {
        graph = ProviderAddress.checked(graph);
        if (!appId.matches("[0-9]{1,32}") || !appSecret.matches("[0-9A-Za-z]{1,128}")) {
            throw new IllegalArgumentException("a Facebook app has a number and a secret of letters and digits");
        }
    }

    /// The app with Facebook's own address, whose e-mail addresses are not taken for verified.
    public static FacebookApp of(String appId, String appSecret) {
        return new FacebookApp(URI.create("https://graph.facebook.com"), appId, appSecret, false);
    }

    @Override
    public String toString() {
        return "FacebookApp[" + appId + "]";
    }
}
