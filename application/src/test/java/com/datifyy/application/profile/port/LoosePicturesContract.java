package com.datifyy.application.profile.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.profile.port.LoosePictures.LoosePicture;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store of the names of loose pictures keeps. Their owners may be gone already.
public interface LoosePicturesContract {
    Instant NOW = TestClock.START;
    LoosePicture FIRST = new LoosePicture(new UserId(1), new PhotoId(new UUID(9, 1)));
    LoosePicture SECOND = new LoosePicture(new UserId(1), new PhotoId(new UUID(9, 2)));
    LoosePicture THIRD = new LoosePicture(new UserId(2), new PhotoId(new UUID(9, 3)));

    UnitOfWork units();

    LoosePictures loose();

    private void note(LoosePicture picture, Instant deleteFrom) {
        units().run(() -> loose().note(picture.owner(), picture.photo(), deleteFrom));
    }

    private boolean forget(LoosePicture picture) {
        return units().execute(() -> loose().forget(picture.photo()));
    }

    @Test
    default void pictures_are_due_from_their_time_on_the_earliest_first() {
        note(THIRD, NOW.plusMillis(1));
        note(SECOND, NOW);
        note(FIRST, NOW.minusSeconds(1));

        assertThat(loose().due(NOW.minusSeconds(2), 10)).isEmpty();
        assertThat(loose().due(NOW, 10)).containsExactly(FIRST, SECOND);
        assertThat(loose().due(NOW.plusMillis(1), 2)).containsExactly(FIRST, SECOND);
        assertThat(loose().due(NOW.plusMillis(1), 3)).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    default void what_is_forgotten_is_so_once() {
        note(FIRST, NOW);
        note(SECOND, NOW);

        assertThat(forget(FIRST)).isTrue();
        assertThat(forget(FIRST)).isFalse();
        assertThat(loose().due(NOW, 10)).containsExactly(SECOND);
    }

    @Test
    default void noting_again_changes_the_time() {
        note(FIRST, NOW.plusSeconds(3_600));
        note(FIRST, NOW);

        assertThat(loose().due(NOW, 10)).containsExactly(FIRST);
    }

    @Test
    default void what_failed_was_neither_noted_nor_forgotten() {
        note(FIRST, NOW);

        assertThatThrownBy(() -> units().run(() -> {
                    loose().note(SECOND.owner(), SECOND.photo(), NOW);
                    boolean _ = loose().forget(FIRST.photo());
                    throw new IllegalArgumentException("it went wrong");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(loose().due(NOW, 10)).containsExactly(FIRST);
    }
}
