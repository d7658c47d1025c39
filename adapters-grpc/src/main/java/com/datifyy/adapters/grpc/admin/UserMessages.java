package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoPaging;
import com.datifyy.adapters.grpc.translation.ProtoPhoto;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.user.WholeProfile;
import com.datifyy.adapters.grpc.wire.admin.v1.AvailableSlot;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SortOrder;
import com.datifyy.adapters.grpc.wire.admin.v1.StaffLogEntry;
import com.datifyy.adapters.grpc.wire.admin.v1.UserFullDetails;
import com.datifyy.adapters.grpc.wire.admin.v1.UserSortField;
import com.datifyy.application.admin.ListedUser;
import com.datifyy.application.admin.Moderation;
import com.datifyy.application.admin.UserDirectory.Details;
import com.datifyy.application.admin.UserDirectory.Happening;
import com.datifyy.application.admin.UserDirectory.Wish;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.domain.admin.BulkAction;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// People as the staff asks for them and gets them.
final class UserMessages {
    static final int USUAL_PAGE = 20;
    private static final ProtoEnum<UserOrder> ORDERS = new ProtoEnum<>(UserOrder.class, UserSortField.getDescriptor());
    private static final ProtoEnum<AccountStatus> STATUSES = new ProtoEnum<>(
            AccountStatus.class, com.datifyy.adapters.grpc.wire.common.v1.AccountStatus.getDescriptor());
    private static final ProtoEnum<BulkAction> ACTIONS =
            new ProtoEnum<>(BulkAction.class, com.datifyy.adapters.grpc.wire.admin.v1.BulkUserAction.getDescriptor());
    private static final ProtoEnum<StaffVerification> VERIFICATIONS = new ProtoEnum<>(
            StaffVerification.class, com.datifyy.adapters.grpc.wire.admin.v1.StaffVerification.getDescriptor());

    private UserMessages() {}

    static Wish wish(GetAllUsersRequest request) {
        var wrong = new Faults();
        UserOrder order = wrong.of(() -> ORDERS.toDomain("sort_by", request.getSortByValue()));
        if (request.getSortOrder() == SortOrder.UNRECOGNIZED) {
            wrong.note("sort_order", request.getSortOrderValue() + " is not a value of SortOrder");
        }
        AccountStatus status = wrong.of(() -> word(
                "account_status_filter", request.getAccountStatusFilter(), "ACCOUNT_STATUS_", AccountStatus.class));
        Gender gender = wrong.of(() -> word("gender_filter", request.getGenderFilter(), "GENDER_", Gender.class));
        wrong.tell();
        return new Wish(
                order == null ? UserOrder.CREATED_AT : order,
                request.getSortOrder() == SortOrder.SORT_ORDER_ASC,
                status,
                gender);
    }

    static Set<UserField> fields(List<String> words) {
        Set<UserField> fields = EnumSet.noneOf(UserField.class);
        for (String text : words) {
            UserField found = word("search_fields", text, "", UserField.class);
            if (found != null) {
                fields.add(found);
            }
        }
        return fields;
    }

