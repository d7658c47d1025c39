package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.profile.traits.Ethnicity;
import com.datifyy.domain.profile.traits.ManglikStatus;
import java.util.List;

/// Where somebody comes from, and whether they would move.
public final class Background {
    public static final Text CASTE = new Text("caste", 100, false);
    public static final Text SUB_CASTE = new Text("sub_caste", 100, false);
    public static final Text GOTRA = new Text("gotra", 100, false);
    public static final Choice<ManglikStatus> MANGLIK_STATUS = new Choice<>("manglik_status", ManglikStatus.class);
    public static final Text NAKSHATRA = new Text("nakshatra", 50, false);
    public static final Text RAASI = new Text("raasi", 50, false);
    public static final Flag HOROSCOPE_AVAILABLE = new Flag("horoscope_available");
    public static final Text MOTHER_TONGUE = new Text("mother_tongue", 50, false);
    public static final Choices<Ethnicity> ETHNICITY = new Choices<>("ethnicity", Ethnicity.class);
    public static final Text NATIONALITY = new Text("nationality", 100, false);
    public static final TextList CITIZENSHIP = new TextList("citizenship", 10, 100);
    public static final Flag WILLING_TO_RELOCATE = new Flag("willing_to_relocate");
    public static final TextList RELOCATION_COUNTRIES = new TextList("relocation_countries", 30, 100);

    static final List<Attribute<?>> ALL = List.of(
            CASTE,
            SUB_CASTE,
            GOTRA,
            MANGLIK_STATUS,
            NAKSHATRA,
            RAASI,
            HOROSCOPE_AVAILABLE,
            MOTHER_TONGUE,
            ETHNICITY,
            NATIONALITY,
            CITIZENSHIP,
            WILLING_TO_RELOCATE,
            RELOCATION_COUNTRIES);

    private Background() {}
}
