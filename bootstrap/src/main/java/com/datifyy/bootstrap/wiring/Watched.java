package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.postgres.jobs.Job;
import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.Mailer;
import com.datifyy.application.notification.port.SmsSender;
import com.datifyy.application.notification.port.StaffChannel;
import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import java.util.function.Supplier;

/// Who sends messages and does the jobs, with somebody watching.
final class Watched {
    private static final String MAIL = "mail";
    private static final String SMS = "sms";
    private static final String SLACK = "slack";

    private static final String DONE = "done";
    private static final String LATER = "later";
    private static final String NEVER = "never";
    private static final String FAILED = "failed";

    private Watched() {}

    static Mailer mailer(Mailer mailer, Watch watch) {
        expect(watch, MAIL);
        return (id, notice) -> delivered(watch, MAIL, () -> mailer.send(id, notice));
    }

    static SmsSender sms(SmsSender sms, Watch watch) {
        expect(watch, SMS);
        return (id, notice) -> delivered(watch, SMS, () -> sms.send(id, notice));
    }

    static StaffChannel staff(StaffChannel channel, Watch watch) {
        expect(watch, SLACK);
        return (id, news) -> delivered(watch, SLACK, () -> channel.post(id, news));
    }

    static Job job(Job job, Watch watch) {
        watch.expect(Work.JOB, job.name(), DONE, FAILED);
        return new Job(job.name(), job.pause(), () -> {
            var step = watch.begin(Work.JOB, job::name);
            var done = false;
            try (var _ = step.enter()) {
                job.work().run();
                done = true;
            } finally {
                step.end(done ? DONE : FAILED, !done);
            }
        });
    }

    private static void expect(Watch watch, String channel) {
        watch.expect(Work.MESSAGE, channel, DONE, LATER, NEVER, FAILED);
    }

    private static Delivery delivered(Watch watch, String channel, Supplier<Delivery> attempt) {
        var step = watch.begin(Work.MESSAGE, () -> channel);
        String outcome = FAILED;
        try (var _ = step.enter()) {
            Delivery delivery = attempt.get();
            outcome = switch (delivery) {
                case Delivery.Done _ -> DONE;
                case Delivery.Later _ -> LATER;
                case Delivery.Never _ -> NEVER;
            };
            return delivery;
        } finally {
            step.end(outcome, !outcome.equals(DONE));
        }
    }
}
