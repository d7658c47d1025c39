package com.datifyy.bootstrap.demo;

import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.SmokingHabit;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A population of invented people. The same seed and moment give the same people, whatever the size: a larger
/// population begins with the smaller one. The first of them is the one a visitor may sign in as.
public final class DemoPopulation {

    /// The greatest size: every person has an id of their own among the positive 32-bit numbers.
    public static final int MOST_PEOPLE = 100_000_000;

    private static final String DOMAIN = "@demo.datifyy.example";
    private static final int FEISTEL_ROUNDS = 4;

    private final long seed;
    private final int size;
    private final Instant now;
    private final Sketching sketching;
    private final Describing describing;
    private final Wishing wishing;
    private final Offering offering;

    /// @param size from 1 to [#MOST_PEOPLE]
    /// @param now what ages, last visits and free hours are counted from
    /// @throws IllegalArgumentException when the size is out of range
    public DemoPopulation(long seed, int size, Instant now) {
        if (size < 1 || size > MOST_PEOPLE) {
            throw new IllegalArgumentException("a population has from 1 to " + MOST_PEOPLE + " people");
        }
        this.seed = seed;
        this.size = size;
        this.now = now;
        var tables = Tables.load();
        this.sketching = new Sketching(tables, Places.load());
        this.describing = new Describing(tables, now);
        this.wishing = new Wishing();
        this.offering = new Offering(now);
    }

    /// The address the visitor signs in with.
    public static Email visitor() {
        return new Email("asha" + DOMAIN);
    }

    /// All people, made one by one as they are asked for. The stream may be made parallel.
    public Stream<DemoPerson> people() {
        return IntStream.range(0, size).mapToObj(this::person);
    }

    /// @param number from 0 to the size, exclusive
    DemoPerson person(int number) {
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        var sketch = number == 0 ? sketching.visitor(random) : sketching.draw(random);
        var id = id(number);
        var described = describing.describe(sketch, random);
        // The visitor does as she demands of others.
        var answers = number == 0 ? described.with(Lifestyle.SMOKING, SmokingHabit.NEVER) : described;
        var wishes = number == 0 ? wishing.visitorsWishes(answers) : wishing.wish(sketch, answers, random);
        var joined = now.minus(Duration.ofHours(24 + random.nextInt(24 * 400)));
        var user = user(id, number, sketch, joined, random);
        return new DemoPerson(
                user,
                new Profile(id, answers, 0, 1, joined),
                new PartnerPreferences(id, wishes.answers(), wishes.strengths(), 1, joined),
                offering.offer(id, sketch.city(), random));
    }

    private User user(UserId id, int number, Sketch sketch, Instant joined, RandomGenerator random) {
        var email = number == 0
                ? visitor()
                : new Email(
                        plain(sketch.firstName()) + "." + plain(sketch.surname().substring(0, 1)) + number + DOMAIN);
        var verified = number == 0 || random.nextInt(100) < 85;
        var status = !verified
                ? AccountStatus.PENDING
                : random.nextInt(100) == 0 && number != 0 ? AccountStatus.SUSPENDED : AccountStatus.ACTIVE;
        var lastActive = lastActive(joined, random);
        return new User(
                id,
                email,
                sketch.firstName() + " " + sketch.surname(),
                null,
                status,
                confirmation(verified, joined),
                null,
                joined,
                lastActive,
                lastActive,
                null);
    }

    private static @Nullable Instant confirmation(boolean verified, Instant joined) {
        return verified ? joined.plus(Duration.ofMinutes(3)) : null;
    }

    /// Most were here in the last days, some weeks ago: an exponential distribution with a mean of nine days.
    private Instant lastActive(Instant joined, RandomGenerator random) {
        var minutes = (long) (-StrictMath.log(1 - random.nextDouble()) * 9 * 24 * 60);
        var visit = now.minus(Duration.ofMinutes(minutes));
        return visit.isBefore(joined) ? joined : visit;
    }

    /// A permutation of the numbers keyed by the seed, so that ids are unique and show no order.
    private UserId id(int number) {
        var value = number;
        do {
            value = permuted(value);
        } while (value <= 0);
        return new UserId(value);
    }

    private int permuted(int value) {
        var left = value >>> 16;
        var right = value & 0xFFFF;
        for (var round = 0; round < FEISTEL_ROUNDS; round++) {
            var mixed = (right + seed + round * 0x632BE59BD9B4E019L) * 0xD1342543DE82EF95L;
            var next = left ^ (int) (mixed >>> 48);
            left = right;
            right = next;
        }
        return (left << 16) | right;
    }

    /// Letters and digits only, in lower case.
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
