package com.datifyy.adapters.postgres.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.preferences.MatchStrength;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Traits and wishes as bytes: a few hundred instead of a few thousand.
///
/// A byte with the layout's version; the known numbers, each behind its criterion's position; the texts
/// likewise; the wishes. Numbers have seven bits per byte, least significant first, and are rotated so that
/// the highest bit, which word sets use, does not cost ten bytes. Positions of criteria and strengths never
/// change, so old cards stay legible.
final class CardCodec {
    private static final byte LAYOUT = 1;
    private static final Criterion[] CRITERIA = Criterion.values();
    private static final MatchStrength[] STRENGTHS = MatchStrength.values();
    private static final int SCORED = 4;
    private static final int WITH_TEXTS = 8;
    private static final int STRENGTH = 3;

    /// A bit of what may follow the wishes; where nothing does, no bit is set.
    private static final int HIDES_ONLINE = 1;

    private static final Once<Wish> WISHES = new Once<>(4_096);
    private static final Once<Set<String>> TEXTS = new Once<>(4_096);

    /// What a card holds besides its owner, their standing, and the rest of what they let others see.
    record Contents(Traits traits, List<Wish> wishes, boolean showsOnline) {}

    private CardCodec() {}

    static byte[] encode(Traits traits, List<Wish> wishes, boolean showsOnline) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(384);
        out.write(LAYOUT);
        List<Criterion> numbers = new ArrayList<>();
        List<Criterion> texts = new ArrayList<>();
        for (Criterion criterion : CRITERIA) {
            if (traits.number(criterion) != 0) {
                numbers.add(criterion);
            }
            if (!traits.texts(criterion).isEmpty()) {
                texts.add(criterion);
            }
        }
        out.write(numbers.size());
        for (Criterion criterion : numbers) {
            out.write(criterion.ordinal());
            number(out, traits.number(criterion));
        }
        out.write(texts.size());
        for (Criterion criterion : texts) {
            out.write(criterion.ordinal());
            texts(out, traits.texts(criterion));
        }
        number(out, wishes.size());
        for (Wish wish : wishes) {
            out.write(wish.criterion().ordinal());
            out.write(wish.strength().ordinal()
                    | (wish.scored() ? SCORED : 0)
                    | (wish.texts().isEmpty() ? 0 : WITH_TEXTS));
            number(out, wish.wanted());
            if (!wish.texts().isEmpty()) {
                texts(out, wish.texts());
            }
        }
        if (!showsOnline) {
            out.write(HIDES_ONLINE);
        }
        return out.toByteArray();
    }

    /// @throws IllegalStateException when the bytes are not a card of a layout this release knows
    static Contents decode(byte[] card) {
        try {
            Reader in = new Reader(card);
            if (in.octet() != LAYOUT) {
                throw new IllegalStateException("a match card of an unknown layout");
            }
            Traits.Builder traits = new Traits.Builder();
            for (int left = in.octet(); left > 0; left--) {
                Criterion criterion = CRITERIA[in.octet()];
                traits.number(criterion, in.number());
            }
            for (int left = in.octet(); left > 0; left--) {
                Criterion criterion = CRITERIA[in.octet()];
                traits.texts(criterion, in.texts());
            }
            int count = in.length();
            List<Wish> wishes = new ArrayList<>(count);
            for (int left = count; left > 0; left--) {
                Criterion criterion = CRITERIA[in.octet()];
                int flags = in.octet();
                long wanted = in.number();
                Set<String> texts = (flags & WITH_TEXTS) == 0 ? Set.of() : in.texts();
                wishes.add(WISHES.of(
                        new Wish(criterion, STRENGTHS[flags & STRENGTH], wanted, texts, (flags & SCORED) != 0)));
            }
            boolean showsOnline = in.isAtEnd() || (in.octet() & HIDES_ONLINE) == 0;
            return new Contents(traits.build(), wishes, showsOnline);
        } catch (ArrayIndexOutOfBoundsException broken) {
            throw new IllegalStateException("a broken match card", broken);
        }
    }

    /// The wishes of a packed card, without what it says about its owner.
    ///
    /// @throws IllegalStateException when the bytes are not a card of a layout this release knows
    static Wishes wishesOf(byte[] card) {
        try {
            Reader in = new Reader(card);
            if (in.octet() != LAYOUT) {
                throw new IllegalStateException("a match card of an unknown layout");
            }
            for (int left = in.octet(); left > 0; left--) {
                in.octet();
                in.number();
            }
            for (int left = in.octet(); left > 0; left--) {
                in.octet();
                in.skipTexts();
            }
            return new Wishes(in, in.length());
        } catch (ArrayIndexOutOfBoundsException broken) {
            throw new IllegalStateException("a broken match card", broken);
        }
    }

    /// Wishes of a packed card, one after another and without the texts they name.
    static final class Wishes {
        private final Reader in;
        private int left;

        private Wishes(Reader in, int left) {
            this.in = in;
            this.left = left;
        }

        /// How many are still to come.
        int left() {
            return left;
        }

        /// @throws IllegalStateException when the card is broken
        Wish next() {
            try {
                Criterion criterion = CRITERIA[in.octet()];
                int flags = in.octet();
                long wanted = in.number();
                if ((flags & WITH_TEXTS) != 0) {
                    in.skipTexts();
                }
                left--;
                return new Wish(criterion, STRENGTHS[flags & STRENGTH], wanted, Set.of(), (flags & SCORED) != 0);
            } catch (ArrayIndexOutOfBoundsException broken) {
                throw new IllegalStateException("a broken match card", broken);
            }
        }
    }

    private static void number(ByteArrayOutputStream out, long number) {
        long rest = Long.rotateLeft(number, 1);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void texts(ByteArrayOutputStream out, Set<String> texts) {
        number(out, texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            number(out, bytes.length);
            out.writeBytes(bytes);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isAtEnd() {
            return position == bytes.length;
        }

        int octet() {
            return bytes[position++] & 0xFF;
        }

        long number() {
            long rotated = 0;
            int shift = 0;
            int octet;
            do {
                octet = octet();
                rotated |= (long) (octet & 0x7F) << shift;
                shift += 7;
            } while ((octet & 0x80) != 0);
            return Long.rotateRight(rotated, 1);
        }

        Set<String> texts() {
            String[] texts = new String[length()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text();
            }
            return TEXTS.of(Set.copyOf(Arrays.asList(texts)));
        }

        void skipTexts() {
            for (int left = length(); left > 0; left--) {
                int length = length();
                position += length;
            }
        }

        /// Of what follows: never more than there is, so that a wrong number takes no memory.
        private int length() {
            long length = number();
            if (length < 0 || length > bytes.length - position) {
                throw new IllegalStateException("a broken match card");
            }
            return (int) length;
        }

        private String text() {
            int length = length();
            String text = new String(bytes, position, length, UTF_8);
            position += length;
            return text;
        }
    }
}
