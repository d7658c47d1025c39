package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.service.Outside.Party;
import com.datifyy.bootstrap.service.ServiceWithOutside.Message;
import com.datifyy.bootstrap.service.ServiceWithOutside.Met;
import com.datifyy.bootstrap.settings.LogSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Mail, text messages, Slack, Google, Apple, Facebook, Gemini, the bucket, the collector and Sentry all meet with one
/// trouble: who waits for them and for how long, that nobody else does, that nothing is lost which must not be, and
/// that all is well afterwards without a restart. Each trouble has a service of its own, since the keys of Google and
/// Apple are fetched once a day at best, and Sentry is left alone for a minute. Those services are there side by side,
/// since most of it is waiting.
@Timeout(120)
class OutsideServicesAwayTest {
    private static final Duration STOPPED = Duration.ofSeconds(10);

    private static final int MOST_SERVICES = 3;

    private final Queue<Database> databases = new ArrayDeque<>();
    private final List<ServiceWithOutside> services = new ArrayList<>();
    private LogCapture log;

    @BeforeEach
    void start() {
        for (int i = 0; i < MOST_SERVICES; i++) {
            databases.add(Databases.fresh());
        }
        databases.forEach(Colleagues::makeSuperAdmin); // which sets the log up anew
        log = LogCapture.of(LogSettings.Level.INFO);
    }

    @AfterEach
    void stop() {
        try (var _ = log) {
            services.forEach(ServiceWithOutside::close);
        }
    }

    private ServiceWithOutside another() throws IOException {
        var service = new ServiceWithOutside(databases.remove());
        services.add(service);
        return service;
    }

    @Test
    void h6_whatever_keeps_all_of_them_away_at_once_is_borne_and_passes_by_itself() throws IOException {
        List<Met> met =
                meet(Stream.of(Trouble.values()).filter(Trouble::hinders).toList());
        eventuallyLoggedByAll("Traces do not arrive");
        eventuallyLoggedByAll("Sentry cannot be reached");

        recover(met);

        eventuallyLoggedByAll("Traces arrive again");
    }

    @Test
    void h6_whatever_only_makes_all_of_them_slow_hinders_nothing() throws IOException {
        recover(meet(Stream.of(Trouble.values())
                .filter(trouble -> !trouble.hinders())
                .toList()));
    }

    /// A fault reaches all of them, and is told once: each has its trouble by then.
    private List<Met> meet(List<Trouble> troubles) throws IOException {
        List<Met> met = new ArrayList<>();
        for (Trouble trouble : troubles) {
            met.add(another().begin(trouble));
        }
        var _ = Simultaneously.together(met.size(), i -> () -> {
            services.get(i).bear(met.get(i));
            return true;
        });
        return met;
    }

    private void recover(List<Met> met) {
        var _ = Simultaneously.together(met.size(), i -> () -> {
            services.get(i).recover(met.get(i));
            return true;
        });
    }

    /// Each says it once.
    private void eventuallyLoggedByAll(String words) {
        Eventually.is(
                "the log of all says: " + words,
                () -> log.lines().stream().filter(line -> line.contains(words)).count() >= services.size());
    }

    /// The hanging attempts end with the silence, so that nobody knows whether they were of use.
    @Test
    void h6_while_one_way_to_tell_something_is_silent_what_leaves_by_the_others_goes_out_as_ever() throws IOException {
        ServiceWithOutside service = another();
        for (Party silent : List.of(Party.MAIL, Party.TEXTS, Party.SLACK)) {
            service.assertNothingWaits();
            service.outside().cable(silent).goSilent();
            List<Message> messages = service.messages();
            Message hanging = messages.stream()
                    .filter(message -> message.party() == silent)
                    .findFirst()
                    .orElseThrow();
            hanging.send().run();
            Eventually.is(
                    silent + " is being told",
                    () -> service.outside().cable(silent).holdsSomethingUp());
            for (Message message : messages) {
                if (!message.equals(hanging)) {
                    message.send().run();
                    assertThat(Eventually.took(
                                    message.party() + " is told",
                                    () -> message.arrived().get() == 1))
                            .isLessThan(ServiceWithOutside.A_CODES_BOUND.plus(ServiceWithOutside.MARGIN));
                }
            }
            assertThat(hanging.arrived().get()).isZero();
            service.assertNobodyElseWaits();
            service.outside().cable(silent).speak();
            Eventually.is(silent + " was told", () -> hanging.arrived().get() > 0);
        }
    }

    @Test
    void h6_who_watches_and_does_not_answer_keeps_nobody_from_stopping() throws IOException {
        ServiceWithOutside service = another();
        service.outside().cable(Party.COLLECTOR).goSilent();
        service.outside().cable(Party.SENTRY).goSilent();
        LoggerFactory.getLogger("com.datifyy.Anything").error("failed", new IllegalStateException("silent"));
        Eventually.is("both are waited for", () -> {
            service.assertNobodyElseWaits();
            return service.outside().cable(Party.COLLECTOR).holdsSomethingUp()
                    && service.outside().cable(Party.SENTRY).holdsSomethingUp();
        });

        long stopping = System.nanoTime();
        service.app().stop();
        assertThat(ServiceWithOutside.since(stopping)).isLessThan(STOPPED);
    }
}
