package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.PostgresUnitOfWork;
import com.datifyy.adapters.postgres.availability.PostgresNudgeRounds;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.adapters.security.SecureIds;
import com.datifyy.application.availability.WeekendNudges;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.bootstrap.journey.Journey.Genie;
import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.domain.admin.AdminRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the service does by itself, by three processes on one database: what is due happens once, however many of
/// them look for it, and whoever of them is killed at it. Jobs that only delete are not here, since nobody can see
/// whether something was deleted twice.
@Timeout(600)
class JobsOfInstancesTest {
    private static final String PASSWORD = Newcomer.named("Anybody").password();
    private static final String REMINDING = "remind of dates";
    private static final String RELAY = "relay outbox";
    private static final List<String> SEEN_OUTSIDE =
            List.of(REMINDING, "count who was there", "delete closed accounts");

    /// Who is left behind is looked for every half minute.
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    private static final List<Instance> INSTANCES = new ArrayList<>();
    private static Database database;
    private static String genie;

    /// One process, known to the database by a name, with a mail server of its own.
    private record Instance(String name, Map<String, String> settings, Mailbox mailbox, AppProcess app) {
        static Instance called(String name, Map<String, String> common) {
            var mailbox = new Mailbox();
            var settings = new HashMap<>(common);
            settings.put("DATABASE_URL", database.url() + "?application_name=" + name);
            settings.put("SMTP_HOST", "127.0.0.1");
            settings.put("SMTP_PORT", Integer.toString(mailbox.port()));
            settings.put("SMTP_ENCRYPTION", "none");
            settings.put("SMTP_FROM", "hello@example.org");
            return new Instance(name, settings, mailbox, AppProcess.start(settings));
        }

        /// Nothing that it had sent to the database and that waits there is carried out any more.
        void kill() {
            app.kill();
            database.texts("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = '"
                    + name + "'");
        }

        /// As a platform starts what ended.
        Instance startedAgain() {
            return new Instance(name, settings, mailbox, AppProcess.start(settings));
        }

        /// How often it did a job.
        double runs(String job) {
            return app.metric("datifyy_job_seconds_count{outcome=\"done\",task=\"" + job + "\"}");
        }
    }

    @BeforeAll
    static void start() {
        database = Databases.fresh();
        Map<String, String> settings = RunningApp.environment(database, RunningApp.anotherSecret());
        settings.put("METRICS_TOKEN", AppProcess.METRICS_TOKEN);
        for (String name : List.of("one", "two", "three")) {
            INSTANCES.add(Instance.called(name, settings));
        }
        AppProcess app = INSTANCES.getFirst().app();
        var colleagues = Colleagues.in(settings, app.http());
        String token = colleagues.token(AdminRole.SUPER_ADMIN);
        Answer guides = app.http()
                .as(token)
                .put("/api/v1/admin/admins/" + colleagues.id(AdminRole.SUPER_ADMIN), "{\"isGenie\":true}");
        assertThat(guides.status()).as(guides::text).isEqualTo(200);
        genie = token;
    }

    @AfterAll
    static void stop() {
        for (Instance instance : INSTANCES) {
            instance.app().close();
            instance.mailbox().close();
        }
        INSTANCES.clear();
    }

    @Test
    void what_is_due_happens_once_however_often_all_of_them_look_for_it() {
        Couple couple = Couple.withADate();
        Member leaver = newcomer();
        INSTANCES.getLast().app().doors().getFirst().close(leaver, PASSWORD);
        database.run("UPDATE datifyy.users SET created_at = created_at - interval '70 days',"
                + " closed_at = closed_at - interval '60 days' WHERE id = " + leaver.id());
        awaitNothingWaits();
        long before = couple.mails();
        List<Double> runs = runsOfAll();

        couple.meetTomorrow();
        database.run("INSERT INTO datifyy.signs_of_life (at)"
                + " SELECT '2026-01-05T12:00Z'::timestamptz FROM generate_series(1, 1000)");
        Eventually.within(Duration.ofSeconds(90), "each instance has done each job once more", () -> {
            SEEN_OUTSIDE.forEach(JobsOfInstancesTest::makeDue);
            List<Double> now = runsOfAll();
            return IntStream.range(0, now.size()).allMatch(i -> now.get(i) > runs.get(i));
        });
        awaitNothingWaits();

        assertThat(couple.mails()).as("one reminder for each of the two").isEqualTo(before + 2);
        assertThat(database.texts("SELECT people FROM datifyy.active_people"
                        + " WHERE zone = 'UTC' AND period = 'DAILY' AND starts_on = '2026-01-05'"))
                .containsExactly("1000");
        assertThat(database.texts("SELECT id FROM datifyy.users WHERE id = " + leaver.id()))
                .isEmpty();
        assertThat(database.texts("SELECT kind FROM datifyy.audit_events WHERE kind = 'ACCOUNT_PURGED'"))
                .hasSize(1);
    }

