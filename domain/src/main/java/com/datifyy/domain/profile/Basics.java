package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Day;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.profile.traits.Gender;
import java.time.LocalDate;
import java.util.List;

/// Who somebody is.
public final class Basics {
    public static final Text NAME = new Text("name", 100, false);
    public static final Text PHONE_NUMBER = new Text("phone_number", 20, false);
    public static final Day DATE_OF_BIRTH = new Day("date_of_birth", LocalDate.of(1900, 1, 1));
    public static final Choice<Gender> GENDER = new Choice<>("gender", Gender.class);
    public static final Text PRONOUNS = new Text("pronouns", 50, false);

    static final List<Attribute<?>> ALL = List.of(NAME, PHONE_NUMBER, DATE_OF_BIRTH, GENDER, PRONOUNS);

    private Basics() {}
}
