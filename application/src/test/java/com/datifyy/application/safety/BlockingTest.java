package com.datifyy.application.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.matching.Introductions;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.Incomplete;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private static final NumberedPage.Wanted FIRST_PAGE = new NumberedPage.Wanted(1, 20);

    private final InMemoryApplication application = new InMemoryApplication();
    private final Caller asha = member("asha@example.org", "Asha Rao", Gender.FEMALE);
    private final Caller ravi = member("ravi@example.org", "Ravi Iyer", Gender.MALE);
    private final Caller omar = member("omar@example.org", "Omar", Gender.MALE);

    @Test
    void d5_a_block_hides_each_of_the_two_from_the_other() {
        block(asha, ravi);

        assertThat(recommendedTo(asha)).containsExactly(omar.id());
        assertThat(recommendedTo(ravi)).containsExactly(omar.id());
        assertThatThrownBy(() -> application.peopleSearch.find(asha, ravi.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> application.peopleSearch.find(ravi, asha.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void d5_a_block_that_is_made_while_somebody_is_being_found_counts() {
        var at = Moment.of(application.clock.instant());
        var seeker = application.index.find(ravi.id()).orElseThrow();
        var found = application.index.fitting(seeker, Rotation.NONE, new PageRequest(10, null), at.now());
        assertThat(found.items()).hasSize(2);

        block(asha, ravi);

        var introductions =
                new Introductions(application.profiles, application.blocks, application.photos, application.photoLinks);
        assertThat(introductions.of(seeker, found, at).items())
                .extracting(introduction -> introduction.profile().owner())
                .containsExactly(omar.id());
    }

    @Test
    void unblocking_undoes_it_and_says_nothing_about_whether_there_was_a_block() {
        block(asha, ravi);

        application.blocking.unblock(asha, ravi.id());
        application.blocking.unblock(asha, ravi.id());
        application.blocking.unblock(asha, new UserId(999_999));

        assertThat(recommendedTo(ravi)).contains(asha.id());
    }

    @Test
    void the_list_is_newest_first_and_tells_first_names_only() {
        block(asha, ravi);
        application.clock.advance(Duration.ofMinutes(1));
        block(asha, omar);

        var page = application.blocking.list(asha, FIRST_PAGE);

        assertThat(page.items()).extracting(Blocking.BlockedPerson::firstName).containsExactly("Omar", "Ravi");
        assertThat(page.items()).extracting(Blocking.BlockedPerson::id).containsExactly(omar.id(), ravi.id());
        assertThat(page.total()).isEqualTo(2);
        assertThat(application.blocking.list(ravi, FIRST_PAGE).items()).isEmpty();
    }

    @Test
    void blocking_twice_is_the_same_as_once() {
        block(asha, ravi);
        block(asha, ravi);

        assertThat(application.blocking.list(asha, FIRST_PAGE).total()).isEqualTo(1);
    }

    @Test
    void nobody_blocks_themselves() {
        assertThatThrownBy(() -> block(asha, asha)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void c4_only_who_could_be_looked_at_can_be_blocked_and_all_others_look_alike() {
        Caller banned = member("ben@example.org", "Ben", Gender.MALE);
        application.units.run(() -> application.users.save(
                application.users.find(banned.id()).orElseThrow().withStatus(AccountStatus.BANNED)));
        block(ravi, asha);

        for (UserId hidden : List.of(ravi.id(), banned.id(), new UserId(999_999))) {
            assertThatThrownBy(() -> application.blocking.block(asha, hidden, ""))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("This person was not found");
        }
    }

    @Test
    void d5_hiding_is_no_way_to_go_on_looking_at_whom_one_met() {
        var _ = application.date(
                ravi.id(), asha.id(), application.staff(AdminRole.GENIE).id(), Duration.ofHours(2));
        application.settingsEditing.edit(ravi, Changes.none().set(PrivacySettings.INCOGNITO_MODE, true), null);
        assertThat(application.peopleSearch.find(ravi, asha.id())).isNotNull();
        assertThatThrownBy(() -> application.peopleSearch.find(asha, ravi.id())).isInstanceOf(NotFound.class);

        block(asha, ravi);

        assertThatThrownBy(() -> application.peopleSearch.find(ravi, asha.id())).isInstanceOf(NotFound.class);
        assertThat(application.blocking.list(asha, FIRST_PAGE).total()).isEqualTo(1);
    }

    @Test
    void d5_whoever_blocked_first_learns_nothing_when_the_other_blocks_too() {
        block(asha, ravi);
        application.units.run(
                () -> application.blocks.add(new Block(ravi.id(), asha.id(), "", application.clock.instant())));

        block(asha, ravi);

        assertThat(application.blocking.list(asha, FIRST_PAGE).total()).isEqualTo(1);
    }

    @Test
    void whoever_could_not_be_shown_anybody_is_told_why() {
        application.profileEditing.edit(asha, Changes.none().clear(Basics.GENDER), null);

        assertThatThrownBy(() -> block(asha, ravi)).isInstanceOf(Incomplete.class);
        assertThatThrownBy(() -> application.blocking.block(asha, new UserId(999_999), ""))
                .isInstanceOf(Incomplete.class);
    }

    private void block(Caller blocker, Caller blocked) {
        application.blocking.block(blocker, blocked.id(), "");
    }

    private List<UserId> recommendedTo(Caller seeker) {
        return application.recommendations.recommend(seeker, new PageRequest(10, null)).items().stream()
                .map(introduction -> introduction.profile().owner())
                .toList();
    }

    private Caller member(String email, String name, Gender gender) {
        Caller member = application.member(email, name);
        var _ = application.profileEditing.edit(member, Changes.none().set(Basics.GENDER, gender), null);
        return member;
    }
}