    private static List<Double> runsOfAll() {
        return INSTANCES.stream()
                .flatMap(instance -> SEEN_OUTSIDE.stream().map(instance::runs))
                .toList();
    }

    /// The first is killed in the middle of its transaction, the second when that is done and the job's own book does
    /// not say so yet.
    @Test
    void a_date_is_reminded_of_once_though_two_who_are_at_it_are_killed() throws SQLException {
        Couple couple = Couple.withADate();
        awaitNothingWaits();
        long before = couple.mails();
        runNext(RELAY, "now() + interval '1 hour'");

        try (Connection messages = database.connect();
                Connection book = database.connect()) {
            messages.setAutoCommit(false);
            book.setAutoCommit(false);
            hold(messages, "LOCK TABLE datifyy.outbox IN EXCLUSIVE MODE");
            couple.meetTomorrow();
            Instance first = killedWhileItReminds();
            assertThat(couple.isReminded()).isFalse();

            Instance second = whoWaits("%insert%outbox%");
            assertThat(second.name()).isNotEqualTo(first.name());
            hold(book, "SELECT FROM datifyy.scheduled_tasks WHERE task_name = '" + REMINDING + "' FOR UPDATE");
            messages.rollback();
            Eventually.is("it is noted that both are reminded", couple::isReminded);
            assertThat(whoWaits("%update%scheduled_tasks%").name()).isEqualTo(second.name());
            second.kill();
            book.rollback();

            Instant killed = Instant.now();
            letGo(REMINDING);
            Eventually.within(
                    TAKEN_OVER,
                    "the third has done the job",
                    () -> !database.texts("SELECT 1 FROM datifyy.scheduled_tasks WHERE task_name = '" + REMINDING
                                    + "' AND NOT picked AND last_success > '" + killed + "'")
                            .isEmpty());
            replace(first);
            replace(second);
        }

        makeDue(RELAY);
        awaitNothingWaits();
        assertThat(couple.mails()).isEqualTo(before + 2);
    }

    /// At least once is what is promised, and that the receiver can tell.
    @Test
    void a_message_whose_sender_is_killed_before_it_hears_of_its_arrival_comes_again_under_the_same_id() {
        awaitNothingWaits();
        INSTANCES.forEach(instance -> instance.mailbox().keepReceipts());
        Newcomer maya = Newcomer.named("Maya Kulkarni");
        INSTANCES.getFirst().app().overRest().register(maya);
        Eventually.is("it has arrived", () -> !idsSentTo(maya).isEmpty());
        Instance sender = INSTANCES.stream()
                .filter(instance -> instance.mailbox().sentTo(maya.email()) > 0)
                .findFirst()
                .orElseThrow();

        sender.kill();
        INSTANCES.forEach(instance -> instance.mailbox().giveReceipts());
        database.run("UPDATE datifyy.outbox SET leased_until = now() WHERE leased_until IS NOT NULL");
        letGo(RELAY);
        Eventually.within(
                TAKEN_OVER, "another has sent it", () -> idsSentTo(maya).size() > 1);
        replace(sender);
        awaitNothingWaits();

        assertThat(idsSentTo(maya))
                .hasSize(2)
                .doesNotContain("")
                .containsOnly(idsSentTo(maya).getFirst());
    }

    private static List<String> idsSentTo(Newcomer newcomer) {
        return INSTANCES.stream()
                .flatMap(instance -> instance.mailbox().idsSentTo(newcomer.email()).stream())
                .toList();
    }

    /// By its work, from several pools at once, since it is done on two days of the week.
    @Test
    void everybody_is_asked_about_a_weekend_once_though_four_ask_at_the_same_moment() {
        Database apart = Databases.fresh();
        List<PostgresDatabase> pools = IntStream.range(0, 4)
                .mapToObj(_ -> PostgresDatabase.open(new PostgresSettings(
                        "jdbc:postgresql://127.0.0.1:" + apart.port() + "/" + apart.name(),
                        "postgres",
                        "any",
                        2,
                        false)))
                .toList();
        try {
            var users = new PostgresUserRepository(pools.getFirst());
            new PostgresUnitOfWork(pools.getFirst())
                    .run(() -> IntStream.rangeClosed(1, 250)
                            .forEach(number -> users.add(TestAccounts.activeAccount(number), TestAccounts.HASH)));

            for (int round = 0; round < 2; round++) {
                List<Integer> asked = Simultaneously.together(pools.size(), i -> asking(pools.get(i)));
                assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(round == 0 ? 250 : 0);
            }

            assertThat(apart.texts("SELECT key FROM datifyy.outbox"))
                    .hasSize(250)
                    .doesNotHaveDuplicates()
                    .allMatch(key -> key.startsWith("weekend/2026-03-04/"));
        } finally {
            pools.forEach(PostgresDatabase::close);
        }
    }

