package com.datifyy.adapters.postgres.bulk;

import java.util.Collection;
import java.util.HexFormat;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's COPY.
final class CopyText {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder();

    void row(Collection<? extends @Nullable Object> values) {
        boolean first = true;
        for (Object value : values) {
            if (!first) {
                text.append('\t');
            }
            first = false;
            append(value);
        }
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case String string -> escaped(string);
            case JSONB json -> escaped(json.data());
            case String[] strings -> escaped(array(strings));
            case byte[] bytes -> text.append("\\\\x").append(HEX.formatHex(bytes));
            default -> text.append(value); // numbers, truth values, days, times and ids need no escaping
        }
    }

    private static String array(String[] strings) {
        StringBuilder array = new StringBuilder("{");
        for (int i = 0; i < strings.length; i++) {
            array.append(i == 0 ? "\"" : ",\"")
                    .append(strings[i].replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }

    private void escaped(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }
}
