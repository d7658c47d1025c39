package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.jobs.Job;
import com.datifyy.adapters.postgres.jobs.PostgresJobs;
import com.datifyy.application.admin.ActivityCount;
import com.datifyy.application.identity.AccountClosure;
import com.datifyy.application.identity.DataRetention;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.OutboxRelay;
import com.datifyy.application.notification.OutboxRetention;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.profile.LoosePictureDisposal;
import com.datifyy.application.watching.Watch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;

/// What the service does by itself, without being asked.
public final class BackgroundWork implements AutoCloseable {
    /// Less than the time between two looks for jobs: with as much, every other look would come too early.
    private static final Duration RELAYS_REST = PostgresJobs.LOOK.dividedBy(2);

    private final OutboxRelay relay;
    private final PostgresJobs jobs;

    private BackgroundWork(OutboxRelay relay, PostgresJobs jobs) {
        this.relay = relay;
        this.jobs = jobs;
    }

    /// Everything, not started yet.
    ///
    /// @param eventsKept how long it is known what happened to accounts
    /// @param nudging whether people are asked for hours at the weekend
    /// @param stopWithin how long stopping them may take
    public static BackgroundWork in(
            PostgresDatabase database,
            Stores stores,
            Outbox outbox,
            Messages messages,
            Announcements announcements,
            AccountClosure closure,
            Duration eventsKept,
            Dates dates,
            boolean nudging,
            Duration stopWithin,
            InstantSource clock,
            Watch watch) {
        var units = stores.unitOfWork();
        var relay = new OutboxRelay(
                outbox,
                Watched.mailer(messages.mailer(), watch),
                Watched.sms(messages.sms(), watch),
                Watched.staff(messages.staff(), watch),
                announcements,
                units,
                clock);
        var activity = new ActivityCount(stores.figures(), units);
        var retention = new OutboxRetention(stores.outboxRecords(), units, clock);
        var forgetting = new DataRetention(
                stores.codes(),
                stores.failedSignIns(),
                stores.sessions(),
                stores.adminSessions(),
                stores.answeredRequests(),
                stores.securityLog(),
                stores.comments(),
                eventsKept,
                units,
                clock);
        var disposal =
                new LoosePictureDisposal(stores.loosePictures(), stores.photos(), stores.pictures(), units, clock);
        var nudges = nudging
                ? Stream.of(new Job("ask about the weekend", Duration.ofMinutes(1), dates.nudges()::nudgeDue))
                : Stream.<Job>empty();
        var jobs = new PostgresJobs(
                database,
                stopWithin,
                Stream.concat(
                                nudges,
                                Stream.of(
                                        new Job("relay outbox", RELAYS_REST, relay::deliverDue),
                                        new Job("remind of dates", Duration.ofMinutes(1), dates.reminders()::remindDue),
                                        new Job("count who was there", Duration.ofMinutes(1), activity::countNew),
                                        new Job("forget old messages", Duration.ofHours(1), retention::forgetOld),
                                        new Job(
                                                "forget old codes and sessions",
                                                Duration.ofHours(1),
                                                forgetting::forgetOld),
                                        new Job("delete loose pictures", Duration.ofMinutes(1), disposal::deleteDue),
                                        new Job("delete closed accounts", Duration.ofHours(1), closure::purgeDue)))
                        .map(job -> Watched.job(job, watch))
                        .toList());
        return new BackgroundWork(relay, jobs);
    }

    /// Starts looking for what is to be done.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the database does not answer
    public void start() {
        jobs.start();
    }

    /// Begins nothing new and waits for what runs, interrupting it at half time. The relay is told first: while a
    /// channel hangs its run would go on claiming until then, and what it claimed last would be broken off.
    @Override
    public void close() {
        relay.stop();
        jobs.close();
    }
}