    /// The constant a text names, or null for an empty one.
    ///
    /// @throws InvalidInput when it names none
    private static <E extends Enum<E>> @Nullable E word(String field, String text, String prefix, Class<E> type) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        if (word.isEmpty()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (word.equals(constant.name()) || word.equals(prefix + constant.name())) {
                return constant;
            }
        }
        throw new InvalidInput(
                field,
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> prefix + constant.name())
                        .collect(Collectors.joining(", ", "is none of ", "")));
    }

    /// @throws InvalidInput when there is none
    static BulkAction action(int number) {
        return required("action", ACTIONS.toDomain("action", number));
    }

    /// @throws InvalidInput when there is none
    static StaffVerification verification(int number) {
        return required("type", VERIFICATIONS.toDomain("type", number));
    }

    /// @throws InvalidInput when there is none
    static AccountStatus status(int number) {
        return required("status", STATUSES.toDomain("status", number));
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(field, "is required");
        }
        return value;
    }

    static GetAllUsersResponse list(NumberedPage<ListedUser> page) {
        return GetAllUsersResponse.newBuilder()
                .addAllUsers(page.items().stream().map(UserMessages::line).toList())
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    static SearchUsersResponse found(NumberedPage<ListedUser> page) {
        return SearchUsersResponse.newBuilder()
                .addAllUsers(page.items().stream().map(UserMessages::line).toList())
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .build();
    }

    static UserFullDetails line(ListedUser line) {
        return started(line).build();
    }

    static UserFullDetails verified(Moderation.Verified verified) {
        return verified(verified.line(), verified.verified()).build();
    }

    private static UserFullDetails.Builder verified(ListedUser line, Set<StaffVerification> verified) {
        return started(line)
                .addAllVerifications(verified.stream().map(Enum::name).sorted().toList());
    }

    private static UserFullDetails.Builder started(ListedUser line) {
        User user = line.user();
        var message = UserFullDetails.newBuilder()
                .setUserId(user.id().toString())
                .setEmail(ProtoIdentity.address(user))
                .setName(user.name())
                .setPhone(user.phone() == null ? "" : user.phone().value())
                .setPhotoUrl(ProtoPhoto.pathOf(line.photo()))
                .setAge(line.age() == null ? 0 : line.age())
                .setGender(line.gender() == null ? "" : line.gender().name())
                .setAccountStatus(user.status().name())
                .setEmailVerified(user.emailVerifiedAt() != null)
                .setPhoneVerified(user.phoneVerifiedAt() != null)
                .setCreatedAt(ProtoTime.of(user.createdAt()))
                .setPhotoCount(line.photos())
                .setAvailabilityCount(line.hours());
        LocalDate birthDate = line.birthDate();
        if (birthDate != null) {
            message.setDateOfBirth(
                    ProtoTime.of(birthDate.atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        if (user.lastLoginAt() != null) {
            message.setLastLoginAt(ProtoTime.of(user.lastLoginAt()));
        }
        return message;
    }

    static GetUserDetailsResponse details(Details details) {
        var user = verified(details.line(), details.verified());
        OwnProfile profile = details.profile();
        if (profile != null) {
            user.setProfile(WholeProfile.told(profile, details.at()))
                    .setPartnerPreferences(WholeProfile.wished(profile));
        }
        return GetUserDetailsResponse.newBuilder()
                .setUser(user)
                .addAllAvailability(
                        details.slots().stream().map(UserMessages::slot).toList())
                .addAllUpcomingDates(DateMessages.dates(
                        details.dates().upcoming(), details.dates().present()))
                .addAllPastDates(DateMessages.dates(
                        details.dates().past(), details.dates().present()))
                .build();
    }

    private static AvailableSlot slot(Slot slot) {
        return AvailableSlot.newBuilder()
                .setStartTime(ProtoTime.of(slot.start()))
                .setEndTime(ProtoTime.of(slot.end()))
                .setDateType(
                        switch (slot.mode()) {
                            case MeetingMode.Online() -> "online";
                            case MeetingMode.Offline _ -> "offline";
                            case MeetingMode.Event _ -> "event";
                        })
                .build();
    }

    static BulkUserActionResponse outcome(Moderation.Outcome outcome) {
        var message = BulkUserActionResponse.newBuilder()
                .setSuccessCount(outcome.done())
                .setFailedCount(outcome.failures().size());
        outcome.failures()
                .forEach(failure -> message.addFailedUserIds(failure.id()).addErrorMessages(failure.why()));
        return message.build();
    }

    static GetUserActivityResponse activity(NumberedPage<Happening> page) {
        return GetUserActivityResponse.newBuilder()
                .addAllActivity(
                        page.items().stream().map(UserMessages::happening).toList())
                .setPagination(ProtoPaging.standing(page))
                .build();
    }

    private static StaffLogEntry happening(Happening happening) {
        return switch (happening) {
            case Happening.ToAccount(SecurityEvent event) ->
                StaffLogEntry.newBuilder()
                        .setSource("account")
                        .setEvent(event.kind().name())
                        .setAt(ProtoTime.of(event.at()))
                        .setNetwork(event.network())
                        .putAllDetails(event.details())
                        .build();
            case Happening.ByStaff(StaffDeed deed) -> deed(deed);
        };
    }

    static StaffLogEntry deed(StaffDeed deed) {
        return StaffLogEntry.newBuilder()
                .setSource("staff")
                .setEvent(deed.kind().name())
                .setAt(ProtoTime.of(deed.at()))
                .setNetwork(deed.network())
                .putAllDetails(deed.details())
                .setAdminId(deed.who() == null ? "" : deed.who().toString())
                .setUserId(deed.subject() == null ? "" : deed.subject().toString())
                .addAllOtherUserIds(
                        deed.others().stream().sorted().map(Object::toString).toList())
                .setReason(deed.why())
                .build();
    }
}
