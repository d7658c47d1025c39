package com.datifyy.domain;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Builds the people tests talk about.
public final class People {
    /// A Friday noon, UTC.
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final int id;
    private AccountStatus status = AccountStatus.ACTIVE;
    private boolean verified = true;
    private Instant lastActiveAt = NOON;
    private int photos;
    private Visibility visibility = Visibility.FULL;
    private Answers told = Answers.NONE;
    private Answers wished = Answers.NONE;
    private final Map<Attribute<?>, MatchStrength> strengths = new LinkedHashMap<>();

    private People(int id) {
        this.id = id;
    }

    /// A thirty-year-old who wishes nothing.
    public static People person(int id) {
        return new People(id)
                .tells(Basics.NAME, "Person " + id)
                .tells(Basics.GENDER, Gender.NON_BINARY)
                .tells(Basics.DATE_OF_BIRTH, LocalDate.of(1996, 5, 17));
    }

    public static People woman(int id) {
        return person(id).tells(Basics.GENDER, Gender.FEMALE);
    }

    public static People man(int id) {
        return person(id).tells(Basics.GENDER, Gender.MALE);
    }

    public <V> People tells(Attribute<V> attribute, V answer) {
        told = told.with(attribute, answer);
        return this;
    }

    public People keepsToThemselves(Attribute<?> attribute) {
        told = told.with(Changes.none().clear(attribute));
        return this;
    }

    public <V> People wishes(Attribute<V> preference, V answer) {
        wished = wished.with(preference, answer);
        return this;
    }

    public <V> People demands(Attribute<V> preference, V answer) {
        return wishes(preference, answer).means(preference, MatchStrength.MUST_HAVE);
    }

    public People means(Attribute<?> preference, MatchStrength strength) {
        strengths.put(preference, strength);
        return this;
    }

    public People looksFor(Gender... genders) {
        return wishes(PartnerBasics.LOOKING_FOR_GENDER, Set.of(genders));
    }

    public People bornOn(LocalDate day) {
        return tells(Basics.DATE_OF_BIRTH, day);
    }

    public People is(AccountStatus changed) {
        status = changed;
        return this;
    }

    public People unverified() {
        verified = false;
        return this;
    }

    public People lastActiveAt(Instant instant) {
        lastActiveAt = instant;
        return this;
    }

    public People withPhotos(int number) {
        photos = number;
        return this;
    }

    public People letsSee(Visibility chosen) {
        visibility = chosen;
        return this;
    }

    public User user() {
        return new User(
                new UserId(id),
                new Email("person" + id + "@example.org"),
                "Person " + id,
                null,
                status,
                verified ? NOON : null,
                null,
                NOON,
                null,
                lastActiveAt,
                null);
    }

    public Profile profile() {
        return new Profile(new UserId(id), told, photos, 1, NOON);
    }

    public PartnerPreferences preferences() {
        return new PartnerPreferences(new UserId(id), wished, new Strengths(strengths), 1, NOON);
    }

    public MatchCard card() {
        return MatchCard.of(user(), profile(), preferences(), visibility);
    }
}
