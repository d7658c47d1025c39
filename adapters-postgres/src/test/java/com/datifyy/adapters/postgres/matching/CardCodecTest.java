package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.preferences.MatchStrength;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardCodecTest {

    @Test
    void cards_come_back_as_they_were() {
        for (int seed = 0; seed < 500; seed++) {
            MatchCard card = RandomPeople.card(1, seed);

            CardCodec.Contents back = CardCodec.decode(CardCodec.encode(
                    card.traits(), card.wishes(), card.visibility().showsOnline()));

            assertThat(back)
                    .isEqualTo(new CardCodec.Contents(
                            card.traits(), card.wishes(), card.visibility().showsOnline()));
        }
    }

    @Test
    void every_number_and_text_comes_back() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Traits.Builder traits = new Traits.Builder();
            for (Criterion criterion : Criterion.values()) {
                traits.number(criterion, random.nextLong() >> random.nextInt(64));
                traits.texts(
                        criterion,
                        random.nextBoolean() ? Set.of() : Set.of("मुंबई " + round, "x".repeat(random.nextInt(1, 300))));
            }
            List<Wish> wishes = IntStream.range(0, random.nextInt(200))
                    .mapToObj(i -> new Wish(
                            Criterion.values()[random.nextInt(Criterion.values().length)],
                            MatchStrength.values()[random.nextInt(MatchStrength.values().length)],
                            random.nextLong() >> random.nextInt(64),
                            random.nextBoolean() ? Set.of() : Set.of("alpha", "beta"),
                            random.nextBoolean()))
                    .toList();
            Traits built = traits.build();

            assertThat(CardCodec.decode(CardCodec.encode(built, wishes, true)))
                    .isEqualTo(new CardCodec.Contents(built, wishes, true));
        }
    }

    @Test
    void a_card_from_before_being_online_could_be_hidden_shows_it() {
        MatchCard card = RandomPeople.card(1, 1);
        byte[] hiding = CardCodec.encode(card.traits(), card.wishes(), false);

        assertThat(CardCodec.decode(hiding).showsOnline()).isFalse();
        assertThat(CardCodec.decode(Arrays.copyOf(hiding, hiding.length - 1)))
                .isEqualTo(new CardCodec.Contents(card.traits(), card.wishes(), true));
    }

    @Test
    void an_ordinary_card_is_small() {
        double average = IntStream.range(0, 200)
                .mapToObj(seed -> RandomPeople.card(1, seed))
                .mapToInt(card -> CardCodec.encode(
                                card.traits(), card.wishes(), card.visibility().showsOnline())
                        .length)
                .average()
                .orElseThrow();

        assertThat(average).isLessThan(600);
    }

    @Test
    void bytes_that_are_no_card_are_refused() {
        MatchCard card = RandomPeople.card(1, 1);
        byte[] bytes =
                CardCodec.encode(card.traits(), card.wishes(), card.visibility().showsOnline());
        byte[] newer = bytes.clone();
        newer[0] = 9;

        assertThatThrownBy(() -> CardCodec.decode(newer)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CardCodec.decode(Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CardCodec.decode(new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void more_wishes_than_there_are_bytes_are_refused_before_room_is_made_for_them() {
        byte[] twoBillionWishes = {1, 0, 0, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        assertThatThrownBy(() -> CardCodec.decode(twoBillionWishes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a broken match card");
    }

    @Test
    void there_is_room_for_every_criterion() {
        assertThat(Criterion.values()).hasSizeLessThan(256);
    }
}
