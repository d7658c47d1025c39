package com.datifyy.bootstrap.dev;

import com.datifyy.adapters.postgres.bulk.BulkPeople;
import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.bootstrap.demo.DemoPerson;
import com.datifyy.bootstrap.demo.DemoPopulation;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.Security;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.UserId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/// Puts a demo population into an empty database. One of its people can sign in, with the password that is
/// kept beside the data; she is added last, so a database that has her is complete.
final class DemoData {

    private static final int BATCH = 2_000;

    /// How many batches are written while the next is invented.
    private static final int AT_ONCE = 2;

    private final Settings settings;
    private final Password password;
    private final PrintWriter out;

    DemoData(Settings settings, String password, PrintWriter out) {
        this.settings = settings;
        this.password = Password.chosen(password);
        this.out = out;
    }

    /// Invents people unless somebody is there already.
    ///
    /// @return whether the visitor can sign in with the password
    boolean provide(int people, long seed) {
        try (var database = Stores.open(settings.database());
                var hasher = Security.hasher(settings.tokens())) {
            var visitor = Stores.in(database).users().ownerOf(DemoPopulation.visitor());
            if (visitor.isPresent()) {
                letIn(visitor.get().id(), Stores.in(database), hasher);
                return true;
            }
            var bulk = new BulkPeople(database);
            if (!bulk.isEmpty()) {
                out.println("The database holds people, but not the demo visitor: none are invented.");
                return false;
            }
            invent(new DemoPopulation(seed, people, Instant.now()), people, bulk, hasher);
            return true;
        }
    }

    /// A data folder and a database need not have begun together.
    private void letIn(UserId visitor, Stores stores, PasswordHasher hasher) {
        var known = stores.users().passwordOf(visitor);
        if (known.isEmpty() || !hasher.matches(password, known.get())) {
            var hash = hasher.hash(password);
            stores.unitOfWork().run(() -> stores.users().changePassword(visitor, hash));
        }
    }

    private void invent(DemoPopulation population, int people, BulkPeople bulk, PasswordHasher hasher) {
        out.printf("Inventing %,d people … ", people);
        out.flush();
        var began = System.nanoTime();
        var progress = new Progress(people);
        // The first batch on this thread: virtual threads then find every class loaded.
        var first = new ArrayList<BulkPeople.Person>();
        population
                .people()
                .skip(1)
                .limit(BATCH)
                .map(person -> row(person, null))
                .forEach(first::add);
        bulk.add(first);
        progress.add(first.size());
        population
                .people()
                .skip(1L + BATCH)
                .map(person -> row(person, null))
                .gather(Gatherers.windowFixed(BATCH))
                .gather(Gatherers.mapConcurrent(AT_ONCE, batch -> added(batch, bulk)))
                .forEach(progress::add);
        var visitor = population.people().limit(1).toList().getFirst();
        bulk.add(List.of(row(visitor, hasher.hash(password))));
        bulk.finish();
        out.printf("%.1f s%n", (System.nanoTime() - began) / 1e9);
        out.flush();
    }

    private static int added(List<BulkPeople.Person> batch, BulkPeople bulk) {
        bulk.add(batch);
        return batch.size();
    }

    private static BulkPeople.Person row(DemoPerson person, @Nullable PasswordHash password) {
        return new BulkPeople.Person(person.user(), password, person.profile(), person.preferences(), person.slots());
    }

    /// Prints every tenth part of the way, when the way is long.
    private final class Progress {
        private final int all;
        private int done;
        private int told;

        Progress(int all) {
            this.all = all;
        }

        void add(int count) {
            done += count;
            var tenths = (int) (10L * done / all);
            if (all > 10 * BATCH && tenths > told && tenths < 10) {
                told = tenths;
                out.print(tenths * 10 + " % … ");
                out.flush();
            }
        }
    }
}
