package com.datifyy.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// People who use the service through its interface: they sign in, or register and describe themselves.
///
/// Each comes from an address of their own, as they would behind a proxy; where the service trusts no proxy, all of
/// them share its limits for one address.
public final class Members implements AutoCloseable {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final String PASSWORD = "Benchmark-tea-4711-trains";
    private static final String LOGIN = "/api/v1/auth/login/email";

    private final Target target;
    private final Connection connection;
    private int visits;

    public Members(Target target) {
        this.target = target;
        this.connection = new Connection(target, Duration.ofSeconds(30));
    }

    /// Signs somebody in.
    ///
    /// @return their access token
    /// @throws IOException when the service does not answer or refuses
    public String signIn(String email, String password) throws IOException {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        return tokenIn(ask(Request.send("POST", LOGIN, null, body)));
    }

    /// Registers people who describe themselves and whom they look for, and offer free hours.
    ///
    /// @return their access tokens
    /// @throws IOException when the service does not answer or refuses
    public List<String> register(int count) throws IOException {
        List<String> tokens = new ArrayList<>();
        Random random = new Random(7);
        String round = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        for (int i = 0; i < count; i++) {
            tokens.add(register("bench-" + round + "-" + i + "@example.org", i % 2 == 0, random));
        }
        return tokens;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private String register(String email, boolean woman, Random random) throws IOException {
        LocalDate born = LocalDate.of(1988 + random.nextInt(14), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String token = tokenIn(ask(Request.send(
                "POST",
                "/api/v1/auth/register/email",
                null,
                text(
                        "{'email':'%s','password':'%s','name':'Bench Person','date_of_birth':'%s'}",
                        email, PASSWORD, born))));
        ask(Request.send(
                "PUT",
                "/api/v1/user/me",
                token,
                text(
                        "{'basicInfo':{'gender':'%s'},'profileDetails':{'height':%d},"
                                + "'lifestyleInfo':{'smoking':'SMOKING_NEVER','drinking':'DRINKING_SOCIALLY'},"
                                + "'updateFields':['gender','height','smoking','drinking']}",
                        woman ? "GENDER_FEMALE" : "GENDER_MALE", 150 + random.nextInt(40))));
        ask(Request.send(
                "PUT",
                "/api/v1/partner-preferences",
                token,
                text(
                        "{'preferences':{'lookingForGender':['%s'],'ageRange':{'minAge':%d,'maxAge':%d}},"
                                + "'updateFields':['looking_for_gender','age_range']}",
                        woman ? "GENDER_MALE" : "GENDER_FEMALE", 22 + random.nextInt(5), 32 + random.nextInt(10))));
        long tomorrow = Instant.now().plus(Duration.ofDays(2)).getEpochSecond() / 3600 * 3600;
        ask(Request.send(
                "POST",
                "/api/v1/availability",
                token,
                text(
                        "{'slots':[{'startTime':%d,'endTime':%d,'dateType':'DATE_TYPE_ONLINE'},"
                                + "{'startTime':%d,'endTime':%d,'dateType':'DATE_TYPE_ONLINE'}]}",
                        tomorrow, tomorrow + 3600, tomorrow + 7200, tomorrow + 10_800)));
        return token;
    }

    private Answer ask(Request request) throws IOException {
        visits++;
        String from = "10." + (visits >> 16 & 255) + "." + (visits >> 8 & 255) + "." + (visits & 255);
        Answer answer = connection.ask(request.from(from).encoded(target));
        if (!answer.good()) {
            throw new IOException(request + " was answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    private static String tokenIn(Answer answer) throws IOException {
        Matcher found = ACCESS_TOKEN.matcher(answer.text());
        if (!found.find()) {
            throw new IOException("there is no access token in the answer");
        }
        return found.group(1);
    }

    private static String text(String singleQuoted, Object... values) {
        return String.format(Locale.ROOT, singleQuoted.replace('\'', '"'), values);
    }
}
