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
    private Watched() {}

    static Mailer mailer(Mailer mailer, Watch watch) {
        return (id, notice) -> delivered(watch, "mail", () -> mailer.send(id, notice));
    }

    static SmsSender sms(SmsSender sms, Watch watch) {
        return (id, notice) -> delivered(watch, "sms", () -> sms.send(id, notice));
    }

    static StaffChannel staff(StaffChannel channel, Watch watch) {
        return (id, news) -> delivered(watch, "slack", () -> channel.post(id, news));
    }

    static Job job(Job job, Watch watch) {
        return new Job(job.name(), job.pause(), () -> {
            var step = watch.begin(Work.JOB, job::name);
            var done = false;
            try (var _ = step.enter()) {
                job.work().run();
                done = true;
            } finally {
                step.end(done ? "done" : "failed", !done);
            }
        });
    }

    private static Delivery delivered(Watch watch, String channel, Supplier<Delivery> attempt) {
        var step = watch.begin(Work.MESSAGE, () -> channel);
        String outcome = "failed";
        try (var _ = step.enter()) {
            Delivery delivery = attempt.get();
            outcome = switch (delivery) {
                case Delivery.Done _ -> "done";
                case Delivery.Later _ -> "later";
                case Delivery.Never _ -> "never";
            };
            return delivery;
        } finally {
            step.end(outcome, !outcome.equals("done"));
        }
    }
}
