package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one person tells about themselves.
///
/// @param photos how many photos they have
/// @param version grows by one with every change
public record Profile(UserId owner, Answers answers, int photos, long version, Instant updatedAt) {

    /// A profile in which only the name is filled in.
    public static Profile started(UserId owner, String name, Instant now) {
        return new Profile(owner, Answers.NONE.with(Basics.NAME, name), 0, 0, now);
    }

    /// The profile after a partial update.
    ///
    /// @throws InvalidInput when a change is not acceptable, the name would be lost, the telephone number is not
    ///     one, or the birth date is not plausible; all of that is told
    public Profile with(Changes changes, Instant now) {
        var wrong = new Faults();
        Answers changed = answers.with(changes, wrong);
        if (!changed.has(Basics.NAME)) {
            wrong.note("name", "is required");
        }
        String phone = changed.get(Basics.PHONE_NUMBER);
        if (phone != null && changes.touches(Basics.PHONE_NUMBER)) {
            PhoneNumber number = wrong.of(() -> new PhoneNumber(phone));
            changed = number == null ? changed : changed.with(Basics.PHONE_NUMBER, number.value());
        }
        LocalDate birthDate = changed.get(Basics.DATE_OF_BIRTH);
        if (birthDate != null) {
            wrong.in(() -> Age.requirePlausible(birthDate, now));
        }
        wrong.tell();
        return new Profile(owner, changed, photos, version + 1, now);
    }

    public String name() {
        return answers.get(Basics.NAME, "");
    }

    public @Nullable LocalDate birthDate() {
        return answers.get(Basics.DATE_OF_BIRTH);
    }

    /// Completed years on a day, or null when the birth date is not known.
    public @Nullable Integer ageOn(LocalDate day) {
        LocalDate birthDate = birthDate();
        return birthDate == null ? null : Age.on(day, birthDate);
    }

    public @Nullable ZodiacSign zodiacSign() {
        LocalDate birthDate = birthDate();
        return birthDate == null ? null : Zodiac.of(birthDate);
    }

    /// How much of the profile is filled in, 0 to 100; see [Completion].
    public int completion() {
        return Completion.of(answers, photos);
    }
}
