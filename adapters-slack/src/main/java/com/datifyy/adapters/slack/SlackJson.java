package com.datifyy.adapters.slack;

import com.datifyy.domain.notification.Notice.StaffNews;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// News as Slack's webhooks want it. What was written elsewhere calls nobody and formats nothing: Slack's three
/// characters are escaped, and names of groups are broken up.
final class SlackJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_TEXT = 3_000;
    private static final int LONGEST_FACT = 500;
    private static final int MOST_FACTS = 20;

    private SlackJson() {}

    static String of(StaffNews news) {
        ObjectNode message = JSON.createObjectNode();
        message.put("mrkdwn", false).put("link_names", false).put("unfurl_links", false);
        message.put("text", ""); // the attachment says it all
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("color", colour(news.tone()));
        attachment.put("fallback", plain(news.title().isEmpty() ? news.text() : news.title(), LONGEST_TITLE));
        if (!news.title().isEmpty()) {
            attachment.put("title", plain(news.title(), LONGEST_TITLE));
        }
        if (!news.text().isEmpty()) {
            attachment.put("text", plain(news.text(), LONGEST_TEXT));
        }
        var fields = attachment.putArray("fields");
        news.facts().stream()
                .limit(MOST_FACTS)
                .forEach(fact -> fields.addObject()
                        .put("title", plain(fact.name(), LONGEST_TITLE))
                        .put("value", plain(fact.value(), LONGEST_FACT))
                        .put("short", true));
        var _ = attachment.putArray("mrkdwn_in");
        attachment.put("footer", "Datifyy Backend").put("ts", news.at().getEpochSecond());
        return message.toString();
    }

    private static String colour(StaffNews.Tone tone) {
        return switch (tone) {
            case GOOD -> "good";
            case WARNING -> "warning";
            case DANGER -> "danger";
            case NEUTRAL -> "#36a64f";
            case STAFF -> "#439fe0";
        };
    }

    private static String plain(String text, int longest) {
        int end = text.codePointCount(0, text.length()) <= longest
                ? text.length()
                : text.offsetByCodePoints(0, longest - 1);
        String shown = end == text.length() ? text : text.substring(0, end) + "…";
        return shown.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("@(?=(?i:here|channel|everyone)\\b)", "@\u200b");
    }
}
