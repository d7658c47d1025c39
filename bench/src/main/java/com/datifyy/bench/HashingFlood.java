package com.datifyy.bench;

import com.datifyy.adapters.security.Argon2Cost;
import com.datifyy.adapters.security.Argon2PasswordHasher;
import com.datifyy.adapters.security.HashingLimits;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Fifty people who sign in at the same moment, on the heap that the service has on its smallest machine.
///
/// The passwords are really hashed, with the service's cost and limits, beside as much other memory as the service
/// holds. The process ends with an error when memory runs out or somebody is turned away.
public final class HashingFlood {
    private static final int PEOPLE = 50;
    private static final int ROUNDS = 4;
    private static final int MEBIBYTE = 1 << 20;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Password PASSWORD = Password.presented("a passphrase for measurements");

    private HashingFlood() {}

    /// @param arguments the memory in MiB that the service is taken to hold besides; 40 if not given
    public static void main(String... arguments) throws InterruptedException, ExecutionException {
        List<byte[]> held = memory(arguments.length == 0 ? 40 : Integer.parseInt(arguments[0]));
        long heap = Runtime.getRuntime().maxMemory();
        HashingLimits limits = HashingLimits.forProcessors(2).within(heap, Argon2Cost.RECOMMENDED);
        // Whoever is turned away would spoil the measurement, and the longest wait depends on the machine.
        HashingLimits patient = new HashingLimits(limits.concurrent(), limits.waiting(), Duration.ofMinutes(5));
        System.out.printf(
                "%d sign-ins at once, hashed at a time: %d, heap %d MiB of which %d MiB are held by others%n%n",
                PEOPLE, limits.concurrent(), heap / MEBIBYTE, held.size());
        System.out.println("| round | first ms | median ms | last ms | collections | ms in them |");
        System.out.println("|---|---|---|---|---|---|");
        try (var hasher = new Argon2PasswordHasher(Argon2Cost.RECOMMENDED, patient)) {
            PasswordHash hash = hasher.hash(PASSWORD);
            for (int round = 1; round <= ROUNDS; round++) {
                measure(round, hasher, hash);
            }
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static void measure(int round, Argon2PasswordHasher hasher, PasswordHash hash)
            throws InterruptedException, ExecutionException {
        long collections = collections();
        long collecting = collecting();
        long[] waits = signInsAtOnce(hasher, hash);
        System.out.printf(
                "| %d | %d | %d | %d | %d | %d |%n",
                round,
                waits[0] / NANOS_PER_MILLI,
                waits[PEOPLE / 2] / NANOS_PER_MILLI,
                waits[PEOPLE - 1] / NANOS_PER_MILLI,
                collections() - collections,
                collecting() - collecting);
    }

    /// How long each had to wait, in nanoseconds, the shortest first.
    private static long[] signInsAtOnce(Argon2PasswordHasher hasher, PasswordHash hash)
            throws InterruptedException, ExecutionException {
        CountDownLatch together = new CountDownLatch(1);
        Callable<Long> signIn = () -> {
            together.await();
            long start = System.nanoTime();
            if (!hasher.matches(PASSWORD, hash)) {
                throw new IllegalStateException("the right password does not match");
            }
            return System.nanoTime() - start;
        };
        long[] waits = new long[PEOPLE];
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                answers.add(callers.submit(signIn));
            }
            together.countDown();
            for (int i = 0; i < PEOPLE; i++) {
                waits[i] = answers.get(i).get();
            }
        }
        Arrays.sort(waits);
        return waits;
    }

    private static List<byte[]> memory(int mebibytes) {
        List<byte[]> held = new ArrayList<>();
        for (int i = 0; i < mebibytes; i++) {
            held.add(new byte[MEBIBYTE]);
        }
        return held;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
