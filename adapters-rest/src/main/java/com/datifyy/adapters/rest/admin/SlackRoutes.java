package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.admin.StaffChannelPosting;
import com.datifyy.application.admin.StaffChannelPosting.Message;
import com.datifyy.application.admin.StaffChannelPosting.Tested;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.notification.Notice.StaffNews.Fact;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Messages of super admins into the staff's channel.
public final class SlackRoutes implements Routes.Part {
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_TEXT = 3_000;
    private static final int LONGEST_FACT = 500;
    private static final int MOST_DETAILS = 10;

    private final StaffChannelPosting slack;

    public SlackRoutes(StaffChannelPosting slack) {
        this.slack = slack;
    }

    @Override
    public void addTo(Routes routes) {
        routes.makingForStaff("POST /api/v1/slack/send", this::send)
                .makingForStaff("POST /api/v1/slack/alert", this::alert)
                .makingForStaff("POST /api/v1/slack/notification", this::notification)
                .forStaff("GET /api/v1/slack/test", this::test)
                .forStaff("POST /api/v1/slack/test", this::test);
    }

    private void send(Exchange http, AdminCaller admin) {
        String text = text(http.body(), "message", LONGEST_TEXT);
        post(http, admin, new Message(Tone.NEUTRAL, "", text, List.of()));
    }

    private void alert(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        Tone tone = wrong.of(() -> toneOf(word(body, "type", "alert")), Tone.NEUTRAL);
        String title = text(body, "title", LONGEST_TITLE, wrong);
        String text = text(body, "message", LONGEST_TEXT, wrong);
        List<Fact> details = details(body, List.of(), wrong);
        wrong.tell();
        post(http, admin, new Message(tone, title, text, details));
    }

    private static Tone toneOf(String type) {
        return switch (type) {
            case "alert" -> Tone.DANGER;
            case "success" -> Tone.GOOD;
            case "warning" -> Tone.WARNING;
            case "info" -> Tone.NEUTRAL;
            default -> throw new InvalidInput("type", "must be one of alert, success, warning, info");
        };
    }

    private void notification(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        Message message = switch (word(body, "notification_type", "")) {
            case "user_event" -> userEvent(body, wrong);
            case "admin_activity" -> adminActivity(body, wrong);
            case "system_alert" -> systemAlert(body, wrong);
            case "ai_match" -> aiMatch(body, wrong);
            default ->
                throw new InvalidInput(
                        "notification_type", "must be one of user_event, admin_activity, system_alert, ai_match");
        };
        wrong.tell();
        post(http, admin, message);
    }

    private static Message userEvent(JsonInput body, Faults wrong) {
        String event = text(body, "event_type", LONGEST_TITLE, wrong);
        Tone tone = switch (event.toLowerCase(Locale.ROOT)) {
            case "registration", "verification" -> Tone.GOOD;
            case "deletion" -> Tone.DANGER;
            case "suspension" -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Email", veiled(text(body, "user_email", LONGEST_FACT, wrong))));
        facts.add(new Fact("Event", event));
        return new Message(tone, "User event: " + event, "", details(body, facts, wrong));
    }

    private static Message adminActivity(JsonInput body, Faults wrong) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Admin", veiled(text(body, "admin_email", LONGEST_FACT, wrong))));
        facts.add(new Fact("Action", text(body, "action", LONGEST_FACT, wrong)));
        String target = wrong.of(() -> clean("target", body.text("target"), LONGEST_FACT), "");
        if (!target.isEmpty()) {
            facts.add(new Fact("Target", target));
        }
        return new Message(Tone.STAFF, "Admin activity", "", details(body, facts, wrong));
    }

    private static Message systemAlert(JsonInput body, Faults wrong) {
        String severity = wrong.of(() -> clean("severity", word(body, "severity", "medium"), LONGEST_TITLE), "medium");
        Tone tone = switch (severity) {
            case "critical" -> Tone.DANGER;
            case "high", "medium" -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
        var facts = List.of(
                new Fact("Component", text(body, "component", LONGEST_FACT, wrong)), new Fact("Severity", severity));
        return new Message(
                tone, "System alert", text(body, "error_msg", LONGEST_TEXT, wrong), details(body, facts, wrong));
    }

    private static Message aiMatch(JsonInput body, Faults wrong) {
        double score = wrong.of(() -> score(body), 0.0);
        int matches = wrong.of(() -> body.whole("matches", 0), 0);
        var facts = List.of(
                new Fact("User ID", text(body, "user_id", LONGEST_TITLE, wrong)),
                new Fact("Matches found", Integer.toString(matches)),
                new Fact("Average compatibility", String.format(Locale.ROOT, "%.1f%%", score)));
        return new Message(Tone.GOOD, "AI matches", "", details(body, facts, wrong));
    }

    private static double score(JsonInput body) {
        Double score = body.number("avg_score");
        return score == null ? 0.0 : score;
    }

    private void post(Exchange http, AdminCaller admin, Message message) {
        slack.send(admin, message);
        http.answer(Done.saying("The message is on its way to Slack"));
    }

    private void test(Exchange http, AdminCaller admin) {
        switch (slack.test(admin)) {
            case Tested.NotSetUp _ ->
                http.answer(Json.object().put("enabled", false).put("message", "Slack is not set up on this server"));
            case Tested.Sent sent ->
                http.answer(Json.object()
                        .put("enabled", true)
                        .put("success", true)
                        .put("message", "The test message was sent")
                        .put("sent_at", sent.at().toString()));
            case Tested.Failed failed ->
                http.answer(
                        500,
                        Json.object()
                                .put("enabled", true)
                                .put("success", false)
                                .put("error", failed.why())
                                .put("message", "The test message could not be sent"));
        }
    }

    private static List<Fact> details(JsonInput body, List<Fact> before, Faults wrong) {
        return wrong.of(() -> details(body, before), before);
    }

    private static List<Fact> details(JsonInput body, List<Fact> before) {
        var facts = new ArrayList<>(before);
        JsonInput details = body.object("details");
        if (details != null) {
            if (details.names().size() > MOST_DETAILS) {
                throw new InvalidInput("details", "has more than " + MOST_DETAILS + " entries");
            }
            for (String name : details.names()) {
                var value = details.find(name);
                if (value != null && !value.isValueNode()) {
                    throw new InvalidInput(details.pathOf(name), "must be a text, a number, or true or false");
                }
                if (value != null) {
                    facts.add(new Fact(
                            clean("details", name, LONGEST_TITLE), clean("details", value.asText(), LONGEST_FACT)));
                }
            }
        }
        return facts;
    }

    private static String word(JsonInput body, String name, String usual) {
        String word = body.text(name).strip().toLowerCase(Locale.ROOT);
        return word.isEmpty() ? usual : word;
    }

    private static String text(JsonInput body, String name, int longest, Faults wrong) {
        return wrong.of(() -> text(body, name, longest), "");
    }

    private static String text(JsonInput body, String name, int longest) {
        return clean(name, body.requiredText(name), longest);
    }

    private static String clean(String name, String text, int longest) {
        return Texts.clean(name, text, longest, true);
    }

    /// An address of which one letter is told: people's addresses are nothing for a channel elsewhere.
    private static String veiled(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "…" : email.substring(0, 1) + "…" + email.substring(at);
    }
}
