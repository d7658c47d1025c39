package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.DateSuggestionDetail;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateSuggestionsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateSuggestionsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UserSummary;
import com.datifyy.application.curation.SuggestionResponses.Suggested;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Numbered;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Locale;

/// Suggestions as messages.
final class SuggestionMessages {
    private static final int USUAL_PAGE = 20;
    private static final int LONGEST_BIO = 100;
    private static final ProtoEnum<Gender> GENDERS =
            new ProtoEnum<>(Gender.class, com.datifyy.adapters.grpc.wire.user.v1.Gender.getDescriptor());

    private SuggestionMessages() {}

    static Numbered.Wanted wanted(GetDateSuggestionsRequest request) {
        return Numbered.Wanted.of(request.getPage(), request.getPageSize(), USUAL_PAGE);
    }

    /// Those that wait for an answer when nothing is said.
    ///
    /// @throws InvalidInput when there is no such state
    static SuggestionStatus status(GetDateSuggestionsRequest request) {
        String text = request.getStatus().strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return SuggestionStatus.PENDING;
        }
        for (SuggestionStatus status : SuggestionStatus.values()) {
            if (word(status).equals(text)) {
                return status;
            }
        }
        throw new InvalidInput("status", "is not one of the words that are known here");
    }

    static GetDateSuggestionsResponse listed(Numbered<Suggested> page) {
        return GetDateSuggestionsResponse.newBuilder()
                .addAllSuggestions(
                        page.items().stream().map(SuggestionMessages::suggested).toList())
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    private static DateSuggestionDetail suggested(Suggested suggested) {
        var suggestion = suggested.suggestion();
        return DateSuggestionDetail.newBuilder()
                .setId(suggestion.id().value())
                .setSuggestedUser(person(suggested.person().profile()))
                .setCompatibilityScore(suggestion.score())
                .setReasoning(suggested.reasoning())
                .setStatus(word(suggestion.status()))
                .setCreatedAt(ProtoTime.of(suggestion.createdAt()))
                .build();
    }

    /// The first name and what the other one publishes; no contact data.
    private static UserSummary person(PublishedProfile person) {
        Residence residence = person.answers().get(Details.LOCATION);
        return UserSummary.newBuilder()
                .setId(person.owner().value())
                .setName(person.firstName())
                .setAge(person.age())
                .setGenderValue(GENDERS.number(person.answers().get(Basics.GENDER)))
                .setLocation(residence == null ? "" : residence.city())
                .setBio(shortened(person.answers().get(Details.BIO, "")))
                .build();
    }

    private static String shortened(String bio) {
        return bio.codePointCount(0, bio.length()) <= LONGEST_BIO
                ? bio
                : bio.substring(0, bio.offsetByCodePoints(0, LONGEST_BIO)) + "...";
    }

    private static String word(SuggestionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
