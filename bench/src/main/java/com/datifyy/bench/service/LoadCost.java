package com.datifyy.bench.service;

import com.datifyy.bench.load.LoadRun;
import com.datifyy.bench.load.Outcome;
import com.datifyy.bench.load.Plan;
import java.io.IOException;
import java.time.Duration;

/// What came of a load on the service, and what it cost.
///
/// @param byService milliseconds of processor time of the service for each request
/// @param byDatabase the same of the database
/// @param others how much of the machine others used meanwhile, in percent
record LoadCost(Outcome outcome, double byService, double byDatabase, double others) {
    /// Puts the service under load.
    static LoadCost of(Plan plan, LoadRun.Requests requests, ServiceProcess service, MeasuredDatabase database)
            throws IOException, InterruptedException {
        Duration serviceBefore = service.processorTime();
        Duration databaseBefore = database.processorTime();
        ProcessorUse before = ProcessorUse.now();
        Outcome outcome = LoadRun.run(service.target(), plan, requests);
        Duration byService = service.processorTime().minus(serviceBefore);
        Duration byDatabase = database.processorTime().minus(databaseBefore);
        double others = ProcessorUse.now().percentOfOthers(before, byService.plus(byDatabase));
        // The warm-up is counted in the processor time, so the requests of the whole run share it.
        double answered =
                outcome.throughput() * plan.warmUp().plus(plan.measured()).toMillis() / 1e3;
        return new LoadCost(
                outcome, byService.toNanos() / 1e6 / answered, byDatabase.toNanos() / 1e6 / answered, others);
    }
}
