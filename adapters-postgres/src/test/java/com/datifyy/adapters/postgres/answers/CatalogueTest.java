package com.datifyy.adapters.postgres.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.preferences.PreferenceColumns;
import com.datifyy.adapters.postgres.profile.ProfileColumns;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.StructureList;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.traits.Gender;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final String NOW =
            Catalogue.fingerprint(List.of(ProfileColumns.ANSWERS), List.of(AccountStatus.class));

    @Test
    void the_same_attributes_and_words_have_the_same_fingerprint() {
        assertThat(Catalogue.fingerprint(List.of(ProfileColumns.ANSWERS), List.of(AccountStatus.class)))
                .isEqualTo(NOW)
                .matches("[0-9a-f]{16}");
    }

    @Test
    void other_attributes_or_other_words_have_another() {
        assertThat(List.of(
                        NOW,
                        Catalogue.fingerprint(List.of(PreferenceColumns.ANSWERS), List.of(AccountStatus.class)),
                        Catalogue.fingerprint(
                                List.of(ProfileColumns.ANSWERS, PreferenceColumns.ANSWERS),
                                List.of(AccountStatus.class)),
                        Catalogue.fingerprint(List.of(ProfileColumns.ANSWERS), List.of(Gender.class)),
                        Catalogue.fingerprint(List.of(ProfileColumns.ANSWERS), List.of())))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_word_that_stands_inside_a_list_is_part_of_it() {
        Stream<Attribute<?>> attributes =
                Stream.concat(ProfileGroup.everyAttribute(), PreferenceGroup.everyAttribute());
        List<StructureList<?>> lists = attributes
                .filter(StructureList.class::isInstance)
                .<StructureList<?>>map(StructureList.class::cast)
                .toList();

        assertThat(lists)
                .isNotEmpty()
                .allSatisfy(list -> assertThat(JsonRecords.vocabulariesOf(list.type()))
                        .containsAll(Arrays.stream(list.type().getRecordComponents())
                                .map(component -> component.getType())
                                .filter(Class::isEnum)
                                .<Class<? extends Enum<?>>>map(CatalogueTest::vocabulary)
                                .toList()));
    }

    @Test
    void every_column_an_attribute_consists_of_is_part_of_it() {
        assertThat(Catalogue.described(Details.LOCATION)).endsWith(":country_code;country;state;city;cell_number");
    }

    @SuppressWarnings("unchecked") // it was asked whether it is one
    private static Class<? extends Enum<?>> vocabulary(Class<?> type) {
        return (Class<? extends Enum<?>>) type;
    }
}
