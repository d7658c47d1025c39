package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminProto;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthProto;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityProto;
import com.datifyy.adapters.grpc.wire.user.v1.UserProto;
import com.datifyy.bootstrap.App;
import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.accounts.Authenticator;
import com.datifyy.bootstrap.cli.Staffing;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Http;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.walkthrough.DocumentationPage.Example;
import com.datifyy.bootstrap.walkthrough.DocumentationPage.Shown;
import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A service to which the commands of one page are sent in order.
///
/// Where a page says `http://localhost:8080`, `localhost:9090` and `--data-dir .datifyy`, this service is
/// meant. A command whose answer is not shown has to succeed.
final class Replay implements AutoCloseable {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)", Pattern.DOTALL);
    private static final Pattern COMING_HOUR =
            Pattern.compile("\\$\\(\\( \\(\\$\\(date \\+%s\\) / 3600 \\+ (\\d+)\\) \\* 3600 \\)\\)");
    private static final Pattern FIELD =
            Pattern.compile("sed 's/\\.\\*(\"\\w+\":\")\\\\\\(\\[\\^\"]\\*\\\\\\)\"\\.\\*/\\\\1/'");
    private static final Pattern FIRST_OF_FIELD =
            Pattern.compile("sed 's/\\.\\*(\"\\w+\":)\\\\\\[\"\\\\\\(\\[\\^\"]\\*\\\\\\)\"\\.\\*/\\\\1/'");
    private static final Pattern NUMBER =
            Pattern.compile("sed 's/\\.\\*(\"\\w+\":)\\\\\\(\\[0-9]\\*\\\\\\)\\.\\*/\\\\1/'");
    private static final Pattern HEADER = Pattern.compile("sed -n 's/\\^([\\w ,]+: )//p'");
    private static final String WITHOUT_RETURNS = "tr -d '\\r'";

    private final Running running;
    private final Map<String, String> environment;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Shell shell = new Shell();
    private final String http;
    private final String grpc;
    private final ManagedChannel channel;
    private final Map<String, MethodDescriptor> methods = new HashMap<>();

    /// Over a service of its own, without anybody in it.
    static Replay withoutAnybody() {
        var running = new Running();
        Map<String, String> environment = Map.of(
                "ENV", "development",
                "PORT", "0",
                "GRPC_PORT", "0",
                "DATABASE_URL", Databases.fresh().url(),
                "JWT_SECRET", "wEvmYqR8sNbT3kLx0HcZ5uFjD1gPaO7i",
                "DATABASE_POOL_SIZE", "4");
        App app = App.start(Settings.from(environment), "walkthrough", running, _ -> {});
        return new Replay(running, environment, app.httpPort(), app.grpcPort());
    }

    /// @param running what is to be stopped at the end
    /// @param environment the service's
    Replay(Running running, Map<String, String> environment, int httpPort, int grpcPort) {
        this.running = running;
        this.environment = environment;
        http = "http://localhost:" + httpPort;
        grpc = "localhost:" + grpcPort;
        channel = NettyChannelBuilder.forTarget(grpc).usePlaintext().build();
        List.of(
                        AuthProto.getDescriptor(),
                        UserProto.getDescriptor(),
                        AvailabilityProto.getDescriptor(),
                        AdminProto.getDescriptor())
                .stream()
                .flatMap(file -> file.getServices().stream())
                .flatMap(service -> service.getMethods().stream())
                .forEach(method -> methods.put(method.getService().getFullName() + "/" + method.getName(), method));
    }

    @Override
    public void close() {
        channel.shutdownNow();
        client.shutdownNow();
        running.stop();
    }

    /// Runs the commands of an example and compares what the last one answers with what is shown.
    void of(Example example) {
        String here = example.commands()
                .replace("http://localhost:8080", http)
                .replace("localhost:9090", grpc)
                .replace("--data-dir .datifyy ", "");
        List<String> commands = Shell.commands(here);
        for (int i = 0; i < commands.size(); i++) {
            run(commands.get(i), i == commands.size() - 1 ? example.shown() : null);
        }
    }

    /// What a path answers to anybody.
    int statusOf(String path) {
        return Curl.of(List.of(http + path)).send(client).status();
    }

    private void run(String command, @Nullable Shown shown) {
        var assignment = ASSIGNMENT.matcher(command);
        if (assignment.matches()) {
            assertThat(shown)
                    .as("an answer is shown, but none is printed by " + command)
                    .isNull();
            shell.set(assignment.group(1), value(assignment.group(2)));
            return;
        }
        List<String> words = shell.words(command);
        List<String> arguments = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "curl" -> compare(Curl.of(arguments).send(client), shown);
            case "grpcurl" -> compare(Grpcurl.of(arguments, grpc).send(channel, methods), shown);
            case "./datifyy", "echo" -> {
                assertThat(shown).as("what is printed is not compared").isNull();
                var _ = printedBy(Shell.pipeline(command));
            }
            default -> throw new IllegalArgumentException("Not understood: " + command);
        }
    }

    private String value(String right) {
        var hour = COMING_HOUR.matcher(right);
        if (hour.matches()) {
            long hours = Instant.now().getEpochSecond() / 3600 + Long.parseLong(hour.group(1));
            return Long.toString(hours * 3600);
        }
        if (right.startsWith("$(") && right.endsWith(")")) {
            return printedBy(Shell.pipeline(right.substring(2, right.length() - 1)));
        }
        return String.join(" ", shell.words(right));
    }

    private String printedBy(List<String> pipeline) {
        List<String> words = shell.words(pipeline.getFirst());
        List<String> arguments = words.subList(1, words.size());
        String text = switch (words.getFirst()) {
            case "echo" -> String.join(" ", arguments);
            case "./datifyy" -> staffing(arguments, "");
            case "oathtool" -> {
                assertThat(arguments).hasSize(3).startsWith("--totp", "-b");
                yield Authenticator.told(arguments.getLast()).code();
            }
            case "curl" -> {
                var answer = Curl.of(arguments).send(client);
                compare(answer, null);
                yield answer.printed();
            }
            default -> throw new IllegalArgumentException("Not understood: " + pipeline);
        };
        for (String filter : pipeline.subList(1, pipeline.size())) {
            List<String> filtering = shell.words(filter);
            text = filtering.getFirst().equals("./datifyy")
                    ? staffing(filtering.subList(1, filtering.size()), text)
                    : filtered(text, filter);
        }
        return text;
    }

    private String staffing(List<String> arguments, String input) {
        assertThat(arguments.getFirst()).as("the command of the program").isEqualTo("admin");
        return Staffing.told(environment, input, arguments.subList(1, arguments.size()));
    }

    private static String filtered(String text, String filter) {
        var field = FIELD.matcher(filter);
        if (field.matches()) {
            return found(Pattern.compile("(?s).*" + Pattern.quote(field.group(1)) + "([^\"]*)\".*"), text);
        }
        var first = FIRST_OF_FIELD.matcher(filter);
        if (first.matches()) {
            return found(Pattern.compile("(?s).*" + Pattern.quote(first.group(1) + "[\"") + "([^\"]*)\".*"), text);
        }
        var number = NUMBER.matcher(filter);
        if (number.matches()) {
            return found(Pattern.compile("(?s).*" + Pattern.quote(number.group(1)) + "([0-9]*).*"), text);
        }
        var header = HEADER.matcher(filter);
        if (header.matches()) {
            return found(Pattern.compile("(?is)(?:.*\n)?" + Pattern.quote(header.group(1)) + "([^\n]*).*"), text);
        }
        if (filter.equals(WITHOUT_RETURNS)) {
            return text;
        }
        throw new IllegalArgumentException("Not understood: " + filter);
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("Nothing like " + pattern + " is in " + text);
        }
        return match.group(1);
    }

    private static void compare(Curl.Answer answer, @Nullable Shown shown) {
        if (shown == null) {
            assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
            return;
        }
        assertThat(shown.language()).as("the block after a curl line").isEqualTo("http");
        String[] parts = shown.text().split("\n\n", 2);
        List<String> head = parts[0].lines().toList();
        assertThat(answer.status() + " " + reason(answer.status()))
                .as(answer.body())
                .isEqualTo(head.getFirst().replace("HTTP/1.1 ", ""));
        for (String line : head.subList(1, head.size())) {
            String[] header = line.split(": ", 2);
            assertThat(answer.headers().firstValue(header[0]).orElse(""))
                    .as(header[0])
                    .matches(told -> Excerpt.matches(header[1], told), "is " + header[1]);
        }
        if (parts.length == 2) {
            assertThat(Excerpt.of(parts[1]).differencesFrom(Http.read(answer.body())))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    private static void compare(Grpcurl.Answer answer, @Nullable Shown shown) {
        String language = shown == null ? "json" : shown.language();
        switch (answer) {
            case Grpcurl.Answer.Told told -> {
                assertThat(language)
                        .as("the block after a grpcurl line that succeeds")
                        .isEqualTo("json");
                assertThat(Excerpt.of(shown == null ? "{}" : shown.text()).differencesFrom(told.json()))
                        .as(told.json().toString())
                        .isEmpty();
            }
            case Grpcurl.Answer.Refused refused -> {
                assertThat(language).as(refused.printed()).isEqualTo("text");
                assertThat(refused.printed()).isEqualTo(shown == null ? "" : shown.text());
            }
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            default -> String.format(Locale.ROOT, "(%d is not in the pages so far)", status);
        };
    }
}
