package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.StructureList;
import java.util.List;

/// The questions somebody answered in their own words.
public final class Story {
    public static final StructureList<Prompt> PROMPTS = new StructureList<>("prompts", Prompt.class, 20);

    static final List<Attribute<?>> ALL = List.of(PROMPTS);

    private Story() {}
}
