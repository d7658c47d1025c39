package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.profile.traits.BloodGroup;
import com.datifyy.domain.profile.traits.BodyType;
import com.datifyy.domain.profile.traits.Complexion;
import com.datifyy.domain.profile.traits.DisabilityStatus;
import com.datifyy.domain.profile.traits.EyeColor;
import com.datifyy.domain.profile.traits.FacialHair;
import com.datifyy.domain.profile.traits.HairColor;
import java.util.List;

/// What somebody looks like, and their physical condition.
public final class Looks {
    public static final Choice<BodyType> BODY_TYPE = new Choice<>("body_type", BodyType.class);
    public static final Choice<Complexion> COMPLEXION = new Choice<>("complexion", Complexion.class);
    public static final Choice<HairColor> HAIR_COLOR = new Choice<>("hair_color", HairColor.class);
    public static final Choice<EyeColor> EYE_COLOR = new Choice<>("eye_color", EyeColor.class);
    public static final Choice<FacialHair> FACIAL_HAIR = new Choice<>("facial_hair", FacialHair.class);
    public static final Flag HAS_TATTOOS = new Flag("has_tattoos");
    public static final Flag HAS_PIERCINGS = new Flag("has_piercings");
    public static final Choice<DisabilityStatus> DISABILITY_STATUS =
            new Choice<>("disability_status", DisabilityStatus.class);
    public static final Choice<BloodGroup> BLOOD_GROUP = new Choice<>("blood_group", BloodGroup.class);

    static final List<Attribute<?>> ALL = List.of(
            BODY_TYPE,
            COMPLEXION,
            HAIR_COLOR,
            EYE_COLOR,
            FACIAL_HAIR,
            HAS_TATTOOS,
            HAS_PIERCINGS,
            DISABILITY_STATUS,
            BLOOD_GROUP);

    private Looks() {}
}
