package com.datifyy.adapters.postgres.identity;

import com.datifyy.domain.identity.UserId;
import java.util.List;

/// All that can be known of somebody, in every table that has anything to do with accounts, and a little of somebody
/// else beside it.
final class KnownOfMaya {
    static final UserId MAYA = new UserId(70_411_901);
    static final UserId ARJUN = new UserId(80_522_802);

    /// What is Maya's alone, besides her number.
    static final List<String> HERS = List.of(
            "zmaya@example.org",
            "+919800000017",
            "Zmaya Zkulkarni",
            "$zhash$zmaya",
            "zbio",
            "zcompany",
            "zinterest",
            "zphoto",
            "7a706978656c73",
            "7a74696e79",
            "zdealbreaker",
            "zplace",
            "znotes",
            "zblocked-by-her",
            "zblocked-her",
            "zreported-by-her",
            "zreported-her",
            "zevidence",
            "znoted-by-staff",
            "1987-06-05T",
            "1985-04-03",
            "zz-Latn",
            "ztelephone",
            "zagent",
            "zsubject-at-google",
            "zsubject-at-apple",
            "zsealed",
            "zrecovery",
            "zroom",
            "zfeedback",
            "2031-03-07",
            "2032-04-09",
            "zdigest-of-a-code",
            "zreason",
            "zanswer",
            "770077",
            "880088",
            "8055044",
            "zreasoning",
            "zmatched",
            "zmismatched",
            "zstaff-notes",
            "zrejection",
            "eeeeeeeeeeeeeeee0001",
            "6d617961");

    private KnownOfMaya() {}

