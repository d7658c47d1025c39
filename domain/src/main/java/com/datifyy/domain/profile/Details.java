package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Structure;
import com.datifyy.domain.attribute.Attribute.StructureList;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import java.util.List;

/// What somebody does, knows, likes and looks for.
public final class Details {
    public static final Text BIO = new Text("bio", 500, true);
    public static final StructureList<OccupationEntry> OCCUPATIONS =
            new StructureList<>("occupations", OccupationEntry.class, 5);
    public static final Text COMPANY = new Text("company", 255, false);
    public static final Text JOB_TITLE = new Text("job_title", 255, false);
    public static final StructureList<EducationEntry> EDUCATION =
            new StructureList<>("education", EducationEntry.class, 10);
    public static final Text SCHOOL = new Text("school", 255, false);
    public static final Whole HEIGHT = new Whole("height", 100, 250);
    public static final Structure<Residence> LOCATION = new Structure<>("location", Residence.class);
    public static final Text HOMETOWN = new Text("hometown", 255, false);
    public static final StructureList<InterestEntry> INTERESTS =
            new StructureList<>("interests", InterestEntry.class, 21);
    public static final StructureList<LanguageEntry> LANGUAGES =
            new StructureList<>("languages", LanguageEntry.class, 20);
    public static final Choices<RelationshipGoal> RELATIONSHIP_GOALS =
            new Choices<>("relationship_goals", RelationshipGoal.class);

    static final List<Attribute<?>> ALL = List.of(
            BIO,
            OCCUPATIONS,
            COMPANY,
            JOB_TITLE,
            EDUCATION,
            SCHOOL,
            HEIGHT,
            LOCATION,
            HOMETOWN,
            INTERESTS,
            LANGUAGES,
            RELATIONSHIP_GOALS);

    private Details() {}
}
