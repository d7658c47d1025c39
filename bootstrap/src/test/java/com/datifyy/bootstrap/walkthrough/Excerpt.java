package com.datifyy.bootstrap.walkthrough;

import com.datifyy.bootstrap.service.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// JSON as a page shows it. Keys may be left out of an object; `…` stands for any value, for any part of a
/// text, and at the end of an array for any further elements.
record Excerpt(JsonNode shown) {
    private static final char ANYTHING = '…';

    static Excerpt of(String text) {
        return new Excerpt(Http.read(withQuotedEllipses(text)));
    }

    /// Where an answer differs, nowhere if the list is empty.
    List<String> differencesFrom(JsonNode answer) {
        List<String> differences = new ArrayList<>();
        compare("", shown, answer, differences);
        return differences;
    }

    static boolean matches(String shown, String told) {
        return Pattern.compile(Pattern.quote(shown).replace("…", "\\E.*\\Q"), Pattern.DOTALL)
                .matcher(told)
                .matches();
    }

    private static boolean isAnything(JsonNode node) {
        return node.isTextual() && node.textValue().equals(String.valueOf(ANYTHING));
    }

    private static void compare(String path, JsonNode shown, JsonNode told, List<String> differences) {
        if (told.isMissingNode()) {
            differences.add(path + " is shown, but not there");
        } else if (isAnything(shown)) {
            return;
        } else if (shown.isObject() && told.isObject()) {
            shown.properties()
                    .forEach(field -> compare(
                            path + "/" + field.getKey(), field.getValue(), told.path(field.getKey()), differences));
        } else if (shown.isArray() && told.isArray()) {
            compareElements(path, shown, told, differences);
        } else if (shown.isTextual() && told.isTextual()) {
            if (!matches(shown.textValue(), told.textValue())) {
                differences.add(path + " is shown as " + shown + ", but is " + told);
            }
        } else if (!shown.equals(told)) {
            differences.add(path + " is shown as " + shown + ", but is " + told);
        }
    }

    private static void compareElements(String path, JsonNode shown, JsonNode told, List<String> differences) {
        boolean andMore = !shown.isEmpty() && isAnything(shown.get(shown.size() - 1));
        int count = andMore ? shown.size() - 1 : shown.size();
        if (told.size() < count || (!andMore && told.size() > count)) {
            differences.add(path + " is shown with " + count + " elements, but has " + told.size());
        }
        for (int i = 0; i < Math.min(count, told.size()); i++) {
            compare(path + "/" + i, shown.get(i), told.get(i), differences);
        }
    }

    /// Puts a bare `…` into quotes, and drops one at the end of an object together with the comma before it.
    private static String withQuotedEllipses(String text) {
        StringBuilder json = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c != ANYTHING || quoted) {
                json.append(c);
            } else if (text.substring(i + 1).strip().startsWith("}")) {
                int last = json.toString().stripTrailing().length() - 1;
                if (json.charAt(last) == ',') {
                    json.deleteCharAt(last);
                }
            } else {
                json.append("\"…\"");
            }
        }
        return json.toString();
    }
}
