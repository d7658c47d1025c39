package com.datifyy.adapters.rest;

import com.datifyy.adapters.rest.health.Insight;
import com.datifyy.adapters.rest.http.Access;
import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.adapters.rest.http.ClosingConnector;
import com.datifyy.adapters.rest.http.Gate;
import com.datifyy.adapters.rest.http.HttpRefusal;
import com.datifyy.adapters.rest.http.LingeringClose;
import com.datifyy.adapters.rest.http.Problems;
import com.datifyy.adapters.rest.http.RequestBody;
import com.datifyy.adapters.rest.http.RequestLabels;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.http.SecurityHeaders;
import com.datifyy.adapters.rest.http.Uploads;
import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.shared.BodyBudget;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.watching.Watch;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.util.MethodNotAllowedUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The REST interface on a port: one virtual thread per request, the routes of the access table and no others.
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final Logger ACCESS_LOG = LoggerFactory.getLogger("com.datifyy.access");

    /// Read every few seconds: it would fill the log.
    private static final String METRICS = "GET /metrics";

    private final RestSettings settings;
    private final Watch watch;
    private final Routes routes = new Routes(AccessTable.STANDARD);
    private final SecurityHeaders headers;
    private final BodyBudget budget;
    private final RequestBody body;
    private final Gate gate;
    private final LingeringClose lingering = new LingeringClose();
    private final Javalin javalin;
    private volatile boolean leaving;

    public RestServer(RestSettings settings, RestApi api) {
        this(settings, api, Insight.NONE);
    }

    /// @param insight how people who run the service look inside
    public RestServer(RestSettings settings, RestApi api, Insight insight) {
        this(
                settings,
                api.members().accounts().tokens(),
                api.office().access(),
                api.limits(),
                api.idempotency(),
                api.clock(),
                Stream.concat(api.parts().stream(), Stream.of(insight)).toList(),
                insight);
    }

    /// @param parts the routes it answers; the others of the table are not there
    RestServer(
            RestSettings settings,
            AccessTokens tokens,
            StaffAccess staff,
            RequestLimits limits,
            Idempotency idempotency,
            InstantSource clock,
            List<Routes.Part> parts) {
        this(settings, tokens, staff, limits, idempotency, clock, parts, Insight.NONE);
    }

    private RestServer(
            RestSettings settings,
            AccessTokens tokens,
            StaffAccess staff,
            RequestLimits limits,
            Idempotency idempotency,
            InstantSource clock,
            List<Routes.Part> parts,
            Insight insight) {
        this.watch = insight.watch();
        this.settings = settings;
        this.headers = new SecurityHeaders(settings.production());
        this.budget = BodyBudget.forRequestsUpTo(settings.limits().bodyBytes());
        this.body =
                new RequestBody(settings.limits().bodyBytes(), settings.limits().bodyTime(), budget);
        var uploads = new Uploads(RestSettings.uploadsAtOnce(), RestSettings.UPLOAD_TIME);
        this.gate = new Gate(
                tokens,
                staff,
                limits,
                idempotency,
                clock,
                body,
                uploads,
                insight.token(),
                settings.trustedProxyHops(),
                watch);
        parts.forEach(part -> part.addTo(routes));
        this.javalin = Javalin.create(this::configure);
    }

    /// Opens the port.
    ///
    /// @throws UncheckedIOException when the port cannot be had
    public RestServer start() {
        requireFree(settings.port());
        javalin.start();
        return this;
    }

    /// Whoever starts it is told; Javalin would also log it as a fault.
    private static void requireFree(int port) {
        try (var trying = new ServerSocket()) {
            trying.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new UncheckedIOException("HTTP port " + port + " is not free", taken);
        }
    }

    /// The port it listens on.
    public int port() {
        return javalin.port();
    }

    /// From now on every answer ends its connection, so that whoever has one open asks elsewhere next time.
    public void sayGoodbye() {
        leaving = true;
    }

    /// Takes no more connections, lets running requests finish within the stop timeout, cuts off what is running
    /// then, and closes the port.
    @Override
    public void close() {
        try {
            // Javalin's own stop would first log as a fault what it then throws, and does nothing else that is needed.
            javalin.jettyServer().server().stop();
        } catch (TimeoutException late) {
            if (late.getSuppressed().length == 0) {
                LOG.warn("Connections that did not end in time were cut off");
            } else {
                LOG.warn("Connections that did not end in time were cut off, and more went wrong", late);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the HTTP server stopped", interrupted);
        } catch (Exception failure) {
            throw new IllegalStateException("The HTTP server did not stop as it should", failure);
        }
    }

    /// How many bytes of bodies are held by requests that are not over.
    long bodyBytesHeld() {
        return budget.held();
    }

    /// The routes that are served, as method and path. That a path tells its methods is no route.
    List<AccessTable.Route> liveRoutes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod() && !endpoint.method.equals(HandlerType.OPTIONS))
                .map(endpoint -> new AccessTable.Route(endpoint.method.name(), endpoint.path))
                .toList();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.http.defaultContentType = "text/plain; charset=utf-8";
        config.http.maxRequestSize = settings.limits().bodyBytes();
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(settings.stopTimeout().toMillis());
            server.setErrorHandler(Problems.beforeRouting(headers));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setRequestHeaderSize(settings.limits().headerBytes());
            // Remembering the lines of a connection's requests takes 100 kB of the heap for each that is open.
            http.setHeaderCacheSize(0);
        });
        config.jetty.addConnector(this::connector);
        config.router.javaLangErrorHandler(Problems::answer);
        config.routes.before(this::receive);
        Set<String> paths = new LinkedHashSet<>();
        AccessTable.STANDARD.rules().forEach((route, rule) -> {
            Routes.Handler answering = routes.of(route);
            if (answering != null && !(settings.production() && rule.access() == Access.INTERNAL)) {
                paths.add(route.path());
                Handler handler = gate.to(route, rule, answering);
                config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), route.path(), handler);
                if (route.method().equals("GET")) {
                    // Answered the same, and the HTTP server leaves the body out; by itself Javalin would skip the
                    // gate.
                    config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
                }
            }
        });
        paths.forEach(path -> config.routes.addHttpHandler(
                HandlerType.OPTIONS, path, context -> context.header("Allow", methodsOf(context))));
        config.routes.exception(Exception.class, Problems::answer);
        config.routes.exception(HttpResponseException.class, this::answerUnrouted);
        config.requestLogger.http(this::finish);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        var connector = new ClosingConnector(server, http);
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.limits().idleTime().toMillis());
        return connector;
    }

    private void receive(Context context) {
        RequestLabels.attach(context, watch);
        headers.each(context::header);
        if (leaving) {
            context.header("Connection", "close");
        }
        settings.crossOrigin().check(context);
        checkAddress(context);
        if (!new AccessTable.Route(context.method().name(), context.path()).takesFile()) {
            body.checkAnnounced(context);
        }
    }

    private void checkAddress(Context context) {
        String query = context.queryString();
        int length = context.path().length() + (query == null ? 0 : query.length());
        if (length > settings.limits().addressLength()) {
            throw HttpRefusal.addressTooLong(settings.limits().addressLength());
        }
    }

    /// The methods that are answered under a path: it may be one of several routes.
    private String methodsOf(Context context) {
        return MethodNotAllowedUtil.INSTANCE
                .findAvailableHttpHandlerTypes(javalin.unsafe.internalRouter, context.path())
                .stream()
                .map(HandlerType::name)
                .collect(Collectors.joining(", "));
    }

    private void answerUnrouted(HttpResponseException javalins, Context context) {
        Problems.answer(
                switch (javalins.getStatus()) {
                    case 404 -> HttpRefusal.unknownPath();
                    case 405 -> HttpRefusal.wrongMethod(methodsOf(context));
                    default -> javalins;
                },
                context);
    }

    private void finish(Context context, float milliseconds) {
        String route = Gate.routeOf(context);
        if (!(route.equals(METRICS) && context.statusCode() == 200)) {
            ACCESS_LOG.info("{} answered {} in {} ms", route, context.statusCode(), Math.round(milliseconds));
        }
        RequestLabels.detach(context);
        lingering.after(context);
    }
}
