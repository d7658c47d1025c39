package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.grpc.GrpcApi;
import com.datifyy.adapters.grpc.GrpcServer;
import com.datifyy.adapters.grpc.GrpcSettings;
import com.datifyy.adapters.rest.RestApi;
import com.datifyy.adapters.rest.RestServer;
import com.datifyy.adapters.rest.RestSettings;
import com.datifyy.adapters.rest.health.HealthRoutes;
import com.datifyy.adapters.rest.health.Insight;
import com.datifyy.adapters.rest.health.TrialRoutes;
import com.datifyy.adapters.rest.http.CrossOrigin;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.Settings;
import java.util.function.BooleanSupplier;

/// The two ways in, over the same capabilities.
public final class Interfaces {
    private Interfaces() {}

    /// The REST interface, its port open.
    public static RestServer rest(
            Settings settings,
            Capabilities can,
            RequestLimits limits,
            HealthRoutes.About about,
            HealthRoutes.Probes probes,
            TrialRoutes.Trials trials,
            Insight insight) {
        var cors = settings.cors();
        var rest = new RestSettings(
                settings.http().port(),
                settings.mode() == Mode.PRODUCTION,
                new CrossOrigin(cors.origins(), cors.anyOrigin()),
                settings.http().trustedProxyHops(),
                RestSettings.Limits.USUAL.withBodyBytes(settings.http().maxBodyBytes()),
                settings.finishing());
        var api =
                new RestApi(can.members(), can.office(), limits, can.idempotency(), about, probes, trials, can.clock());
        return new RestServer(rest, api, insight).start();
    }

    /// The gRPC interface, its port open.
    ///
    /// @param ready whether the service can do its work
    /// @throws java.io.UncheckedIOException when the port is taken
    public static GrpcServer grpc(
            Settings settings, Capabilities can, RequestLimits limits, BooleanSupplier ready, Watch watch) {
        var usual = GrpcSettings.onPort(settings.grpc().port());
        var grpc = new GrpcSettings(
                usual.port(),
                settings.grpc().reflection(),
                settings.grpc().maxMessageBytes(),
                usual.maxMetadataBytes(),
                usual.maxCallsPerConnection(),
                usual.longestCall(),
                settings.grpc().trustedProxyHops());
        var api = new GrpcApi(can.members(), can.office(), limits, can.idempotency(), can.clock());
        return GrpcServer.start(grpc, api, ready, watch);
    }
}
