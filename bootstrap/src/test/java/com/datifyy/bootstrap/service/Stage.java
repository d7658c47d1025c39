package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.accounts.Authenticator;
import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.domain.admin.AdminRole;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Two people who fit, whatever can be between them, others beside them, and the staff: so that every operation has
/// something to be asked about.
final class Stage {
    static final int MATCH = 7_001;
    static final int SUGGESTION = 7_002;
    static final int DATE = 7_004;
    private static final int SUGGESTION_TO_OTHER = 7_003;

    private final AtomicInteger numbers = new AtomicInteger();
    private final RunningApp app;
    private final Newcomer guest = Newcomer.named("Tara Iyer");
    final Colleagues colleagues;
    final Newcomer account = Newcomer.named("Maya Kulkarni");
    final Member owner;
    final Member other;

    /// Whom nothing between the two is any business.
    final Member bystander;

    /// Of whom the staff decides.
    final Member managed;

    /// When both are free.
    final Instant free = People.anotherHour();

    Stage(RunningApp app) {
        this.app = app;
        colleagues = Colleagues.in(app);
        Story here = Story.somewhere("GENDER_FEMALE");
        owner = settled(account, here);
        other = settled(Newcomer.named("Arjun Rao"), here.neighbour("GENDER_MALE"));
        bystander = settled(Newcomer.named("Kabir Das"), here.neighbour("GENDER_MALE"));
        managed = app.overRest().register(Newcomer.named("Noor"));
        app.overRest().register(guest);
        owner.give(List.of(Hour.online(free)));
        other.give(List.of(Hour.online(free)));
        ok(as(other.tokens().access())
                .post("/api/v1/user/report/" + owner.id(), "{\"reason\":\"REPORT_REASON_SPAM\"}"));
        ok(as(superAdmin()).put("/api/v1/admin/admins/" + genie(), "{\"isGenie\":true}"));
    }

    /// Somebody active in a place.
    private Member settled(Newcomer newcomer, Story story) {
        Member member = app.overRest().register(newcomer);
        member.tell(story);
        app.database()
                .run("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE' WHERE id = " + member.id());
        return member;
    }

    /// Somebody new, who may be signed out and deleted.
    Newcomer newcomer() {
        return Newcomer.named("Leela");
    }

    String joined(Newcomer newcomer) {
        return app.overRest().register(newcomer).tokens().access();
    }

    /// The secret of a second factor that is not confirmed.
    Authenticator enrolled(Newcomer somebody, String token) {
        return Authenticator.told(ok(as(token)
                        .post("/api/v1/auth/second-factor/enroll", "{\"password\":\"" + somebody.password() + "\"}"))
                .at("/secret")
                .asText());
    }

    /// A recovery code of a second factor that is on from now.
    String recoveryCode(Newcomer somebody, String token) {
        String code = enrolled(somebody, token).code();
        return ok(as(token).post("/api/v1/auth/second-factor/confirm", "{\"code\":\"" + code + "\"}"))
                .at("/recoveryCodes/0")
                .asText();
    }

    Newcomer guest() {
        return guest;
    }

    /// Another session of the guest's.
    Member guestsSession() {
        return app.overRest().signIn(guest.email(), guest.password());
    }

    String sessionOf(Member member) {
        return ok(as(member.tokens().access()).get("/api/v1/auth/session/current"))
                .at("/sessionId")
                .asText();
    }

    /// The token of a session of the guest's on a device.
    String tokenOn(String device) {
        return ok(app.http().post("/api/v1/auth/login/email", """
                        {"email":"%s","password":"%s","deviceInfo":{"deviceId":"%s"}}""".formatted(guest.email(), guest.password(), device)))
                .at("/accessToken")
                .asText();
    }

    /// A new hour of the owner's.
    String slot() {
        return owner.give(List.of(Hour.online(anotherHour())))
                .created()
                .getFirst()
                .slotId();
    }

    /// One that does not touch the one before.
    static Instant anotherHour() {
        var _ = People.anotherHour();
        return People.anotherHour();
    }

    /// A new photo of the owner's.
    String photo() {
        return ok(as(owner.tokens().access()).post("/api/v1/user/photos", "{\"photoData\":\"" + Cast.PICTURE + "\"}"))
                .at("/photo/photoId")
                .asText();
    }

