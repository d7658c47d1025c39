package com.datifyy.bootstrap.journey;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CuratedMatchAction;
import com.datifyy.adapters.grpc.wire.admin.v1.CurationCandidate;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.TokenPair;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlot;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.OfflineLocation;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.UpdateAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.adapters.grpc.wire.user.v1.AgeRange;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.DemandCost;
import com.datifyy.adapters.grpc.wire.user.v1.DrinkingHabit;
import com.datifyy.adapters.grpc.wire.user.v1.Gender;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateSuggestionsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetLeewayRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetPartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUpcomingDatesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.LifestyleInfo;
import com.datifyy.adapters.grpc.wire.user.v1.MatchReason;
import com.datifyy.adapters.grpc.wire.user.v1.MatchStrength;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.RejectionReason;
import com.datifyy.adapters.grpc.wire.user.v1.Relaxation;
import com.datifyy.adapters.grpc.wire.user.v1.Religion;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SearchFilters;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.bootstrap.service.Grpc;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The journey over gRPC, with the contract's own stubs.
public record GrpcDriver(Grpc grpc) implements Journey.Visitor {
    private static final long HOUR = 3_600;

    @Override
    public Journey.Member register(Journey.Newcomer newcomer) {
        var credentials = EmailPasswordCredentials.newBuilder()
                .setEmail(newcomer.email())
                .setPassword(newcomer.password())
                .setName(newcomer.name());
        if (newcomer.birthDate() != null) {
            credentials.setDateOfBirth(newcomer.birthDate().toString());
        }
        var request = RegisterWithEmailRequest.newBuilder()
                .setCredentials(credentials)
                .build();
        var answer = asked(() -> auth().registerWithEmail(request));
        return holding(tokens(answer.getUser().getUserId(), answer.getTokens()));
    }

    @Override
    public Journey.Member signIn(String email, String password) {
        var credentials = EmailPasswordCredentials.newBuilder().setEmail(email).setPassword(password);
        var request =
                LoginWithEmailRequest.newBuilder().setCredentials(credentials).build();
        var answer = asked(() -> auth().loginWithEmail(request));
        return holding(tokens(answer.getUser().getUserId(), answer.getTokens()));
    }

    /// The answer does not name the person, so whoever holds the new tokens is asked.
    @Override
    public Journey.Tokens refresh(String refreshToken) {
        var request =
                RefreshTokenRequest.newBuilder().setRefreshToken(refreshToken).build();
        var pair = asked(() -> auth().refreshToken(request)).getTokens();
        return tokens(holding(tokens("", pair)).profile().userId(), pair);
    }

    @Override
    public void revoke(String refreshToken) {
        var request =
                RevokeTokenRequest.newBuilder().setRefreshToken(refreshToken).build();
        asked(() -> auth().revokeToken(request));
    }

    @Override
    public Journey.Member holding(Journey.Tokens tokens) {
        return new GrpcMember(grpc.as(tokens.access()), tokens);
    }

    @Override
    public Journey.Genie staff(String token) {
        return new GrpcGenie(AdminServiceGrpc.newBlockingStub(grpc.as(token).channel()));
    }

    private AuthServiceGrpc.AuthServiceBlockingStub auth() {
        return AuthServiceGrpc.newBlockingStub(grpc.elsewhere().channel());
    }

    private static Journey.Tokens tokens(String userId, TokenPair pair) {
        return new Journey.Tokens(
                userId, pair.getAccessToken().getToken(), pair.getRefreshToken().getToken());
    }

    private record GrpcMember(Grpc grpc, Journey.Tokens tokens) implements Journey.Member {
        private UserServiceGrpc.UserServiceBlockingStub user() {
            return UserServiceGrpc.newBlockingStub(grpc.channel());
        }

        private AvailabilityServiceGrpc.AvailabilityServiceBlockingStub availability() {
            return AvailabilityServiceGrpc.newBlockingStub(grpc.channel());
        }

        @Override
        public Journey.Self profile() {
            return self(asked(() -> user().getMyProfile(GetMyProfileRequest.getDefaultInstance()))
                    .getProfile());
        }

