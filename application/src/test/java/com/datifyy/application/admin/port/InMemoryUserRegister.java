package com.datifyy.application.admin.port;

import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.profile.port.InMemoryPhotoRepository;
import com.datifyy.application.profile.port.InMemoryProfileRepository;
import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everybody who has an account, gone through in memory.
public final class InMemoryUserRegister implements UserRegister {
    private final InMemoryUserRepository users;
    private final InMemoryProfileRepository profiles;
    private final InMemoryPhotoRepository photos;
    private final InMemorySlotRepository slots;

    public InMemoryUserRegister(
            InMemoryUserRepository users,
            InMemoryProfileRepository profiles,
            InMemoryPhotoRepository photos,
            InMemorySlotRepository slots) {
        this.users = users;
        this.profiles = profiles;
        this.photos = photos;
        this.slots = slots;
    }

    @Override
    public NumberedPage<Entry> list(Selection selection, NumberedPage.Wanted wanted, Instant now) {
        boolean needsProfile = selection.order() == UserOrder.AGE || selection.gender() != null;
        return page(
                everybody(now)
                        .filter(entry -> !needsProfile
                                || profiles.find(entry.user().id()).isPresent())
                        .filter(entry ->
                                selection.status() == null || entry.user().status() == selection.status())
                        .filter(entry -> selection.gender() == null || entry.gender() == selection.gender())
                        .sorted(order(selection)),
                wanted);
    }

    private static Comparator<Entry> order(Selection selection) {
        Comparator<Entry> order = switch (selection.order()) {
            case CREATED_AT -> Comparator.comparing(entry -> entry.user().createdAt());
            case NAME -> Comparator.comparing(entry -> lower(entry.user().name()));
            case EMAIL -> Comparator.comparing(entry -> address(entry.user()));
            case LAST_LOGIN -> Comparator.comparing(entry -> lastLogin(entry.user()));
            case AGE -> Comparator.comparing(InMemoryUserRegister::birthDate);
        };
        Comparator<Entry> rising = order.thenComparing(entry -> entry.user().id());
        return selection.ascending() == (selection.order() == UserOrder.AGE) ? rising.reversed() : rising;
    }

    private static LocalDate birthDate(Entry entry) {
        return entry.birthDate() == null ? LocalDate.MAX : entry.birthDate();
    }

    private static Instant lastLogin(User user) {
        return user.lastLoginAt() == null ? user.createdAt() : user.lastLoginAt();
    }

    @Override
    public NumberedPage<Entry> search(Words words, NumberedPage.Wanted wanted, Instant now) {
        return page(
                everybody(now)
                        .filter(entry -> words.fields().stream().anyMatch(field -> stands(words, field, entry.user())))
                        .sorted(Comparator.<Entry, Instant>comparing(
                                        entry -> entry.user().createdAt())
                                .thenComparing(entry -> entry.user().id())
                                .reversed()),
                wanted);
    }

    private static boolean stands(Words words, UserField field, User user) {
        return switch (field) {
            case NAME -> stands(words.text(), lower(user.name()));
            case EMAIL -> stands(words.text(), address(user));
            case PHONE ->
                words.digits().length() >= SHORTEST_INSIDE
                        && number(user.phone()).contains(words.digits());
        };
    }

    private static boolean stands(String letters, String text) {
        return letters.length() < SHORTEST_INSIDE ? text.startsWith(letters) : text.contains(letters);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String address(User user) {
        Email email = user.email();
        return email == null ? "" : email.value();
    }

    private static String number(@Nullable PhoneNumber phone) {
        return phone == null ? "" : phone.value();
    }

    @Override
    public Optional<Entry> find(UserId id, Instant now) {
        return users.find(id).map(user -> entry(user, now));
    }

    private Stream<Entry> everybody(Instant now) {
        return users.all().stream().map(user -> entry(user, now));
    }

    private Entry entry(User user, Instant now) {
        Optional<Profile> profile = profiles.find(user.id());
        return new Entry(
                user,
                profile.map(Profile::birthDate).orElse(null),
                profile.map(found -> found.answers().get(Basics.GENDER)).orElse(null),
                photos.of(user.id()).photos().size(),
                slots.freeFrom(user.id(), now).size());
    }

    private static NumberedPage<Entry> page(Stream<Entry> found, NumberedPage.Wanted wanted) {
        List<Entry> all = found.limit(LONGEST).toList();
        return new NumberedPage<>(
                all.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                wanted.page(),
                wanted.size(),
                all.size());
    }
}
