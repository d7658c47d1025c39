package com.datifyy.bootstrap.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/// Logging as tests have it: warnings, in readable lines.
public final class TestLogging {
    private TestLogging() {}

    /// Takes back whatever set logging up in another way, so that the tests that follow do not write what the
    /// service would.
    public static void restore() {
        var logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        logging.reset();
        var configurator = new JoranConfigurator();
        configurator.setContext(logging);
        try {
            configurator.doConfigure(Objects.requireNonNull(TestLogging.class.getResource("/logback-test.xml")));
        } catch (JoranException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
