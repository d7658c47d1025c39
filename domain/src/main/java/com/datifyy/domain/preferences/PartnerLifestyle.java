package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.profile.traits.ChildrenPreference;
import com.datifyy.domain.profile.traits.CommunicationStyle;
import com.datifyy.domain.profile.traits.DietaryPreference;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.Importance;
import com.datifyy.domain.profile.traits.LoveLanguage;
import com.datifyy.domain.profile.traits.PetPreference;
import com.datifyy.domain.profile.traits.PoliticalView;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.SleepSchedule;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.profile.traits.WorkoutFrequency;
import java.util.List;

/// Wishes about how the partner lives.
public final class PartnerLifestyle {
    public static final Choices<Religion> RELIGIONS = new Choices<>("religions", Religion.class);
    public static final Choice<Importance> RELIGION_IMPORTANCE = new Choice<>("religion_importance", Importance.class);
    public static final Choices<ChildrenPreference> CHILDREN_PREFERENCES =
            new Choices<>("children_preferences", ChildrenPreference.class);
    public static final Choices<DrinkingHabit> DRINKING_PREFERENCES =
            new Choices<>("drinking_preferences", DrinkingHabit.class);
    public static final Choices<SmokingHabit> SMOKING_PREFERENCES =
            new Choices<>("smoking_preferences", SmokingHabit.class);
    public static final Choices<DietaryPreference> DIETARY_PREFERENCES =
            new Choices<>("dietary_preferences", DietaryPreference.class);
    public static final Choices<PetPreference> PET_PREFERENCES = new Choices<>("pet_preferences", PetPreference.class);
    public static final Choices<WorkoutFrequency> WORKOUT_PREFERENCES =
            new Choices<>("workout_preferences", WorkoutFrequency.class);
    public static final TextList PERSONALITY_TYPES = new TextList("personality_types", 20, 20);
    public static final Choices<CommunicationStyle> COMMUNICATION_STYLES =
            new Choices<>("communication_styles", CommunicationStyle.class);
    public static final Choices<LoveLanguage> LOVE_LANGUAGES = new Choices<>("love_languages", LoveLanguage.class);
    public static final Choices<PoliticalView> POLITICAL_VIEWS = new Choices<>("political_views", PoliticalView.class);
    public static final Choices<SleepSchedule> SLEEP_SCHEDULES = new Choices<>("sleep_schedules", SleepSchedule.class);

    static final List<Attribute<?>> ALL = List.of(
            RELIGIONS,
            RELIGION_IMPORTANCE,
            CHILDREN_PREFERENCES,
            DRINKING_PREFERENCES,
            SMOKING_PREFERENCES,
            DIETARY_PREFERENCES,
            PET_PREFERENCES,
            WORKOUT_PREFERENCES,
            PERSONALITY_TYPES,
            COMMUNICATION_STYLES,
            LOVE_LANGUAGES,
            POLITICAL_VIEWS,
            SLEEP_SCHEDULES);

    private PartnerLifestyle() {}
}
