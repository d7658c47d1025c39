package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.profile.traits.BodyType;
import com.datifyy.domain.profile.traits.Complexion;
import com.datifyy.domain.profile.traits.EyeColor;
import com.datifyy.domain.profile.traits.FacialHair;
import com.datifyy.domain.profile.traits.HairColor;
import java.util.List;

/// Wishes about what the partner looks like.
public final class PartnerLooks {
    public static final Choices<BodyType> BODY_TYPE_PREFERENCES =
            new Choices<>("body_type_preferences", BodyType.class);
    public static final Choices<Complexion> COMPLEXION_PREFERENCES =
            new Choices<>("complexion_preferences", Complexion.class);
    public static final Choices<HairColor> HAIR_COLOR_PREFERENCES =
            new Choices<>("hair_color_preferences", HairColor.class);
    public static final Choices<EyeColor> EYE_COLOR_PREFERENCES =
            new Choices<>("eye_color_preferences", EyeColor.class);
    public static final Choices<FacialHair> FACIAL_HAIR_PREFERENCES =
            new Choices<>("facial_hair_preferences", FacialHair.class);
    public static final Choice<TattooPreference> TATTOO_PREFERENCE =
            new Choice<>("tattoo_preference", TattooPreference.class);
    public static final Choice<PiercingPreference> PIERCING_PREFERENCE =
            new Choice<>("piercing_preference", PiercingPreference.class);
    public static final Choice<DisabilityAcceptance> DISABILITY_ACCEPTANCE =
            new Choice<>("disability_acceptance", DisabilityAcceptance.class);

    static final List<Attribute<?>> ALL = List.of(
            BODY_TYPE_PREFERENCES,
            COMPLEXION_PREFERENCES,
            HAIR_COLOR_PREFERENCES,
            EYE_COLOR_PREFERENCES,
            FACIAL_HAIR_PREFERENCES,
            TATTOO_PREFERENCE,
            PIERCING_PREFERENCE,
            DISABILITY_ACCEPTANCE);

    private PartnerLooks() {}
}