    /// The end of a link to a photo of the owner's.
    String photoLink() {
        return ok(as(owner.tokens().access()).get("/api/v1/user/me"))
                .at("/profile/photos/0/url")
                .asText()
                .replaceFirst(".*/", "");
    }

    /// The owner has linked a provider.
    void linked() {
        app.database()
                .run("INSERT INTO datifyy.linked_identities (provider, subject, user_id, linked_at)"
                        + " VALUES ('GOOGLE', 'somebody at google', " + owner.id() + ", now())");
    }

    String report() {
        return app.database()
                .texts("SELECT id FROM datifyy.reports ORDER BY created_at LIMIT 1")
                .getFirst();
    }

    /// Somebody who joined the staff and was not there yet, by their number.
    String colleague() {
        return ok(as(superAdmin()).post("/api/v1/admin/admins", """
                        {"email":"%s","password":"%s","name":"Somebody","role":"SUPPORT"}""".formatted(anotherEmail(), Colleagues.PASSWORD)))
                .at("/admin/adminId")
                .asText();
    }

    String emailOf(String colleague) {
        return app.database()
                .texts("SELECT email FROM datifyy.admins WHERE id = " + colleague)
                .getFirst();
    }

    /// The code for a second factor that a colleague has begun to set up.
    String codeOf(String email) {
        return Authenticator.told(ok(app.http()
                                .post("/api/v1/admin/second-factor/enroll", """
                        {"email":"%s","password":"%s"}""".formatted(email, Colleagues.PASSWORD)))
                        .at("/secret")
                        .asText())
                .code();
    }

    String anotherEmail() {
        return "colleague" + numbers.incrementAndGet() + "@example.org";
    }

    String anotherDevice() {
        return "device " + numbers.incrementAndGet();
    }

    String superAdmin() {
        return colleagues.token(AdminRole.SUPER_ADMIN);
    }

    String genie() {
        return colleagues.id(AdminRole.SUPER_ADMIN);
    }

    /// Nothing is between the two.
    void unmatched() {
        app.database().run("DELETE FROM datifyy.scheduled_dates");
        app.database().run("DELETE FROM datifyy.curated_matches");
    }

    /// The two have a match, nothing else.
    void matched(String status) {
        unmatched();
        app.database().run("""
                INSERT INTO datifyy.curated_matches (id, lower, higher, rule_score, score, lower_wishes, higher_wishes,
                    reasoning, matched_aspects, mismatched_aspects, provider, model, prompt_version, input_hash,
                    machine_made, analysed_at, status, notes, created_at, updated_at)
                VALUES (%d, least(%s, %s), greatest(%2$s, %3$s), 70, 70, '{}', '{}', '', '{}', '{}', 'local',
                    'contributions', '1', repeat('a', 64), false, now(), '%s', '', now(), now())""".formatted(MATCH, owner.id(), other.id(), status));
    }

    /// Their match was suggested to both.
    void suggested(String answers) {
        matched("ACCEPTED");
        app.database().run("""
                INSERT INTO datifyy.date_suggestions (id, match_id, recipient, suggested, score, status, reasons,
                    custom_reason, created_at, responded_at)
                SELECT id, %d, recipient, suggested, 70, '%s', '{}', '', now(),
                    CASE '%2$s' WHEN 'PENDING' THEN NULL ELSE now() END
                FROM (VALUES (%d, %s, %s), (%d, %5$s, %4$s)) AS of_both (id, recipient, suggested)""".formatted(MATCH, answers, SUGGESTION, owner.id(), other.id(), SUGGESTION_TO_OTHER));
    }

    /// They accepted each other and have a date, which begins at a time that SQL tells.
    void dated(String status, String start) {
        suggested("ACCEPTED");
        app.database().run("""
                INSERT INTO datifyy.scheduled_dates (id, first_user, second_user, genie, starts_at, ends_at, mode, status,
                    link, notes, admin_notes, sequence, created_at, updated_at, completed_at)
                VALUES (%d, %s, %s, %s, %s, %5$s + interval '1 hour', 'ONLINE', '%s', 'https://meet.example.org/room', '',
                    '', 0, now(), now(), CASE '%6$s' WHEN 'COMPLETED' THEN now() END)""".formatted(DATE, owner.id(), other.id(), genie(), start, status));
    }

    private Http as(String token) {
        return app.http().as(token);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer::toString).isBetween(200, 299);
        return answer;
    }
}
