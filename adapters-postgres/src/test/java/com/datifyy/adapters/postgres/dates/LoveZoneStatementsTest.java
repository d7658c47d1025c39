package com.datifyy.adapters.postgres.dates;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.SentStatements;
import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.curation.PostgresSuggestionRepository;
import com.datifyy.adapters.postgres.matching.PostgresCardFeed;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.profile.PostgresPhotoRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.profile.port.PlainPhotoLinks;
import com.datifyy.domain.People;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// However much there is, the love zone asks the store the same number of times.
class LoveZoneStatementsTest extends StoreTest {
    private static final Caller MAYA = new Caller(new UserId(1), new SessionId(new UUID(9, 1)));
    /// The stamps of the profiles, the photos and the cards of the people on a page.
    private static final int OF_PEOPLE = 3;

    private static final NumberedPage.Wanted TWENTY = new NumberedPage.Wanted(1, 20);

    @Test
    void it_takes_as_many_statements_for_many_as_for_one() throws SQLException {
        join(People.woman(1).looksFor(Gender.MALE));
        for (int id = 2; id <= 16; id++) {
            join(People.man(id).looksFor(Gender.FEMALE));
        }
        store.execute("""
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                VALUES (1, 'genie@example.org', 'Somebody', 'GENIE', true, true, now(), '')""");
        fill(2, 3);
        List<Integer> few = statements();

        fill(4, 16);
        List<Integer> many = statements();

        assertThat(few)
                .as("dashboard, suggestions, statistics, upcoming, past: dates or suggestions, their number, people")
                .containsExactly(1 + 1 + OF_PEOPLE, 1 + 1 + OF_PEOPLE, 2, 1 + 1 + OF_PEOPLE, 1 + 1 + OF_PEOPLE);
        assertThat(many).isEqualTo(few);
        assertThat(loveZone().dashboard(MAYA).pending())
                .hasSize(10)
                .allMatch(seen -> !seen.reasoning().isEmpty());
        assertThat(loveZone().past(MAYA, TWENTY).items()).hasSize(15);
    }

    private void join(People person) {
        units().run(() -> {
            var _ = users().add(person.user(), HASH);
            new PostgresProfileRepository(store.database()).add(person.profile());
            new PostgresPeopleIndex(store.database()).put(person.card());
        });
    }

    /// With each of several people: a date ahead, one that is over, a suggestion that waits or was rejected,
    /// and a photo.
    private void fill(int from, int to) throws SQLException {
        store.execute("""
                INSERT INTO datifyy.scheduled_dates (id, first_user, second_user, genie, starts_at, ends_at, mode, status,
                    link, notes, admin_notes, sequence, created_at, updated_at)
                SELECT n * 2 + k, 1, n, 1, day, day + interval '1 hour', 'ONLINE',
                    CASE k WHEN 1 THEN 'SCHEDULED' ELSE 'COMPLETED' END, 'x', '', '', 0, now(), now()
                FROM generate_series(%1$d, %2$d) AS n, generate_series(0, 1) AS k,
                    LATERAL (SELECT now() + CASE k WHEN 1 THEN n ELSE -n END * interval '1 day' AS day) AS days;
                INSERT INTO datifyy.curated_matches (id, lower, higher, rule_score, score, lower_wishes, higher_wishes,
                    reasoning, matched_aspects, mismatched_aspects, provider, model, prompt_version, input_hash,
                    machine_made, analysed_at, status, notes, created_at, updated_at)
                SELECT n, 1, n, 70, 70, '{}', '{}', 'x', '{}', '{}', 'local', 'x', '1', repeat('a', 64), false, now(),
                    'ACCEPTED', '', now(), now() FROM generate_series(%1$d, %2$d) AS n;
                INSERT INTO datifyy.date_suggestions (id, match_id, recipient, suggested, score, status, reasons,
                    custom_reason, created_at, responded_at)
                SELECT n, n, 1, n, 70, CASE n WHEN 2 THEN 'REJECTED' ELSE 'PENDING' END, '{}', '', now(),
                    CASE n WHEN 2 THEN now() END FROM generate_series(%1$d, %2$d) AS n;
                INSERT INTO datifyy.profile_photos (id, user_id, position, is_primary, caption, width, height, version,
                    created_at)
                SELECT gen_random_uuid(), n, 0, true, '', 9, 9, 1, now() FROM generate_series(%1$d, %2$d) AS n""".formatted(from, to));
    }

    private List<Integer> statements() {
        LoveZone zone = loveZone();
        return List.of(
                SentStatements.during(() -> zone.dashboard(MAYA)),
                SentStatements.during(() -> zone.suggestions(MAYA, SuggestionStatus.REJECTED, TWENTY)),
                SentStatements.during(() -> zone.statistics(MAYA)),
                SentStatements.during(() -> zone.upcoming(MAYA, TWENTY)),
                SentStatements.during(() -> zone.past(MAYA, TWENTY)));
    }

    private LoveZone loveZone() {
        var database = store.database();
        return new LoveZone(
                new PostgresDateRepository(database),
                new PostgresSuggestionRepository(database),
                new PostgresProfileRepository(database),
                new PostgresPhotoRepository(database),
                new PlainPhotoLinks(),
                new PostgresCardFeed(database),
                () -> People.NOON);
    }
}
