package com.datifyy.adapters.rest.http;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The port of the HTTP server; closes without losing a connection it has just taken on.
///
/// Jetty closes the port and then interrupts whoever waits at it. Since JDK 25 a channel counts an interrupt
/// after its closing too, and `accept` then throws over a connection it already has: nobody holds that one any
/// more, so its client is neither answered nor told. Closing alone wakes whoever waits.
public final class ClosingConnector extends ServerConnector {
    public ClosingConnector(Server server, HttpConfiguration http) {
        super(server, new HttpConnectionFactory(http));
    }

    /// Does nothing; see above.
    @Override
    protected void interruptAcceptors() {}
}