        @Override
        public Journey.Self tell(Journey.Story story, @Nullable String version) {
            var request = UpdateProfileRequest.newBuilder()
                    .setBasicInfo(BasicInfo.newBuilder().setGender(Gender.valueOf(story.gender())))
                    .setProfileDetails(ProfileDetails.newBuilder()
                            .setHeight(story.height())
                            .setBio(story.bio())
                            .setLocation(Location.newBuilder()
                                    .setCity(story.city())
                                    .setLatitude(story.latitude())
                                    .setLongitude(story.longitude())))
                    .setLifestyleInfo(LifestyleInfo.newBuilder()
                            .setDrinking(DrinkingHabit.valueOf(story.drinking()))
                            .setReligion(Religion.valueOf(story.religion())))
                    .addAllUpdateFields(Journey.Story.FIELDS);
            if (version != null) {
                request.setExpectedVersion(Long.parseLong(version));
            }
            return self(asked(() -> user().updateProfile(request.build())).getProfile());
        }

        private static Journey.Self self(UserProfile profile) {
            var basics = profile.getBasicInfo();
            var details = profile.getProfileDetails();
            return new Journey.Self(
                    profile.getUserId(),
                    basics.getName(),
                    basics.getEmail(),
                    basics.getAge(),
                    new Journey.Story(
                            basics.getGender().name(),
                            details.getLocation().getCity(),
                            details.getLocation().getLatitude(),
                            details.getLocation().getLongitude(),
                            details.getHeight(),
                            profile.getLifestyleInfo().getDrinking().name(),
                            profile.getLifestyleInfo().getReligion().name(),
                            details.getBio()),
                    Long.toString(profile.getVersion()));
        }

        @Override
        public Journey.Wishes wishes() {
            return wishes(asked(() -> user().getPartnerPreferences(GetPartnerPreferencesRequest.getDefaultInstance()))
                    .getPreferences());
        }

        @Override
        public Journey.Wishes wish(Journey.Wishes wishes) {
            var preferences = PartnerPreferences.newBuilder()
                    .addAllLookingForGender(
                            wishes.genders().stream().map(Gender::valueOf).toList())
                    .setAgeRange(
                            AgeRange.newBuilder().setMinAge(wishes.minAge()).setMaxAge(wishes.maxAge()))
                    .setDistancePreference(wishes.distance())
                    .addAllDrinkingPreferences(wishes.drinking().stream()
                            .map(DrinkingHabit::valueOf)
                            .toList())
                    .putMatchStrengths("drinking_preferences", MatchStrength.valueOf(wishes.drinkingStrength()));
            var request = UpdatePartnerPreferencesRequest.newBuilder()
                    .setPreferences(preferences)
                    .addAllUpdateFields(Journey.Wishes.FIELDS)
                    .build();
            return wishes(asked(() -> user().updatePartnerPreferences(request)).getPreferences());
        }

        private static Journey.Wishes wishes(PartnerPreferences preferences) {
            return new Journey.Wishes(
                    preferences.getLookingForGenderList().stream()
                            .map(Gender::name)
                            .collect(Collectors.toSet()),
                    preferences.getAgeRange().getMinAge(),
                    preferences.getAgeRange().getMaxAge(),
                    preferences.getDistancePreference(),
                    preferences.getDrinkingPreferencesList().stream()
                            .map(DrinkingHabit::name)
                            .collect(Collectors.toSet()),
                    preferences.getMatchStrengthsOrThrow("drinking_preferences").name());
        }

        @Override
        public Journey.Planned give(List<Journey.Hour> hours) {
            var request = SubmitAvailabilityRequest.newBuilder()
                    .addAllSlots(hours.stream().map(GrpcMember::message).toList())
                    .build();
            var answer = asked(() -> availability().submitAvailability(request));
            return new Journey.Planned(
                    answer.getCreatedSlotsList().stream().map(GrpcMember::hour).toList(),
                    new TreeMap<>(answer.getValidationErrorsMap()));
        }

        @Override
        public List<Journey.Hour> hours() {
            return asked(() -> availability().getAvailability(GetAvailabilityRequest.getDefaultInstance()))
                    .getSlotsList()
                    .stream()
                    .map(GrpcMember::hour)
                    .toList();
        }

        @Override
        public Journey.Hour move(String slotId, Journey.Hour to) {
            var request = UpdateAvailabilityRequest.newBuilder()
                    .setSlotId(slotId)
                    .setSlot(message(to))
                    .build();
            return hour(asked(() -> availability().updateAvailability(request)).getSlot());
        }

