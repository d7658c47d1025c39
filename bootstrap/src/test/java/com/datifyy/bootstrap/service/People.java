package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Journey.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Two people in one place who may see each other, and free hours for either.
///
/// @param owner whose things are asked for
/// @param other who asks for them, being somebody else
record People(Member owner, Member other) {
    private static final AtomicInteger HOURS = new AtomicInteger();

    static People in(RunningApp app) {
        return in(app::overRest);
    }

    /// @param strangers whom the service does not know yet
    static People in(Supplier<? extends Visitor> strangers) {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member owner = strangers.get().register(Newcomer.named("Maya Kulkarni"));
        owner.tell(here);
        Member other = strangers.get().register(Newcomer.named("Arjun Rao"));
        other.tell(here.neighbour("GENDER_MALE"));
        return new People(owner, other);
    }

    /// Two people with such a story who are free, and agreed that a provider of AI is told about them.
    static People whoMayBeToldAbout(RunningApp app, Story story) {
        return new People(
                mayBeToldAbout(app, "Maya Kulkarni", story),
                mayBeToldAbout(app, "Arjun Rao", story.neighbour("GENDER_MALE")));
    }

    private static Member mayBeToldAbout(RunningApp app, String name, Story story) {
        Member member = app.overRest().register(Newcomer.named(name));
        member.tell(story);
        member.give(List.of(Hour.online(anotherHour())));
        Answer agreed = app.http()
                .as(member.tokens().access())
                .put("/api/v1/user/preferences", "{\"preferences\":{\"privacy\":{\"aiCommentary\":true}}}");
        assertThat(agreed.status()).as(agreed::text).isEqualTo(200);
        app.database()
                .run("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE' WHERE id = " + member.id());
        return member;
    }

    /// The start of an hour nobody has used yet.
    static Instant anotherHour() {
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
        return day.plus(Duration.ofHours(HOURS.incrementAndGet()));
    }

    /// A new free hour of the owner's, by its id.
    String slot() {
        return owner.give(List.of(Hour.online(anotherHour())))
                .created()
                .getFirst()
                .slotId();
    }
}
