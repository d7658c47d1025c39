package com.datifyy.adapters.postgres.profile;

import com.datifyy.adapters.postgres.CopyFormat;
import com.datifyy.adapters.postgres.PackedValues;
import com.datifyy.adapters.postgres.answers.AnswerColumns;
import com.datifyy.adapters.postgres.answers.Catalogue;
import com.datifyy.adapters.postgres.answers.StoredStrengths;
import com.datifyy.adapters.postgres.answers.Vocabulary;
import com.datifyy.adapters.postgres.preferences.PreferenceColumns;
import com.datifyy.adapters.postgres.settings.SettingsColumns;
import com.datifyy.application.profile.port.PersonRepository.Person;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.settings.UserSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person as what stands in the columns of their rows: account, profile, preferences, settings.
final class PersonFormat implements CopyFormat<Person> {
    /// Goes up with every change of what is written here besides the attributes.
    private static final int VERSION = 1;

    /// Asked for by whoever shares copies alone.
    private static final class Name {
        private static final String OF_THIS_RELEASE = "person/" + VERSION + "/"
                + Catalogue.fingerprint(
                        List.of(ProfileColumns.ANSWERS, PreferenceColumns.ANSWERS, SettingsColumns.CHOSEN),
                        List.of(AccountStatus.class, InterestCategory.class, MatchStrength.class));
    }

    @Override
    public String name() {
        return Name.OF_THIS_RELEASE;
    }

    @Override
    public byte[] write(Person person) {
        List<@Nullable Object> values = new ArrayList<>();
        write(person.user(), values);
        write(person.profile(), values);
        write(person.preferences(), values);
        write(person.settings(), values);
        return PackedValues.write(values);
    }

    @Override
    public Person read(byte[] bytes) {
        var values = new Values(PackedValues.read(bytes).iterator());
        User user = user(values);
        var person =
                new Person(user, profile(user.id(), values), preferences(user.id(), values), settings(values, user));
        values.requireEnd();
        return person;
    }

    private static void write(User user, List<@Nullable Object> values) {
        Email email = user.email();
        PhoneNumber phone = user.phone();
        values.add(user.id().value());
        values.add(email == null ? null : email.value());
        values.add(user.name());
        values.add(phone == null ? null : phone.value());
        values.add(user.status().name());
        values.add(user.emailVerifiedAt());
        values.add(user.phoneVerifiedAt());
        values.add(user.createdAt());
        values.add(user.lastLoginAt());
        values.add(user.lastActiveAt());
        values.add(user.closedAt());
    }

    private static User user(Values values) {
        var id = new UserId(values.whole());
        String email = values.textOrNull();
        String name = values.text();
        String phone = values.textOrNull();
        return new User(
                id,
                email == null ? null : new Email(email),
                name,
                phone == null ? null : new PhoneNumber(phone),
                values.word(AccountStatus.class),
                values.instantOrNull(),
                values.instantOrNull(),
                values.instant(),
                values.instantOrNull(),
                values.instant(),
                values.instantOrNull());
    }

    private static void write(Profile profile, List<@Nullable Object> values) {
        Answers answers = profile.answers();
        List<InterestEntry> interests = answers.get(Details.INTERESTS, List.of());
        values.add(profile.photos());
        values.add(profile.version());
        values.add(profile.updatedAt());
        values.add(profile.name());
        values.add(answers.get(Basics.PHONE_NUMBER));
        values.add(
                interests.stream().map(interest -> interest.category().name()).toArray(String[]::new));
        values.add(interests.stream().map(InterestEntry::label).toArray(String[]::new));
        values.addAll(ProfileColumns.ANSWERS.values(answers));
    }

    private static Profile profile(UserId owner, Values values) {
        int photos = values.whole();
        long version = values.number();
        Instant updatedAt = values.instant();
        Changes more = Changes.none().set(Basics.NAME, values.text());
        String phone = values.textOrNull();
        if (phone != null) {
            more.set(Basics.PHONE_NUMBER, phone);
        }
        more.set(Details.INTERESTS, ProfileRows.interests(values.texts(), values.texts()));
        return new Profile(owner, values.answers(ProfileColumns.ANSWERS).with(more), photos, version, updatedAt);
    }

    private static void write(PartnerPreferences preferences, List<@Nullable Object> values) {
        values.add(StoredStrengths.write(preferences.strengths()));
        values.add(preferences.version());
        values.add(preferences.updatedAt());
        values.addAll(PreferenceColumns.ANSWERS.values(preferences.wishes()));
    }

    private static PartnerPreferences preferences(UserId owner, Values values) {
        String strengths = values.text();
        long version = values.number();
        Instant updatedAt = values.instant();
        return new PartnerPreferences(
                owner, values.answers(PreferenceColumns.ANSWERS), StoredStrengths.read(strengths), version, updatedAt);
    }

    private static void write(UserSettings settings, List<@Nullable Object> values) {
        values.add(settings.version());
        values.add(settings.updatedAt());
        values.addAll(SettingsColumns.CHOSEN.values(settings.chosen()));
    }

    private static UserSettings settings(Values values, User user) {
        long version = values.number();
        Instant updatedAt = values.instant();
        return new UserSettings(user.id(), values.answers(SettingsColumns.CHOSEN), version, updatedAt);
    }

    /// The values one after the other, each asked for by its type.
    private record Values(Iterator<@Nullable Object> left) {
        int whole() {
            return (Integer) present();
        }

        long number() {
            return (Long) present();
        }

        String text() {
            return (String) present();
        }

        @Nullable
        String textOrNull() {
            return (String) left.next();
        }

        String[] texts() {
            return (String[]) present();
        }

        Instant instant() {
            return (Instant) present();
        }

        @Nullable
        Instant instantOrNull() {
            return (Instant) left.next();
        }

        <E extends Enum<E>> E word(Class<E> vocabulary) {
            return Objects.requireNonNull(Vocabulary.wordOf(vocabulary, text()));
        }

        Answers answers(AnswerColumns columns) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = columns.fields().size(); i > 0; i--) {
                row.add(left.next());
            }
            return columns.read(row);
        }

        void requireEnd() {
            if (left.hasNext()) {
                throw new IllegalStateException("there is more than a person");
            }
        }

        private Object present() {
            return Objects.requireNonNull(left.next());
        }
    }
}
