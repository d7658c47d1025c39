package com.datifyy.bootstrap.dev;

import com.datifyy.adapters.embedded.Ports;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import com.datifyy.migrations.SchemaState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Goes back to an earlier release and on again: this release writes first, the earlier one goes on with the same
/// people over both protocols, and this one finds what that one wrote. Each lies in a folder and runs as in
/// production, as processes of its own.
public final class TakingBack {
    private static final String EMAIL = "rehearsal@example.com";
    private static final String PASSWORD = "four words in a row";

    /// How it went.
    ///
    /// @param untilReady how long the earlier release took until the first 200 of `/readyz`
    /// @param newer whether the schema is newer than the earlier release: else nothing was proved about it
    public record Outcome(Duration untilReady, boolean newer) {}

    private final Path earlier;
    private final Path present;

    private TakingBack(Path earlier, Path present) {
        this.earlier = earlier.toAbsolutePath();
        this.present = present.toAbsolutePath();
    }

    /// @param earlier the folder of the earlier release
    /// @param present the folder of this one
    /// @throws Complaint when anything goes wrong, with what the service had to say
    public static Outcome of(Path earlier, Path present) throws InterruptedException {
        return new TakingBack(earlier, present).run();
    }

    private Outcome run() throws InterruptedException {
        return Rehearsal.staged((database, here) -> {
            Map<String, String> settings = Rehearsal.settings(database);
            int grpcPort = Ports.free();
            settings.put(Variable.GRPC_PORT.name(), Integer.toString(grpcPort));

            ServiceRun.migrate(earlier, settings, here);
            boolean newer =
                    Schema.of(Settings.from(settings).database().address()).state() instanceof SchemaState.Older;
            ServiceRun.migrate(present, settings, here);
            Person person = first(settings, here, grpcPort);
            ServiceRun.migrate(earlier, settings, here);
            Meanwhile meanwhile = back(person, settings, here, grpcPort);
            again(person, meanwhile, settings, here, grpcPort);
            return new Outcome(meanwhile.untilReady(), newer);
        });
    }

    /// Who is met by both releases, and what the first one gave them.
    private record Person(String refreshToken, String slot, String blocked) {}

    /// What the earlier release did: how long it took until it was ready, and the hour that was offered there.
    private record Meanwhile(Duration untilReady, String slot) {}

    private Person first(Map<String, String> settings, Path here, int grpcPort)
            throws IOException, InterruptedException {
        try (var service = ServiceRun.serve(present, settings, here)) {
            Duration _ = service.awaitReady();
            String other = service.answer(null, "POST", "/api/v1/auth/register/email", """
                    {"email": "other@example.com", "password": "%s", "name": "Other", "dateOfBirth": "1994-04-04"}""".formatted(PASSWORD));
            service.answer(service.textIn(other, "accessToken"), "PUT", "/api/v1/user/me", inMumbai("GENDER_MALE"));
            String registered =
                    service.answer(null, "POST", "/api/v1/auth/register/email", """
                    {"email": "%s", "password": "%s", "name": "Rehearsal", "dateOfBirth": "1995-05-05"}""".formatted(EMAIL, PASSWORD));
            String bearer = service.textIn(registered, "accessToken");
            service.answer(bearer, "PUT", "/api/v1/user/me", inMumbai("GENDER_FEMALE"));
            service.answer(bearer, "PUT", "/api/v1/partner-preferences", """
                    {"preferences": {"lookingForGender": ["GENDER_MALE"]}}""");
            String offered = offer(service, bearer, 48);
            String blocked = service.textIn(other, "userId");
            service.answer(bearer, "POST", "/api/v1/user/block/" + blocked, """
                    {"reason": "a rehearsal"}""");
            var person =
                    new Person(service.textIn(registered, "refreshToken"), service.textIn(offered, "slotId"), blocked);
            requireAllOf(person, service, bearer, grpcPort);
            service.stop();
            return person;
        }
    }

    private Meanwhile back(Person person, Map<String, String> settings, Path here, int grpcPort)
            throws IOException, InterruptedException {
        try (var service = ServiceRun.serve(earlier, settings, here)) {
            Duration untilReady = service.awaitReady();
            service.requireHealthy();
            String kept =
                    service.answer(null, "POST", "/api/v1/auth/token/refresh", """
                    {"refreshToken": "%s"}""".formatted(person.refreshToken()));
            requireAllOf(person, service, service.textIn(kept, "accessToken"), grpcPort);
            String bearer = signIn(service);
            requireAllOf(person, service, bearer, grpcPort);
            service.answer(bearer, "GET", "/api/v1/user/recommendations?limit=3", "");
            service.answer(bearer, "PUT", "/api/v1/user/me", """
                    {"profileDetails": {"bio": "written by the earlier release"}, "updateFields": ["bio"]}""");
            String offered = offer(service, bearer, 72);
            service.stop();
            return new Meanwhile(untilReady, service.textIn(offered, "slotId"));
        }
    }

    private void again(Person person, Meanwhile meanwhile, Map<String, String> settings, Path here, int grpcPort)
            throws IOException, InterruptedException {
        try (var service = ServiceRun.serve(present, settings, here)) {
            Duration _ = service.awaitReady();
            String bearer = signIn(service);
            requireAllOf(person, service, bearer, grpcPort);
            require(service, bearer, "/api/v1/user/me", "written by the earlier release");
            require(service, bearer, "/api/v1/availability", meanwhile.slot());
            service.answer(bearer, "DELETE", "/api/v1/user/block/" + person.blocked(), "");
            service.stop();
        }
    }

    /// Everything that this release wrote is found by whoever serves.
    private static void requireAllOf(Person person, ServiceRun service, String bearer, int grpcPort)
            throws InterruptedException {
        require(service, bearer, "/api/v1/user/me", "Rehearsal");
        require(service, bearer, "/api/v1/user/me", "Mumbai");
        require(service, bearer, "/api/v1/partner-preferences", "GENDER_MALE");
        require(service, bearer, "/api/v1/availability", person.slot());
        require(service, bearer, "/api/v1/user/blocked", person.blocked());
        Rehearsal.requireNamed(service, grpcPort, bearer);
    }

    private static void require(ServiceRun service, String bearer, String path, String text)
            throws InterruptedException {
        if (!service.answer(bearer, "GET", path, "").contains(text)) {
            throw service.failed("GET " + path + " does not tell " + text);
        }
    }

    private static String signIn(ServiceRun service) throws InterruptedException {
        String answer = service.answer(null, "POST", "/api/v1/auth/login/email", """
                {"email": "%s", "password": "%s"}""".formatted(EMAIL, PASSWORD));
        return service.textIn(answer, "accessToken");
    }

    private static String offer(ServiceRun service, String bearer, int hoursAhead) throws InterruptedException {
        long start = (Instant.now().getEpochSecond() / 3600 + hoursAhead) * 3600;
        return service.answer(bearer, "POST", "/api/v1/availability", """
                {"slots": [{"startTime": %d, "endTime": %d, "dateType": "DATE_TYPE_ONLINE"}]}""".formatted(start, start + 3600));
    }

    private static String inMumbai(String gender) {
        return """
                {"basicInfo": {"gender": "%s"},
                 "profileDetails": {"location": {"countryCode": "IN", "country": "India", "city": "Mumbai",
                                                 "latitude": 19.08, "longitude": 72.88}},
                 "updateFields": ["gender", "location"]}""".formatted(gender);
    }
}
