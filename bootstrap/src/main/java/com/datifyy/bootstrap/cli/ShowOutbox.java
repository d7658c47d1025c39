package com.datifyy.bootstrap.cli;

import com.datifyy.application.notification.port.OutboxRecords;
import com.datifyy.application.notification.port.OutboxRecords.DeadLetter;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.Stores;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

@Command(
        name = "outbox",
        description = {
            "Prints how many messages wait and which were given up last.",
            "What a message held is erased when it is given up, so none can be sent again."
        },
        mixinStandardHelpOptions = true)
final class ShowOutbox implements Runnable {

    private static final int MOST_LETTERS = 20;

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;

    ShowOutbox(Supplier<Environment> environment, Supplier<PrintWriter> out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public void run() {
        var settings = Settings.from(environment.get());
        Logging.configure(settings.log());
        // Asked before there is a pool, whose end would wait for what it is about to connect.
        Schema.of(settings.database().address()).requireAnswer();
        try (var database = Stores.open(settings.database())) {
            Schema.of(settings.database().address()).requireKnown(database);
            var records = Stores.in(database).outboxRecords();
            print(records.summary(), records.newestDeadLetters(MOST_LETTERS));
        }
    }

    private void print(OutboxRecords.Summary summary, List<DeadLetter> letters) {
        var oldest = summary.oldest();
        out.get().println("Waiting: " + summary.waiting() + (oldest == null ? "" : ", the oldest since " + oldest));
        out.get().println("Given up in the last 30 days: " + summary.givenUp());
        for (var letter : letters) {
            out.get()
                    .println("  %s  %s  %s  attempts: %d  %s"
                            .formatted(letter.id(), letter.at(), letter.kind(), letter.attempts(), letter.why()));
        }
    }
}