    /// The statements that write it.
    static String everything() {
        return """
                INSERT INTO datifyy.users (id, email, name, phone_number, password_hash, status, email_verified_at,
                    phone_verified_at, created_at, last_active_at, closing_reason)
                VALUES (:maya, 'zmaya@example.org', 'Zmaya Zkulkarni', '+919800000017', '$zhash$zmaya', 'ACTIVE',
                    now(), now(), now(), now(), 'zreason'),
                    (:arjun, 'arjun@example.org', 'Arjun Rao', NULL, '$hash$arjun', 'ACTIVE',
                    now(), NULL, now(), now(), NULL);
                INSERT INTO datifyy.sessions (id, user_id, device_name, os_version, app_version, browser, device_id,
                    created_at, last_active_at, idle_until, expires_at, address, user_agent)
                VALUES ('00000000-0000-4000-8000-eeeeeeee0001', :maya, 'ztelephone', '', '', '', 'ztelephone-id',
                    now(), now(), now(), now(), '10.1.0.0/16', 'zagent'),
                    ('00000000-0000-4000-8000-000000000002', :arjun, '', '', '', '', '', now(), now(), now(), now(),
                    '', '');
                INSERT INTO datifyy.refresh_grants (fingerprint, session_id, generation, issued_at, successor_salt)
                VALUES (repeat('e', 60) || '0001', '00000000-0000-4000-8000-eeeeeeee0001', 1, now(), 'zsalt'),
                    (repeat('0', 64), '00000000-0000-4000-8000-000000000002', 1, now(), 'salt');
                INSERT INTO datifyy.trusted_devices (user_id, device_id, trusted_at)
                VALUES (:maya, 'ztelephone-id', now());
                INSERT INTO datifyy.profiles (user_id, version, updated_at, bio, company)
                VALUES (:maya, 1, now(), 'zbio', 'zcompany'), (:arjun, 1, now(), 'tea', NULL);
                INSERT INTO datifyy.interests (user_id, position, category, label)
                VALUES (:maya, 0, 'OTHER', 'zinterest');
                INSERT INTO datifyy.profile_photos (id, user_id, position, is_primary, caption, width, height,
                    created_at)
                VALUES ('00000000-0000-4000-8000-000000000003', :maya, 0, true, 'zphoto', 640, 480, now());
                INSERT INTO datifyy.photo_files (user_id, photo_id, full_size, thumbnail)
                VALUES (:maya, '00000000-0000-4000-8000-000000000003', '\\x7a706978656c73', '\\x7a74696e79');
                INSERT INTO datifyy.partner_preferences (user_id, version, updated_at, match_strengths,
                    custom_dealbreakers)
                VALUES (:maya, 1, now(), '{}', ARRAY['zdealbreaker']), (:arjun, 1, now(), '{}', NULL);
                INSERT INTO datifyy.match_cards (user_id, takes_part, verified, last_active_at, gender, birth_date, tile,
                    wanted_genders, min_age, max_age, reach, card)
                VALUES (:maya, true, true, now(), 1, '1985-04-03', 0, 0, 18, 99, 11, '\\x6d617961'),
                    (:arjun, true, true, now(), 0, '1994-05-17', 0, 0, 18, 99, 11, '\\x00');
                INSERT INTO datifyy.availability_slots (id, user_id, starts_at, ends_at, mode, place_name, address,
                    city, state, country, zipcode, google_place_id, google_maps_url, notes, created_at, updated_at)
                VALUES ('00000000-0000-4000-8000-000000000004', :maya, '2032-04-09 09:00Z', '2032-04-09 10:00Z',
                    'OFFLINE', 'zplace', '', '', '', '', '', '', '', 'znotes', now(), now());
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                VALUES (77, 'genie@example.org', 'Genie', 'GENIE', true, true, now(), 'hash');
                INSERT INTO datifyy.scheduled_dates (id, first_user, second_user, genie, starts_at, ends_at, mode,
                    status, link, notes, admin_notes, cancelled_by, cancel_reason, cancel_note, sequence, created_at,
                    updated_at)
                VALUES (1, :arjun, :maya, 77, '2030-01-01 10:00Z', '2030-01-01 11:00Z', 'ONLINE', 'CANCELLED',
                    'https://meet.example.org/zroom', 'zdate', '', :maya, 'OTHER', 'znote', 1, now(), now()),
                    (2, :maya, :arjun, 77, '2030-01-02 10:00Z', '2030-01-02 11:00Z', 'ONLINE', 'SCHEDULED',
                    'https://meet.example.org/zother', '', '', NULL, NULL, NULL, 0, now(), now());
                INSERT INTO datifyy.date_bookings (date_id, user_id, during)
                VALUES (2, :maya, '[2031-03-07 08:00Z, 2031-03-07 09:00Z)');
                INSERT INTO datifyy.date_feedback (date_id, user_id, rating, text, created_at)
                VALUES (1, :maya, 4, 'zfeedback', now());
                INSERT INTO datifyy.blocks (blocker, blocked, reason, created_at)
                VALUES (:maya, :arjun, 'zblocked-by-her', now()), (:arjun, :maya, 'zblocked-her', now());
                INSERT INTO datifyy.user_settings (user_id, version, updated_at, app_language)
                VALUES (:maya, 1, now(), 'zz-Latn'), (:arjun, 1, now(), 'en');
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                VALUES (17, 'moderator@example.org', 'Moderator', 'MODERATOR', false, true, now(), '')
                ON CONFLICT DO NOTHING;
                INSERT INTO datifyy.staff_verifications (user_id, kind, verified_at, verified_by)
                VALUES (:maya, 'AADHAR', '1987-06-05 12:00Z', 17), (:arjun, 'AADHAR', now(), 17);
                INSERT INTO datifyy.reports (id, reporter, reported, reason, details, evidence, status, created_at,
                    status_at, notes)
                VALUES ('00000000-0000-4000-8000-000000000005', :maya, :arjun, 'SCAM', 'zreported-by-her',
                    '{https://example.org/zevidence}', 'OPEN', now(), now(), 'znoted-by-staff'),
                    ('00000000-0000-4000-8000-000000000006', :arjun, :maya, 'SPAM', 'zreported-her', '{}',
                    'IN_REVIEW', now(), now(), '');
                INSERT INTO datifyy.one_time_codes (purpose, subject, user_id, digest, name, issued_at, expires_at,
                    tries_left)
                VALUES ('CLOSE_ACCOUNT', 'account :maya', :maya, 'zdigest-of-a-code', '', now(), now(), 5),
                    ('CLOSE_ACCOUNT', 'account :arjun', :arjun, 'digest-of-a-code', '', now(), now(), 5);
                INSERT INTO datifyy.linked_identities (provider, subject, user_id, linked_at)
                VALUES ('GOOGLE', 'zsubject-at-google', :maya, now());
                INSERT INTO datifyy.parted_identities (provider, subject, user_id, parted_at)
                VALUES ('APPLE', 'zsubject-at-apple', :maya, now()), ('APPLE', 'subject-at-apple', :arjun, now());
                INSERT INTO datifyy.second_factors (user_id, sealed_secret, started_at, last_step)
                VALUES (:maya, 'zsealed', now(), -1);
                INSERT INTO datifyy.recovery_codes (user_id, digest)
                VALUES (:maya, 'zrecovery');
                INSERT INTO datifyy.answered_requests (user_id, key, request, begun_at, status, answer)
                VALUES (:maya, 'key', repeat('1', 64), now(), 201, 'zanswer'),
                    (:arjun, 'key', repeat('2', 64), now(), 201, 'answer');
                INSERT INTO datifyy.showings (day, user_id, times)
                VALUES ('2026-11-24', :maya, 770077), ('2026-11-24', :arjun, 1);
                INSERT INTO datifyy.person_comment_counts (day, user_id, asked)
                VALUES ('2026-11-24', :maya, 880088), ('2026-11-24', :arjun, 1);
                INSERT INTO datifyy.moves (user_id, cell, since, changes)
                VALUES (:maya, 8055044, now(), '{}');
                INSERT INTO datifyy.curated_matches (id, lower, higher, rule_score, score, lower_wishes, higher_wishes,
                    reasoning, matched_aspects, mismatched_aspects, provider, model, prompt_version, input_hash,
                    machine_made, analysed_at, status, notes, created_at, updated_at)
                VALUES (7, :maya, :arjun, 70, 72, '{}', '{}', 'zreasoning', '{zmatched}', '{zmismatched}', 'local',
                    'contributions', '1', repeat('a', 64), false, now(), 'ACCEPTED', 'zstaff-notes', now(), now());
                INSERT INTO datifyy.date_suggestions (id, match_id, recipient, suggested, score, status, reasons,
                    custom_reason, created_at, responded_at)
                VALUES (8, 7, :maya, :arjun, 72, 'REJECTED', '{TOO_FAR}', 'zrejection', now(), now()),
                    (9, 7, :arjun, :maya, 72, 'PENDING', '{}', '', now(), NULL);
                INSERT INTO datifyy.audit_events (kind, user_id, network, at, details)
                VALUES ('REGISTERED', :maya, '10.1.2.3', now(), '{}');
                INSERT INTO datifyy.staff_deeds (kind, admin_id, user_id, others, why, network, at, details)
                VALUES ('USER_SUSPENDED', 17, :maya, '{}', 'a reason', '10.1.2.0/24', now(), '{"from": "ACTIVE"}'),
                    ('USER_READ', 17, :arjun, '{:maya}', '', '10.1.2.0/24', now(), '{}'),
                    ('USER_READ', 17, :arjun, '{}', '', '10.1.2.0/24', now(), '{}');
                INSERT INTO datifyy.loose_pictures (photo_id, user_id, delete_from)
                VALUES ('00000000-0000-4000-8000-000000000013', :maya, '2026-11-25 12:00Z'),
                    ('00000000-0000-4000-8000-000000000014', :arjun, '2026-11-25 13:00Z');
                INSERT INTO datifyy.outbox (id, key, kind, created_at, due_at, attempts, state, ended_at)
                VALUES ('00000000-0000-4000-8000-000000000015', 'closed/:maya/now', 'ACCOUNT_CLOSED', now(), now(), 1,
                    'DELIVERED', now()),
                    ('00000000-0000-4000-8000-000000000016', 'closed/:arjun/now', 'ACCOUNT_CLOSED', now(), now(), 1,
                    'DELIVERED', now());
                INSERT INTO datifyy.sign_outs (user_id) VALUES (:maya), (:arjun);
                INSERT INTO datifyy.nudge_rounds (week, zone, reached)
                VALUES ('2026-11-25', 'Asia/Kolkata', :maya), ('2026-11-25', 'Europe/Paris', :arjun);
                """.replace(":maya", MAYA.toString()).replace(":arjun", ARJUN.toString());
    }
}
