package com.datifyy.adapters.s3;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks one bucket, in bounded time, for answers of bounded size, by a bounded number of requests at once.
///
/// Putting, getting and deleting an object can each be repeated, so what may pass is tried three times. It
/// never goes anywhere else than to the address it was given.
final class S3Connection implements AutoCloseable {
    /// Our pictures are smaller by half, whatever they show.
    static final int LARGEST_ANSWER = 4 * 1_024 * 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(S3Connection.class);
    private static final int TRIES = 3;
    private static final int AT_ONCE = 16;

    private final S3Bucket bucket;
    private final SignatureV4 signature;
    private final S3Timeouts timeouts;
    private final InstantSource clock;
    private final HttpClient http;
    private final Semaphore places = new Semaphore(AT_ONCE);

    S3Connection(S3Bucket bucket, S3Timeouts timeouts, InstantSource clock) {
        this.bucket = bucket;
        this.signature = new SignatureV4(bucket.accessKeyId(), bucket.secretAccessKey(), bucket.region());
        this.timeouts = timeouts;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
    }

    /// The answer to a signed request about an object, the last one when it was repeated.
    ///
    /// @throws Unavailable when there is none in time
    S3Answer ask(String method, String key, Map<String, String> headers, byte[] body) {
        URI object = bucket.object(key);
        return ask(
                object,
                () -> signature.sign(method, hostOf(object), object.getRawPath(), headers, body, clock.instant()),
                method,
                body);
    }

    /// The answer that anybody gets who knows an address.
    ///
    /// @throws Unavailable when there is none in time
    S3Answer askUnsigned(URI address) {
        return ask(address, Map::of, "GET", new byte[0]);
    }

    private S3Answer ask(URI address, Supplier<Map<String, String>> headers, String method, byte[] body) {
        long end = System.nanoTime() + timeouts.whole().toNanos();
        try {
            if (!places.tryAcquire(timeouts.whole().toNanos(), TimeUnit.NANOSECONDS)) {
                throw unavailable("has too much to do");
            }
            try {
                return ask(method, address, headers, body, end);
            } finally {
                places.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for: the service is stopping");
        }
    }

    private S3Answer ask(String method, URI object, Supplier<Map<String, String>> headers, byte[] body, long end)
            throws InterruptedException {
        Duration pause = timeouts.pause();
        for (int more = TRIES - 1; ; more--) {
            try {
                S3Answer answer = once(method, object, headers, body, end);
                if (!answer.mayPass() || more == 0) {
                    return answer;
                }
            } catch (SSLException untrusted) {
                throw unavailable("has a certificate that does not fit");
            } catch (IOException broken) {
                if (more == 0) {
                    throw unavailable(
                            broken instanceof ConnectException || broken instanceof HttpConnectTimeoutException
                                    ? "cannot be reached"
                                    : "broke off or answered too much");
                }
            }
            long rest = ThreadLocalRandom.current().nextLong(pause.toNanos()) + 1;
            if (rest > end - System.nanoTime()) {
                throw unavailable("has a problem, and no time is left");
            }
            TimeUnit.NANOSECONDS.sleep(rest);
            pause = pause.multipliedBy(4);
        }
    }

    private S3Answer once(String method, URI object, Supplier<Map<String, String>> headers, byte[] body, long end)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(object)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.get().forEach(request::header);
        // A request's own timeout ends with the headers of the answer; this one is for the body too.
        var answer = http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return new S3Answer(response.statusCode(), response.body());
        } catch (TimeoutException tooLong) {
            throw unavailable("does not answer in time");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("the photo store could not be asked", failure);
        } finally {
            answer.cancel(true);
        }
    }

    /// As the client writes it into the request.
    private static String hostOf(URI address) {
        int usual = "https".equals(address.getScheme()) ? 443 : 80;
        return address.getPort() == -1 || address.getPort() == usual
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    /// @param why for whoever runs the service; everybody else hears that it is away
    Unavailable unavailable(String why) {
        LOG.warn("The photo store {}", why);
        return new Unavailable("The photo store");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
