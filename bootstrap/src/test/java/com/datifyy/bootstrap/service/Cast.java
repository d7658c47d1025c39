package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Journey.Tokens;
import com.datifyy.bootstrap.journey.RestDriver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Everybody who asks in the authorization matrix. Whoever is refused keeps the token they had before.
///
/// @param here where all of them are but the victim
/// @param neighbour whom every newcomer may look at
/// @param victim a member whose things are nobody else's business
/// @param day a midnight; everybody is free in the hour after it
record Cast(
        RunningApp app,
        Instant day,
        Story here,
        Person neighbour,
        Person victim,
        Person suspended,
        Person banned,
        Person closed) {
    static final String PASSWORD = "a walk along the river at dusk";

    /// A small picture, in base64.
    static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAIAAAACAAQAAAADrRVxmAAAAGUlEQVR42mNgGAWjYBSMglEwCkbBKKAvAAAIgAABw1fMHQAA"
                    + "AABJRU5ErkJggg==";

    /// Somebody who had a session.
    record Person(Newcomer newcomer, Member member, Things things) {
        String id() {
            return member.id();
        }

        String token() {
            return member.tokens().access();
        }
    }

    static Cast in(RunningApp app) {
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
        Story here = Story.somewhere("GENDER_FEMALE");
        Person neighbour = join(app, day, here.neighbour("GENDER_MALE"), "");
        Person victim = join(app, day, Story.somewhere("GENDER_FEMALE"), "");
        Person suspended = join(app, day, here, "");
        Person banned = join(app, day, here, "");
        Person closed = join(app, day, here, "");
        app.database().run("UPDATE datifyy.users SET status = 'SUSPENDED' WHERE id = " + suspended.id());
        app.database().run("UPDATE datifyy.users SET status = 'BANNED' WHERE id = " + banned.id());
        Http leaving = app.http().as(closed.token());
        assertThat(leaving.send("DELETE", "/api/v1/user/account", "{\"password\":\"" + PASSWORD + "\"}")
                        .status())
                .isEqualTo(200);
        return new Cast(app, day, here, neighbour, victim, suspended, banned, closed);
    }

    /// A new member who fits the neighbour and nobody else, with things of their own.
    Person newcomer() {
        return join(app, day, here, neighbour.id());
    }

    /// @param shown whom they may look at, or an empty text for nobody
    private static Person join(RunningApp app, Instant day, Story story, String shown) {
        Newcomer newcomer = Newcomer.named("Maya");
        String device = "device-of-" + newcomer.email();
        Http http = app.http();
        Answer joined = http.post("/api/v1/auth/register/email", """
                {"email":"%s","password":"%s","name":"%s","dateOfBirth":"%s","deviceInfo":{"deviceId":"%s"}}""".formatted(
                        newcomer.email(), PASSWORD, newcomer.name(), newcomer.birthDate(), device));
        assertThat(joined.status()).as(joined::text).isEqualTo(201);
        String id = joined.at("/userId").asText();
        String token = joined.at("/accessToken").asText();
        Http signedIn = http.as(token);
        Member member = new RestDriver(signedIn)
                .holding(new Tokens(id, token, joined.at("/refreshToken").asText()));
        member.tell(story);
        String slot =
                member.give(List.of(Hour.online(day))).created().getFirst().slotId();
        String session =
                signedIn.get("/api/v1/auth/session/current").at("/sessionId").asText();
        Answer added = signedIn.post("/api/v1/user/photos", "{\"photoData\":\"" + PICTURE + "\"}");
        assertThat(added.status()).as(added::text).isEqualTo(200);
        String photo = added.at("/photo/photoId").asText();
        return new Person(newcomer, member, new Things(id, shown.isEmpty() ? id : shown, session, device, slot, photo));
    }

    /// Holds when nothing of the victim's was touched.
    void victimIsUnharmed() {
        Http signedIn = app.http().as(victim.token());
        assertThat(signedIn.get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(signedIn.get("/api/v1/auth/devices").text())
                .contains(victim.things().device());
        assertThat(signedIn.get("/api/v1/user/me").at("/profile/photos"))
                .singleElement()
                .satisfies(photo -> {
                    assertThat(photo.at("/photoId").asText())
                            .isEqualTo(victim.things().photo());
                    assertThat(photo.at("/caption").asText()).isEmpty();
                });
        assertThat(victim.member().hours()).singleElement().satisfies(hour -> {
            assertThat(hour.slotId()).isEqualTo(victim.things().slot());
            assertThat(hour.start()).isEqualTo(day);
        });
    }
}
