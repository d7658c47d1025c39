package com.datifyy.application.admin.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.admin.port.UserRegister.Entry;
import com.datifyy.application.admin.port.UserRegister.Selection;
import com.datifyy.application.admin.port.UserRegister.Words;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.BookedDates;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the staff goes through people, wherever they are kept.
public interface UserRegisterContract extends BookedDates {
    Instant NOW = TestClock.START;
    NumberedPage.Wanted FIRST_PAGE = new NumberedPage.Wanted(1, 20);

    UserRepository users();

    ProfileRepository profiles();

    SlotRepository slots();

    UserRegister register();

    /// Three people: 1 and 3 are women, 2 joined last and has no address.
    @BeforeEach
    default void three_people() {
        units().run(() -> {
            join(1, "Maya", "zoe@example.org", AccountStatus.ACTIVE, 10, 90, Gender.FEMALE, LocalDate.of(1990, 5, 1));
            users().add(
                            new User(
                                    new UserId(2),
                                    null,
                                    "arjun rao",
                                    new PhoneNumber("+919800012345"),
                                    AccountStatus.ACTIVE,
                                    null,
                                    NOW,
                                    NOW.plusSeconds(30),
                                    null,
                                    NOW,
                                    null),
                            null);
            tell(2, Gender.MALE, LocalDate.of(2000, 1, 1));
            join(3, "Zara", "a_b%c@example.org", AccountStatus.BANNED, 20, 20, Gender.FEMALE, LocalDate.of(1980, 1, 1));
        });
    }

    private void join(
            int id,
            String name,
            String email,
            AccountStatus status,
            int joined,
            int back,
            Gender gender,
            LocalDate born) {
        users().add(
                        new User(
                                new UserId(id),
                                new Email(email),
                                name,
                                null,
                                status,
                                NOW,
                                null,
                                NOW.plusSeconds(joined),
                                NOW.plusSeconds(back),
                                NOW,
                                null),
                        HASH);
        tell(id, gender, born);
    }

    private void tell(int id, Gender gender, LocalDate born) {
        User user = users().find(new UserId(id)).orElseThrow();
        Profile profile = Profile.started(user.id(), user.name(), NOW);
        profiles().add(profile);
        Changes told = Changes.none().set(Basics.GENDER, gender).set(Basics.DATE_OF_BIRTH, born);
        if (user.phone() != null) {
            told.set(Basics.PHONE_NUMBER, user.phone().value());
        }
        profiles().save(profile.with(told, NOW));
    }

    private static List<Integer> ids(NumberedPage<Entry> page) {
        return page.items().stream().map(entry -> entry.user().id().value()).toList();
    }

    private NumberedPage<Entry> list(UserOrder order, boolean ascending, AccountStatus status, Gender gender) {
        return register().list(new Selection(order, ascending, status, gender), FIRST_PAGE, NOW);
    }

