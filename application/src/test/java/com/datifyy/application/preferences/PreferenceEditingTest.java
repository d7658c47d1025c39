package com.datifyy.application.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreferenceEditingTest {
    private static final Changes NON_SMOKERS =
            Changes.none().set(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER));

    private final InMemoryApplication application = new InMemoryApplication();
    private final Caller asha = application.member("asha@example.org", "Asha");

    @Test
    void wishes_and_strengths_change_and_the_match_card_follows() {
        PartnerPreferences changed = application.preferenceEditing.edit(
                asha, NON_SMOKERS, Map.of(PartnerLifestyle.SMOKING_PREFERENCES, MatchStrength.MUST_HAVE), null);

        assertThat(application.preferenceEditing.read(asha)).isEqualTo(changed);
        assertThat(changed.wishes().has(PartnerBasics.AGE_RANGE)).isTrue();
        assertThat(application.index.find(asha.id()).orElseThrow().wishes())
                .filteredOn(wish -> wish.criterion() == Criterion.SMOKING)
                .singleElement()
                .matches(Wish::isDemand);
    }

    @Test
    void a_change_of_an_old_version_is_refused() {
        long read = application.preferenceEditing.read(asha).version();
        long current = application
                .preferenceEditing
                .edit(asha, NON_SMOKERS, Map.of(), read)
                .version();

        assertThatThrownBy(() -> application.preferenceEditing.edit(asha, NON_SMOKERS, Map.of(), read))
                .isInstanceOf(Stale.class);
        assertThat(application.preferenceEditing.read(asha).version()).isEqualTo(current);
    }
}