        @Override
        public void takeBack(String slotId) {
            var request =
                    DeleteAvailabilityRequest.newBuilder().setSlotId(slotId).build();
            asked(() -> availability().deleteAvailability(request));
        }

        private static AvailabilitySlotInput message(Journey.Hour hour) {
            long start = hour.start().getEpochSecond();
            var message = AvailabilitySlotInput.newBuilder()
                    .setStartTime(start)
                    .setEndTime(start + HOUR)
                    .setDateType(DateType.valueOf(hour.kind()))
                    .setNotes(hour.notes());
            if (!hour.place().isEmpty()) {
                message.setOfflineLocation(OfflineLocation.newBuilder()
                        .setPlaceName(hour.place())
                        .setAddress("1 Main Road")
                        .setCity("Pune")
                        .setState("Maharashtra")
                        .setCountry("India")
                        .setZipcode("411001"));
            }
            return message.build();
        }

        private static Journey.Hour hour(AvailabilitySlot slot) {
            return new Journey.Hour(
                    slot.getSlotId(),
                    Instant.ofEpochSecond(slot.getStartTime()),
                    slot.getDateType().name(),
                    slot.getOfflineLocation().getPlaceName(),
                    slot.getNotes());
        }

        @Override
        public Journey.Found recommendations(int limit, @Nullable String cursor) {
            var request = GetRecommendationsRequest.newBuilder()
                    .setLimit(limit)
                    .setCursor(cursor == null ? "" : cursor)
                    .build();
            var answer = asked(() -> user().getRecommendations(request));
            return found(answer.getRecommendationsList(), answer.getNextCursor());
        }

        @Override
        public Journey.Leeway leeway() {
            var answer = asked(() -> user().getLeeway(GetLeewayRequest.getDefaultInstance()));
            Map<String, Integer> keptAway = new TreeMap<>();
            Map<String, Integer> gains = new TreeMap<>();
            for (DemandCost cost : answer.getCostsList()) {
                keptAway.put(cost.getPreference(), cost.getKeptAway());
                for (Relaxation relaxation : cost.getRelaxationsList()) {
                    String change = cost.getPreference() + " "
                            + relaxation.getKind().name() + " " + relaxation.getNumber() + relaxation.getValue();
                    gains.put(change, relaxation.getAdded());
                }
            }
            return new Journey.Leeway(answer.getExact(), answer.getFitting(), keptAway, gains);
        }

        @Override
        public Journey.Found search(Journey.Filters filters) {
            var request = SearchUsersRequest.newBuilder()
                    .setFilters(SearchFilters.newBuilder()
                            .addAllGender(filters.genders().stream()
                                    .map(Gender::valueOf)
                                    .toList())
                            .setAgeRange(AgeRange.newBuilder()
                                    .setMinAge(filters.minAge())
                                    .setMaxAge(filters.maxAge()))
                            .addAllDrinking(filters.drinking().stream()
                                    .map(DrinkingHabit::valueOf)
                                    .toList()))
                    .build();
            var answer = asked(() -> user().searchUsers(request));
            return found(answer.getUsersList(), answer.getPagination().getNextCursor());
        }

        @Override
        public Journey.Stranger lookAt(String userId) {
            var request = GetUserProfileRequest.newBuilder().setUserId(userId).build();
            return stranger(asked(() -> user().getUserProfile(request)).getProfile());
        }

        @Override
        public List<Journey.Suggested> suggestions() {
            return asked(() -> user().getDateSuggestions(GetDateSuggestionsRequest.getDefaultInstance()))
                    .getSuggestionsList()
                    .stream()
                    .map(made -> new Journey.Suggested(
                            made.getId(), made.getSuggestedUser().getName()))
                    .toList();
        }

        @Override
        public String answer(int suggestion, boolean accept, List<String> reasons) {
            var request = RespondToSuggestionRequest.newBuilder()
                    .setSuggestionId(suggestion)
                    .setAccept(accept)
                    .addAllReasons(reasons.stream()
                            .map(reason ->
                                    RejectionReason.valueOf("REJECTION_REASON_" + reason.toUpperCase(Locale.ROOT)))
                            .toList())
                    .build();
            return asked(() -> user().respondToSuggestion(request)).getStatus();
        }

