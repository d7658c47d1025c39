package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Text;
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

/// How somebody lives.
public final class Lifestyle {
    public static final Choice<DrinkingHabit> DRINKING = new Choice<>("drinking", DrinkingHabit.class);
    public static final Choice<SmokingHabit> SMOKING = new Choice<>("smoking", SmokingHabit.class);
    public static final Choice<WorkoutFrequency> WORKOUT = new Choice<>("workout", WorkoutFrequency.class);
    public static final Choice<DietaryPreference> DIETARY_PREFERENCE =
            new Choice<>("dietary_preference", DietaryPreference.class);
    public static final Choice<Religion> RELIGION = new Choice<>("religion", Religion.class);
    public static final Choice<Importance> RELIGION_IMPORTANCE = new Choice<>("religion_importance", Importance.class);
    public static final Choice<PoliticalView> POLITICAL_VIEW = new Choice<>("political_view", PoliticalView.class);
    public static final Choice<PetPreference> PETS = new Choice<>("pets", PetPreference.class);
    public static final Choice<ChildrenPreference> CHILDREN = new Choice<>("children", ChildrenPreference.class);
    public static final Text PERSONALITY_TYPE = new Text("personality_type", 4, 4, false);
    public static final Choice<CommunicationStyle> COMMUNICATION_STYLE =
            new Choice<>("communication_style", CommunicationStyle.class);
    public static final Choice<LoveLanguage> LOVE_LANGUAGE = new Choice<>("love_language", LoveLanguage.class);
    public static final Choice<SleepSchedule> SLEEP_SCHEDULE = new Choice<>("sleep_schedule", SleepSchedule.class);

    static final List<Attribute<?>> ALL = List.of(
            DRINKING,
            SMOKING,
            WORKOUT,
            DIETARY_PREFERENCE,
            RELIGION,
            RELIGION_IMPORTANCE,
            POLITICAL_VIEW,
            PETS,
            CHILDREN,
            PERSONALITY_TYPE,
            COMMUNICATION_STYLE,
            LOVE_LANGUAGE,
            SLEEP_SCHEDULE);

    private Lifestyle() {}
}
