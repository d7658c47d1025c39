package com.datifyy.domain.shared;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text by which a list is continued: the numbers its last item stood by, which are nobody's business but the
/// list's.
public final class Cursor {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,11}(?:\\.[0-9]{1,11})*");
    private static final int LONGEST = 60;

    private Cursor() {}

    /// @param position not negative
    public static String at(long... position) {
        String plain = Arrays.stream(position).mapToObj(Long::toString).collect(Collectors.joining("."));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /// The place a request continues from, or null when it asks for the beginning.
    ///
    /// @param numbers how many there are
    /// @param place what they stand for
    /// @throws InvalidInput when the text is not a cursor of this list
    public static <P> @Nullable P of(PageRequest request, int numbers, Function<long[], P> place) {
        String text = request.cursor();
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= LONGEST) {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
                if (NUMBERS.matcher(plain).matches()) {
                    long[] position = Arrays.stream(plain.split("\\."))
                            .mapToLong(Long::parseLong)
                            .toArray();
                    if (position.length == numbers) {
                        return place.apply(position);
                    }
                }
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException notACursor) {
            // answered like any other text that is not a cursor
        }
        throw new InvalidInput("cursor", "is not one that was handed out");
    }
}
