package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.application.shared.SampleAnswers;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.profile.ProfileGroup;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProfilePartsTest {
    private static final ProfileParts TOLD = new ProfileParts(UserProfile.getDescriptor());
    private static final ProfileParts ASKED = new ProfileParts(UpdateProfileRequest.getDescriptor());
    private static final Set<String> TOLD_BUT_NOT_ASKED =
            Set.of("email", "age", "zodiac_sign", "financial_score", "birth_date");

    private static final Set<Attribute<?>> ALL = ProfileGroup.everyAttribute().collect(Collectors.toSet());
    private static final Answers EVERYTHING = SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(1));

    @Test
    void a_whole_profile_survives_an_update_request() throws Exception {
        var request = UpdateProfileRequest.newBuilder();
        ASKED.write(EVERYTHING, request);
        var received = UpdateProfileRequest.parseFrom(request.build().toByteArray());

        Changes named = Changes.none();
        ASKED.readNamed(received, ALL, named);

        assertThat(Answers.NONE.with(named)).isEqualTo(EVERYTHING);
    }

    @Test
    void a_whole_profile_survives_being_told() throws Exception {
        var profile = UserProfile.newBuilder();
        TOLD.write(EVERYTHING, profile);
        Changes read = Changes.none();
        TOLD.readNamed(UserProfile.parseFrom(profile.build().toByteArray()), ALL, read);

        assertThat(Answers.NONE.with(read)).isEqualTo(EVERYTHING);
    }

    @Test
    void a_group_without_answers_is_left_out() {
        var profile = UserProfile.newBuilder();
        TOLD.write(Answers.NONE, profile);

        assertThat(profile.build()).isEqualTo(UserProfile.getDefaultInstance());
    }

    @Test
    void every_field_of_a_group_is_an_attribute_or_follows_from_elsewhere() {
        Set<String> fields = UpdateProfileRequest.getDescriptor().getFields().stream()
                .filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isRepeated())
                .flatMap(group -> group.getMessageType().getFields().stream())
                .map(FieldDescriptor::getName)
                .filter(name -> !TOLD_BUT_NOT_ASKED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ProfileGroup.everyAttribute().map(Attribute::name).filter(name -> !name.equals("prompts")))
                .containsExactlyInAnyOrderElementsOf(fields);
    }
}
