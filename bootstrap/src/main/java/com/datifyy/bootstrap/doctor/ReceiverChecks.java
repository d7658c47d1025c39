package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The check of something that only takes what is sent: the staff's channel, traces or faults. There is no question to
/// ask it that would send nothing, so it is seen whether somebody is there, and said that no more was.
final class ReceiverChecks implements Checks {
    private final String subject;
    private final Variable variable;
    private final String remainder;
    private final @Nullable URI address;

    /// @param remainder how to see what this cannot
    /// @param address where it is, null when there is none
    private ReceiverChecks(String subject, Variable variable, String remainder, @Nullable URI address) {
        this.subject = subject;
        this.variable = variable;
        this.remainder = remainder;
        this.address = address;
    }

    /// All of them, each with a line where it is set up and none where it is not.
    static List<ReceiverChecks> of(Settings settings) {
        return List.of(
                new ReceiverChecks(
                        "slack",
                        Variable.SLACK_WEBHOOK_URL,
                        "a new account shows whether the webhook posts",
                        whereIs(settings.slack(), webhook -> webhook.address())),
                new ReceiverChecks(
                        "traces",
                        Variable.OTEL_EXPORTER_OTLP_ENDPOINT,
                        "the service warns when traces do not arrive",
                        whereIs(settings.watch().traces(), traces -> traces.endpoint())),
                new ReceiverChecks(
                        "faults",
                        Variable.SENTRY_DSN,
                        "the service warns when a fault is not taken",
                        whereIs(settings.watch().faults(), faults -> faults.envelopes())));
    }

    private static <T> @Nullable URI whereIs(@Nullable T receiver, Function<T, URI> address) {
        return receiver == null ? null : address.apply(receiver);
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public List<Finding> call() {
        if (address == null) {
            return List.of();
        }
        String objection = Doorstep.objection(address);
        return List.of(
                objection == null
                        ? ok(subject, address.getHost() + " is there, and nothing was sent; " + remainder)
                        : warning(
                                subject,
                                address.getHost() + " " + objection,
                                "check " + variable + " and whether this machine may connect to it"));
    }
}
