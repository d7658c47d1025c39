package com.datifyy.adapters.mail;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/// A mail in words, before it has a form. Its two forms say the same.
///
/// @param subject shown on lock screens, so it never holds a code, a name or a device
record Letter(String subject, List<Part> parts) {
    /// One paragraph.
    sealed interface Part {
        /// Ordinary text; nothing in it means anything to a browser.
        record Words(String text) implements Part {}

        /// What is to be copied out of the mail.
        record Code(String value) implements Part {}

        /// The way into the product; the only address that a mail may hold.
        record Way(String words, URI to) implements Part {}

        /// What stands below everything else.
        record Footer(String text) implements Part {}
    }

    Letter {
        parts = List.copyOf(parts);
    }

    String text() {
        return parts.stream().map(Letter::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5;color:#222222">
                <div style="max-width:560px;margin:0 auto">
                %s
                </div>
                </body>
                </html>
                """.formatted(escaped(subject), parts.stream().map(Letter::html).collect(Collectors.joining("\n")));
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Words words -> words.text();
            case Part.Code code -> "    " + code.value();
            case Part.Way way -> way.words() + ": " + way.to();
            case Part.Footer footer -> "-- \n" + footer.text();
        };
    }

    private static String html(Part part) {
        return switch (part) {
            case Part.Words words -> "<p>" + escaped(words.text()) + "</p>";
            case Part.Code code ->
                "<p style=\"font-family:monospace;font-size:24px;word-break:break-all\"><strong>"
                        + escaped(code.value()) + "</strong></p>";
            case Part.Way way ->
                "<p><a href=\"" + escaped(way.to().toASCIIString()) + "\">" + escaped(way.words()) + "</a></p>";
            case Part.Footer footer -> "<p style=\"font-size:13px;color:#666666\">" + escaped(footer.text()) + "</p>";
        };
    }

    /// For element content and for attributes in double quotes.
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Hidden: a letter may hold a code.
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
