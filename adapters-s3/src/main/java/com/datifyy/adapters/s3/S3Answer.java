package com.datifyy.adapters.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the service answered, from a stranger's point of view: nothing in it is believed but its status and a
/// word for what went wrong.
@SuppressWarnings("ArrayRecordComponent") // only carries the answer from the connection; never compared
record S3Answer(int status, byte[] body) {
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");
    private static final int LONGEST_ERROR = 4_096;

    boolean isDone() {
        return status == 200 || status == 204;
    }

    /// Whether there is no such object. A bucket that is not there is another matter, and a page that is not
    /// found is no answer of such a service at all.
    boolean isMissing() {
        return status == 404 && !code().isEmpty() && !code().equals("NoSuchBucket");
    }

    /// Whether it may go better in a moment: the service has a problem, or asks for fewer requests.
    boolean mayPass() {
        return status == 408
                || status == 429
                || status == 500
                || status == 502
                || status == 503
                || status == 504
                || code().equals("RequestTimeout")
                || code().equals("SlowDown");
    }

    /// What is said about it in the log; names of objects and keys are not repeated.
    String meaning() {
        return "answers " + status + (code().isEmpty() ? "" : " (" + code() + ")");
    }

    private String code() {
        if (status < 300) {
            return "";
        }
        Matcher found = CODE.matcher(new String(body, 0, Math.min(body.length, LONGEST_ERROR), ISO_8859_1));
        return found.find() ? found.group(1) : "";
    }

    @Override
    public String toString() {
        return "S3Answer[" + status + "]";
    }
}
