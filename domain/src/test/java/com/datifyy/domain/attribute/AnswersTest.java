package com.datifyy.domain.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private enum Colour {
        RED,
        GREEN
    }

    private static final Choice<Colour> FAVOURITE = new Choice<>("favourite", Colour.class);
    private static final Choices<Colour> LIKED = new Choices<>("liked", Colour.class);
    private static final Text MOTTO = new Text("motto", 5, false);
    private static final TextList NAMES = new TextList("names", 2, 5);
    private static final Whole HEIGHT = new Whole("height", 100, 250);
    private static final Whole SIBLINGS = new Whole("siblings", 0, 20);

    @Test
    void what_is_not_answered_is_unknown() {
        assertThat(Answers.NONE.get(FAVOURITE)).isNull();
        assertThat(Answers.NONE.get(FAVOURITE, Colour.RED)).isEqualTo(Colour.RED);
        assertThat(Answers.NONE.has(FAVOURITE)).isFalse();
    }

    @Test
    void changes_set_clear_and_leave_alone() {
        Answers before =
                Answers.NONE.with(FAVOURITE, Colour.RED).with(MOTTO, "carpe").with(HEIGHT, 180);

        Answers after = before.with(Changes.none().set(MOTTO, " diem ").clear(HEIGHT));

        assertThat(after.get(FAVOURITE)).isEqualTo(Colour.RED);
        assertThat(after.get(MOTTO)).isEqualTo("diem");
        assertThat(after.has(HEIGHT)).isFalse();
        assertThat(before.get(MOTTO)).isEqualTo("carpe");
    }

    @Test
    void a_revision_is_made_of_the_answer_that_stands_when_it_is_applied() {
        Changes taller = Changes.none().revise(HEIGHT, height -> height == null ? 150 : height + 40);

        assertThat(taller.touches(HEIGHT)).isTrue();
        assertThat(Answers.NONE.with(taller).get(HEIGHT)).isEqualTo(150);
        assertThat(Answers.NONE.with(taller).with(taller).get(HEIGHT)).isEqualTo(190);
        assertThatThrownBy(() -> Answers.NONE.with(HEIGHT, 240).with(taller)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_blank_answer_is_no_answer() {
        Answers before = Answers.NONE
                .with(MOTTO, "carpe")
                .with(LIKED, Set.of(Colour.RED))
                .with(NAMES, List.of("a"))
                .with(HEIGHT, 180);

        Answers after = before.with(MOTTO, "  ")
                .with(LIKED, Set.of())
                .with(NAMES, List.of())
                .with(HEIGHT, 0);

        assertThat(after).isEqualTo(Answers.NONE);
    }

    @Test
    void zero_is_an_answer_where_zero_is_possible() {
        assertThat(Answers.NONE.with(SIBLINGS, 0).get(SIBLINGS)).isZero();
    }

    @Test
    void an_answer_beyond_its_limits_is_refused_by_name() {
        assertThatThrownBy(() -> Answers.NONE.with(HEIGHT, 99))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("height must be from 100 to 250, or 0 to leave it open");
        assertThatThrownBy(() -> Answers.NONE.with(SIBLINGS, -1))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("%s must be from %d to %d", SIBLINGS.name(), SIBLINGS.min(), SIBLINGS.max());
        assertThatThrownBy(() -> Answers.NONE.with(MOTTO, "too long"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("motto is longer than 5 characters");
        assertThatThrownBy(() -> Answers.NONE.with(NAMES, List.of("a", "b", "c")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Answers.NONE.with(NAMES, List.of(" "))).hasMessage("names[0] is empty");
    }

    @Test
    void a_list_keeps_its_order_and_loses_repetitions() {
        assertThat(Answers.NONE.with(NAMES, List.of("b", "a")).get(NAMES)).containsExactly("b", "a");
        assertThat(Answers.NONE.with(NAMES, List.of("b", "b ")).get(NAMES)).containsExactly("b");
    }

    @Test
    void answers_do_not_change_with_what_they_were_made_of() {
        List<String> names = new ArrayList<>(List.of("a"));
        Answers answers = Answers.NONE.with(NAMES, names);

        names.add("b");

        assertThat(answers.get(NAMES)).containsExactly("a");
    }

    @Test
    void what_somebody_answered_is_not_printed() {
        assertThat(Answers.NONE.with(MOTTO, "carpe").toString())
                .contains("motto")
                .doesNotContain("carpe");
    }
}
