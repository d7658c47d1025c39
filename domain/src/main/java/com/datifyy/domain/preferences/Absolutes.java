package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.StructureList;
import com.datifyy.domain.attribute.Attribute.TextList;
import java.util.List;

/// What rules a partner out, and what they have to have.
public final class Absolutes {
    public static final StructureList<DealBreaker> DEAL_BREAKERS =
            new StructureList<>("deal_breakers", DealBreaker.class, 20);
    public static final StructureList<MustHave> MUST_HAVES = new StructureList<>("must_haves", MustHave.class, 20);
    public static final TextList CUSTOM_DEALBREAKERS = new TextList("custom_dealbreakers", 20, 200);

    static final List<Attribute<?>> ALL = List.of(DEAL_BREAKERS, MUST_HAVES, CUSTOM_DEALBREAKERS);

    private Absolutes() {}
}