    /// All that are left, on a Wednesday.
    private static Callable<Integer> asking(PostgresDatabase pool) {
        InstantSource wednesday = InstantSource.fixed(Instant.parse("2026-03-04T10:00:00Z"));
        var settings = new PostgresSettingsRepository(pool);
        var units = new PostgresUnitOfWork(pool);
        var outbox = new PostgresOutbox(pool, new PlainSecretBox());
        var nudges = new WeekendNudges(
                new PostgresNudgeRounds(pool),
                new PostgresSlotRepository(pool),
                new PostgresUserRepository(pool),
                settings,
                new Notifications(outbox, new ChosenClocks(settings), new SecureIds(), wednesday),
                units,
                wednesday);
        return nudges::nudgeDue;
    }

    private static void makeDue(String job) {
        runNext(job, "now()");
    }

    /// Puts off, or forward, what nobody is at.
    private static void runNext(String job, String when) {
        Eventually.is("nobody is at it", () -> database.runNext(job, when));
    }

    /// Who was killed at that job, in the middle of its transaction, and left it behind. Whoever waited for the outbox
    /// too long before gave it up by themselves: then it begins again.
    private static Instance killedWhileItReminds() {
        while (true) {
            makeDue(REMINDING);
            Instance one = whoWaits("%insert%outbox%");
            one.kill();
            if (leaveBehind(REMINDING)) {
                return one;
            }
            replace(one);
        }
    }

    /// As if two minutes had passed in which nobody heard of whoever is at a job.
    ///
    /// @return whether anybody was
    private static boolean leaveBehind(String job) {
        return !database.texts("UPDATE datifyy.scheduled_tasks"
                        + " SET last_heartbeat = last_heartbeat - interval '2 minutes'"
                        + " WHERE picked AND task_name = '" + job + "' RETURNING 1")
                .isEmpty();
    }

    /// As whoever looks for those who are left behind does it, half a minute later. That it is done by the service is
    /// seen where [#leaveBehind] stands.
    private static void letGo(String job) {
        database.run("UPDATE datifyy.scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL"
                + " WHERE picked AND task_name = '" + job + "'");
    }

    private static void hold(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The instance that waits for a lock in a statement like that.
    private static Instance whoWaits(String statement) {
        String question = "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock' AND query ILIKE '" + statement + "'";
        List<Instance> waiting = new ArrayList<>();
        Eventually.within(TAKEN_OVER, "one of ours waits", () -> {
            List<String> names = database.texts(question);
            INSTANCES.stream()
                    .filter(instance -> names.contains(instance.name()))
                    .forEach(waiting::add);
            return !waiting.isEmpty();
        });
        return waiting.getFirst();
    }

    private static void replace(Instance killed) {
        INSTANCES.set(INSTANCES.indexOf(killed), killed.startedAgain());
    }

    private static void awaitNothingWaits() {
        Eventually.within(
                TAKEN_OVER,
                "nothing waits",
                () -> database.texts("SELECT id::text FROM datifyy.outbox WHERE state = 'WAITING'")
                        .isEmpty());
    }

    private static Member newcomer() {
        return INSTANCES.getLast().app().overRest().register(Newcomer.named("Maya Kulkarni"));
    }

    /// Two people who meet.
    ///
    /// @param date its number
    private record Couple(Member one, Member other, List<String> addresses, String date) {
        static Couple withADate() {
            Story here = Story.somewhere("GENDER_FEMALE");
            Instant hour = People.anotherHour();
            Member one = free(here, hour);
            Member other = free(here.neighbour("GENDER_MALE"), hour);
            Genie staff = INSTANCES.getLast().app().overRest().staff(genie);
            int match = staff.match(one.id(), other.id());
            staff.suggest(match);
            for (Member member : List.of(one, other)) {
                var _ = member.answer(member.suggestions().getFirst().number(), true, List.of());
            }
            String date = staff.arrange(one.id(), other.id(), hour);
            return new Couple(
                    one, other, List.of(one.profile().email(), other.profile().email()), date);
        }

        private static Member free(Story story, Instant hour) {
            Member member = newcomer();
            var _ = member.tell(story);
            var _ = member.give(List.of(Hour.online(hour)));
            database.run(
                    "UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE' WHERE id = " + member.id());
            return member;
        }

        /// The day of the date comes near.
        void meetTomorrow() {
            database.run(
                    "UPDATE datifyy.scheduled_dates SET starts_at = date_trunc('hour', now()) + interval '20 hours',"
                            + " ends_at = date_trunc('hour', now()) + interval '21 hours' WHERE id = " + date);
        }

        boolean isReminded() {
            return !database.texts(
                            "SELECT 1 FROM datifyy.scheduled_dates WHERE reminded_at IS NOT NULL AND id = " + date)
                    .isEmpty();
        }

        /// How many mails the two have got so far.
        long mails() {
            return INSTANCES.stream()
                    .flatMap(instance -> addresses.stream().map(instance.mailbox()::sentTo))
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
