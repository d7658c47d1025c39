package com.datifyy.bench.service;

import com.datifyy.bench.load.LoadRun;
import com.datifyy.bench.load.Members;
import com.datifyy.bench.load.Outcome;
import com.datifyy.bench.load.Plan;
import com.datifyy.bench.load.Plan.Arrival;
import com.datifyy.bench.load.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Callers look at their dashboards: as fast as they are answered, then at half of that rate.
///
/// @param callers how many they are
/// @param connections kept open
/// @param warmUp before anything is measured
/// @param measured how long each of the two is
record DashboardLoad(int callers, int connections, Duration warmUp, Duration measured) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /// Until all connections are open.
    private static final Duration SETTLING = Duration.ofSeconds(1);

    /// @param password of all callers
    void run(ServiceProcess service, MeasuredDatabase database, String password, Markdown table) throws Exception {
        List<String> tokens = new ArrayList<>();
        try (Members members = service.members()) {
            for (String email : database.letIn(callers)) {
                tokens.add(members.signIn(email, password));
            }
        }
        LoadRun.Requests dashboards =
                random -> Request.get("/api/v1/user/love-zone/dashboard", tokens.get(random.nextInt(tokens.size())));
        LoadRun.run(
                service.target(),
                new Plan(connections, new Arrival.WhenFree(), Duration.ZERO, warmUp, TIMEOUT),
                dashboards);
        var free = new Plan(connections, new Arrival.WhenFree(), SETTLING, measured, TIMEOUT);
        LoadCost most = LoadCost.of(free, dashboards, service, database);
        tell("dashboard, as fast as answered", most, table);
        Plan even = free.with(new Arrival.Even(Math.max(0.5, most.outcome().throughput() / 2)));
        tell("dashboard, at half of that", LoadCost.of(even, dashboards, service, database), table);
    }

    private static void tell(String what, LoadCost cost, Markdown table) {
        Outcome outcome = cost.outcome();
        table.row(
                what,
                Markdown.number(outcome.waitMillis(50)),
                Markdown.number(outcome.waitMillis(99)),
                Markdown.number(outcome.waitMillis(99.9)),
                Markdown.number(outcome.waitMillis(100)),
                "%s/s, %d errors; CPU ms each: service %s, database %s; others %s %%; generator stood still for %s ms at most"
                        .formatted(
                                Markdown.number(outcome.throughput()),
                                outcome.failed(),
                                Markdown.number(cost.byService()),
                                Markdown.number(cost.byDatabase()),
                                Markdown.number(cost.others()),
                                Markdown.number(outcome.standStillMillis())));
    }
}
