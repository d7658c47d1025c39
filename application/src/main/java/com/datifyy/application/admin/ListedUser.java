package com.datifyy.application.admin;

import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.profile.traits.Gender;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person in one line, as the staff sees them.
///
/// @param birthDate null when not told
/// @param age in completed years, or null
/// @param gender null when not told
/// @param photo the one they are shown by, with a link that works for a while; null when they have none
/// @param photos how many they have
/// @param hours how many hours they are free from now on
public record ListedUser(
        User user,
        @Nullable LocalDate birthDate,
        @Nullable Integer age,
        @Nullable Gender gender,
        @Nullable ShownPhoto photo,
        int photos,
        int hours) {

    static ListedUser of(UserRegister.Entry entry, @Nullable ShownPhoto photo, LocalDate today) {
        LocalDate birthDate = entry.birthDate();
        return new ListedUser(
                entry.user(),
                birthDate,
                birthDate == null ? null : Age.on(today, birthDate),
                entry.gender(),
                photo,
                entry.photos(),
                entry.hours());
    }

    /// Nothing of what it holds.
    @Override
    public String toString() {
        return "ListedUser[" + user.id() + "]";
    }
}
