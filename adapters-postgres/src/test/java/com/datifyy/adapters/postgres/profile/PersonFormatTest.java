package com.datifyy.adapters.postgres.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.profile.port.PersonRepository.Person;
import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.NotificationSettings;
import com.datifyy.domain.settings.UserSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonFormatTest {
    private static final UserId ID = new UserId(7);

    private final PersonFormat format = new PersonFormat();

    private static Person drawn(long seed) {
        People people = RandomPeople.person(ID.value(), seed)
                .tells(
                        Details.INTERESTS,
                        List.of(
                                new InterestEntry(InterestCategory.HIKING, "up"),
                                new InterestEntry(InterestCategory.HIKING, "and down")))
                .tells(
                        Details.LANGUAGES,
                        List.of(new LanguageEntry(LanguageCode.HINDI, "", LanguageProficiency.values()[0])));
        return new Person(people.user(), people.profile(), people.preferences(), UserSettings.initial(ID, People.NOON));
    }

    @Test
    void everything_somebody_told_comes_back() {
        for (long seed = 0; seed < 300; seed++) {
            Person person = drawn(seed);

            assertThat(format.read(format.write(person))).isEqualTo(person);
        }
    }

    @Test
    void a_number_settings_and_what_is_not_there_come_back() {
        Person drawn = drawn(1);
        Instant then = Instant.parse("2026-01-02T03:04:05.678901Z");
        var number = new PhoneNumber("+919876543210");
        var user = new User(ID, null, "Maya", number, AccountStatus.BANNED, null, then, then, null, then, then);
        var profile = drawn.profile().with(Changes.none().set(Basics.PHONE_NUMBER, number.value()), People.NOON);
        var settings = UserSettings.initial(ID, then)
                .with(
                        Changes.none()
                                .set(AppSettings.TIME_ZONE, "Asia/Kolkata")
                                .set(NotificationSettings.PUSH_ENABLED, false),
                        then);
        var person = new Person(user, profile, drawn.preferences(), settings);

        assertThat(format.read(format.write(person))).isEqualTo(person);
    }

    @Test
    void what_is_cut_off_is_nobody() {
        byte[] bytes = format.write(drawn(2));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> format.read(cut)).isInstanceOf(RuntimeException.class);
        }
    }
}