    private List<Integer> found(String text, UserField... fields) {
        Set<UserField> where = fields.length == 0 ? EnumSet.allOf(UserField.class) : Set.of(fields);
        String digits = text.matches("[+]?[0-9]+") ? text : "";
        return ids(register().search(new Words(text, digits, where), FIRST_PAGE, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED_AT, 132",
        "NAME,       213",
        "EMAIL,      231",
        "LAST_LOGIN, 321",
        "AGE,        213",
    })
    default void people_come_in_each_order_both_ways(UserOrder order, String rising) {
        List<Integer> expected =
                rising.chars().map(digit -> digit - '0').boxed().toList();

        assertThat(ids(list(order, true, null, null))).isEqualTo(expected);
        assertThat(ids(list(order, false, null, null))).isEqualTo(expected.reversed());
    }

    @Test
    default void lists_are_narrowed_by_status_and_gender() {
        assertThat(ids(list(UserOrder.CREATED_AT, true, AccountStatus.ACTIVE, null)))
                .containsExactly(1, 2);
        assertThat(ids(list(UserOrder.NAME, true, null, Gender.FEMALE))).containsExactly(1, 3);
        assertThat(ids(list(UserOrder.AGE, true, AccountStatus.BANNED, Gender.FEMALE)))
                .containsExactly(3);
        assertThat(list(UserOrder.EMAIL, true, AccountStatus.BANNED, Gender.MALE)
                        .total())
                .isZero();
    }

    @Test
    default void pages_follow_each_other_and_know_how_many_people_there_are() {
        var selection = new Selection(UserOrder.CREATED_AT, false, null, null);

        NumberedPage<Entry> first = register().list(selection, new NumberedPage.Wanted(1, 2), NOW);
        NumberedPage<Entry> second = register().list(selection, new NumberedPage.Wanted(2, 2), NOW);

        assertThat(ids(first)).containsExactly(2, 3);
        assertThat(ids(second)).containsExactly(1);
        assertThat(first.total()).isEqualTo(3);
        assertThat(second.pages()).isEqualTo(2);
        assertThat(register()
                        .list(selection, new NumberedPage.Wanted(9, 2), NOW)
                        .items())
                .isEmpty();
        assertThat(register()
                        .list(selection, new NumberedPage.Wanted(2_147_483_647, 100), NOW)
                        .items())
                .isEmpty();
    }

    @Test
    default void letters_are_found_inside_names_addresses_and_numbers() {
        assertThat(found("ara")).containsExactly(3);
        assertThat(found("example")).containsExactly(3, 1);
        assertThat(found("example", UserField.NAME)).isEmpty();
        assertThat(found("12345")).containsExactly(2);
        assertThat(found("+9198", UserField.PHONE)).containsExactly(2);
        assertThat(found("rao", UserField.PHONE)).isEmpty();
    }

    @Test
    default void fewer_than_three_letters_begin_a_name_or_an_address() {
        assertThat(found("zo")).containsExactly(1);
        assertThat(found("z")).containsExactly(3, 1);
        assertThat(found("ra")).isEmpty();
        assertThat(found("98")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "%%%", "___", "!!!", "'; DROP TABLE datifyy.users; --", "\\", "a%b", "\" OR 1=1"})
    default void e3_letters_are_only_letters(String text) {
        assertThat(found(text)).isEmpty();
        assertThat(found("a_b%c")).containsExactly(3);
    }

    @Test
    default void one_person_is_found_by_their_number_with_what_they_told() {
        Entry maya = register().find(new UserId(1), NOW).orElseThrow();

        assertThat(maya.user()).isEqualTo(users().find(new UserId(1)).orElseThrow());
        assertThat(maya.birthDate()).isEqualTo(LocalDate.of(1990, 5, 1));
        assertThat(maya.gender()).isEqualTo(Gender.FEMALE);
        assertThat(maya.photos()).isZero();
        assertThat(maya.hours()).isZero();
        assertThat(register().find(new UserId(4), NOW)).isEmpty();
    }

    @Test
    default void hours_are_counted_that_are_offered_from_now_on_and_that_no_date_touches() {
        units().run(() -> {
            for (int hour = -1; hour < 4; hour++) {
                var _ = slots().add(new Slot(
                        new SlotId(UUID.randomUUID()),
                        new UserId(1),
                        NOW.plus(Duration.ofHours(hour)),
                        new MeetingMode.Online(),
                        "",
                        NOW,
                        NOW));
            }
        });
        assertThat(hoursOfMaya()).containsExactly(4, 4);

        ScheduledDate date = meet(1, 2, NOW.plus(Duration.ofMinutes(90)), NOW);

        assertThat(hoursOfMaya()).containsExactly(2, 2);
        cancel(date, NOW);
        assertThat(hoursOfMaya()).containsExactly(4, 4);
    }

    /// By her number, and in a list.
    private List<Integer> hoursOfMaya() {
        UserId maya = new UserId(1);
        var all = new Selection(UserOrder.CREATED_AT, false, null, null);
        return Stream.concat(
                        register().find(maya, NOW).stream(),
                        register().list(all, FIRST_PAGE, NOW).items().stream()
                                .filter(entry -> entry.user().id().equals(maya)))
                .map(Entry::hours)
                .toList();
    }
}
