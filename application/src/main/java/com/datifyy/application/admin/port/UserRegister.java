package com.datifyy.application.admin.port;

import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody who has an account, as the staff goes through them.
///
/// Lists end after [#LONGEST] people, and their totals count no further: nobody turns more pages, and counting
/// everybody for each page would cost more than the page.
public interface UserRegister {
    /// How many people a list holds at most.
    int LONGEST = 10_000;

    /// Below this many characters only beginnings are looked for.
    int SHORTEST_INSIDE = 3;

    /// One person.
    ///
    /// @param birthDate null when not told
    /// @param gender null when not told
    /// @param photos how many photos they have
    /// @param hours how many hours from now on they offer that no date of theirs touches
    record Entry(
            User user,
            @Nullable LocalDate birthDate,
            @Nullable Gender gender,
            int photos,
            int hours) {}

    /// Which people are listed, and how.
    ///
    /// @param ascending the earliest, smallest or youngest first
    /// @param status null for any
    /// @param gender null for any
    record Selection(
            UserOrder order,
            boolean ascending,
            @Nullable AccountStatus status,
            @Nullable Gender gender) {}

    /// What is looked for.
    ///
    /// @param text in lower case; at least one character
    /// @param digits the same as part of a telephone number, or empty when it cannot be one
    /// @param fields where; at least one
    record Words(String text, String digits, Set<UserField> fields) {
        public Words {
            fields = Set.copyOf(fields);
        }
    }

    /// The people of a selection. Among those without an address, an order by address begins with them; those
    /// who told no birth date count as the youngest.
    NumberedPage<Entry> list(Selection selection, NumberedPage.Wanted wanted, Instant now);

    /// The people in one of whose fields the words stand, whoever joined last first; any 10,000 where there
    /// are more. Telephone numbers are looked at from the third character on, and words of fewer than three
    /// characters begin a name or an address.
    NumberedPage<Entry> search(Words words, NumberedPage.Wanted wanted, Instant now);

    Optional<Entry> find(UserId id, Instant now);
}
