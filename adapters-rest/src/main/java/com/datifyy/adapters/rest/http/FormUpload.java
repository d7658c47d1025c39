package com.datifyy.adapters.rest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.domain.attribute.UpdateFields;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a form (`multipart/form-data`) of which one part is a file. The file is read as it arrives; nothing
/// is written to disk.
final class FormUpload {
    private static final String FILE = "photo";
    private static final int MOST_PARTS = 10;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_FIELD = 4_096;
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]{1,100})\"", Pattern.CASE_INSENSITIVE);

    private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename\\*?=", Pattern.CASE_INSENSITIVE);

    private final InputStream body;
    private final byte[] delimiter;

    private FormUpload(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    }

    /// What parts the parts of a form, or null when the type is none of a form.
    static @Nullable String boundaryIn(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        Matcher found = BOUNDARY.matcher(contentType);
        if (!found.matches()) {
            return null;
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    /// @throws HttpRefusal when the form does not hold together, or the file is too large
    /// @throws InvalidInput when there is no file, or one in a part of another name, or a field is too long
    static Upload read(InputStream body, String boundary, int mostBytes) throws IOException {
        return new FormUpload(new BufferedInputStream(body), boundary).parts(mostBytes);
    }

    private Upload parts(int mostBytes) throws IOException {
        byte[] file = null;
        String type = "";
        ObjectNode about = Json.object();
        // The first boundary has no line before it.
        if (!("\r\n" + line()).equals(new String(delimiter, ISO_8859_1))) {
            throw malformed();
        }
        boolean more = true;
        for (int part = 0; more; part++) {
            if (part == MOST_PARTS) {
                throw malformed();
            }
            String name = "";
            String partType = "";
            boolean isFile = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                Matcher named = NAME.matcher(header);
                if (lower.startsWith("content-disposition:") && named.find()) {
                    name = named.group(1);
                    isFile = FILE_NAME.matcher(header).find();
                } else if (lower.startsWith("content-type:")) {
                    partType = header.substring("content-type:".length()).strip();
                }
            }
            if (name.equals(FILE)) {
                FileBytes bytes = new FileBytes(mostBytes);
                copyPart(bytes);
                if (file != null) {
                    throw new InvalidInput(FILE, "is given twice");
                }
                file = bytes.take();
                type = partType;
            } else if (isFile && file == null) {
                throw misnamed(name);
            } else {
                var text = new BoundedText(name);
                copyPart(text);
                if (about.has(name)) {
                    throw new InvalidInput(name, "is given twice");
                }
                about.put(name, text.toString(UTF_8));
            }
            more = !isLast();
        }
        if (file == null) {
            throw new InvalidInput(FILE, "is required");
        }
        return new Upload(file, type, JsonInput.of("body", about));
    }

    private static InvalidInput misnamed(String name) {
        return new InvalidInput(
                FILE,
                "is required: the part with the file has this name"
                        + (UpdateFields.mayBeTold(name) ? ", and " + name + " is not known here" : ""));
    }

    /// A field of a form that is not the file.
    private static final class BoundedText extends ByteArrayOutputStream {
        private final String name;

        BoundedText(String name) {
            this.name = name;
        }

        @Override
        public synchronized void write(int one) {
            if (count >= LONGEST_FIELD) {
                throw UpdateFields.mayBeTold(name)
                        ? new InvalidInput(name, "is longer than " + LONGEST_FIELD + " bytes")
                        : new InvalidInput("body", "has a field of more than " + LONGEST_FIELD + " bytes");
            }
            super.write(one);
        }
    }

    /// What follows a boundary: two dashes after the last part, else the end of the line.
    private boolean isLast() throws IOException {
        int first = next();
        int second = next();
        if (first == '-' && second == '-') {
            return true;
        }
        if (first == '\r' && second == '\n') {
            return false;
        }
        throw malformed();
    }

    /// Copies until the boundary, which begins with a byte that it does not hold again: so after a false
    /// beginning the search goes on at most with a new one.
    private void copyPart(OutputStream to) throws IOException {
        int matched = 0;
        while (matched < delimiter.length) {
            int one = next();
            if (one == (delimiter[matched] & 0xFF)) {
                matched++;
            } else {
                to.write(delimiter, 0, matched);
                matched = one == '\r' ? 1 : 0;
                if (matched == 0) {
                    to.write(one);
                }
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = next(); one != '\r'; one = next()) {
            if (line.length() == LONGEST_LINE) {
                throw malformed();
            }
            line.append((char) one);
        }
        if (next() != '\n') {
            throw malformed();
        }
        return line.toString();
    }

    private int next() throws IOException {
        int one = body.read();
        if (one < 0) {
            throw malformed();
        }
        return one;
    }

    private static HttpRefusal malformed() {
        return HttpRefusal.malformed("The form does not hold together");
    }
}