        @Override
        public List<String> dates() {
            return asked(() -> user().getUpcomingDates(GetUpcomingDatesRequest.getDefaultInstance()))
                    .getDatesList()
                    .stream()
                    .map(date -> Integer.toString(date.getId()))
                    .toList();
        }

        private static Journey.Found found(List<UserProfile> people, String next) {
            return new Journey.Found(people.stream().map(GrpcMember::stranger).toList(), next.isEmpty() ? null : next);
        }

        private static Journey.Stranger stranger(UserProfile profile) {
            return new Journey.Stranger(
                    profile.getUserId(),
                    profile.getBasicInfo().getName(),
                    profile.getBasicInfo().getAge(),
                    profile.getProfileDetails().getLocation().getCity(),
                    profile.getCompatibilityScore(),
                    profile.getMatchReasonsList().stream()
                            .map(MatchReason::getPreference)
                            .collect(Collectors.toSet()));
        }
    }

    private record GrpcGenie(AdminServiceGrpc.AdminServiceBlockingStub admin) implements Journey.Genie {
        @Override
        public int match(String one, String other) {
            var analysis = CurateDatesRequest.newBuilder()
                    .setUserId(one)
                    .addCandidateIds(other)
                    .build();
            int match = asked(() -> admin.curateDates(analysis)).getMatches(0).getCuratedMatchId();
            var decision = UpdateCuratedMatchActionRequest.newBuilder()
                    .setCuratedMatchId(match)
                    .setAction(CuratedMatchAction.CURATED_MATCH_ACTION_ACCEPT)
                    .build();
            asked(() -> admin.updateCuratedMatchAction(decision));
            return match;
        }

        @Override
        public void suggest(int match) {
            var request =
                    SuggestMatchRequest.newBuilder().setCuratedMatchId(match).build();
            asked(() -> admin.suggestMatch(request));
        }

        @Override
        public String schedule(int match, Instant start) {
            var request = ScheduleMatchRequest.newBuilder()
                    .setCuratedMatchId(match)
                    .setScheduledTime(Timestamp.newBuilder().setSeconds(start.getEpochSecond()))
                    .build();
            return asked(() -> admin.scheduleMatch(request)).getDate().getDateId();
        }

        @Override
        public String arrange(String one, String other, Instant start) {
            var request = ScheduleDateRequest.newBuilder()
                    .setUser1Id(one)
                    .setUser2Id(other)
                    .setScheduledTime(Timestamp.newBuilder().setSeconds(start.getEpochSecond()))
                    .build();
            return asked(() -> admin.scheduleDate(request)).getDate().getDateId();
        }

        @Override
        public List<Journey.Free> sharedHours(String one, String other) {
            var request = GetSharedHoursRequest.newBuilder()
                    .setUser1Id(one)
                    .setUser2Id(other)
                    .build();
            return asked(() -> admin.getSharedHours(request)).getSharedHoursList().stream()
                    .map(hour -> free(hour.getStartTime(), hour.getEndTime()))
                    .toList();
        }

        @Override
        public Map<String, List<Journey.Free>> suggestionsFor(String person) {
            var request = com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsRequest.newBuilder()
                    .setUserId(person)
                    .setLimit(50)
                    .build();
            return asked(() -> admin.getDateSuggestions(request)).getSuggestionsList().stream()
                    .collect(Collectors.toMap(
                            suggested -> suggested.getUser().getUserId(),
                            suggested -> suggested.getMatchingSlotsList().stream()
                                    .map(slot -> free(slot.getStartTime(), slot.getEndTime()))
                                    .toList()));
        }

        @Override
        public Map<String, Integer> candidates() {
            return asked(() -> admin.getCurationCandidates(GetCurationCandidatesRequest.getDefaultInstance()))
                    .getCandidatesList()
                    .stream()
                    .collect(Collectors.toMap(CurationCandidate::getUserId, CurationCandidate::getAvailableSlotsCount));
        }

        private static Journey.Free free(Timestamp from, Timestamp to) {
            return new Journey.Free(Instant.ofEpochSecond(from.getSeconds()), Instant.ofEpochSecond(to.getSeconds()));
        }
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException refused) {
            var outcome = Grpc.outcome(refused);
            throw new Refused(outcome.code(), outcome.field(), outcome.said());
        }
    }
}
