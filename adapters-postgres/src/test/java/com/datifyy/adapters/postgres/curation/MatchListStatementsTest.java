package com.datifyy.adapters.postgres.curation;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.SentStatements;
import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.admin.PostgresStaffLog;
import com.datifyy.adapters.postgres.admin.PostgresVerificationRepository;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.profile.PostgresPhotoRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.MatchCuration;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.profile.port.PlainPhotoLinks;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// However many matches and answers there are, their list asks the store the same number of times.
class MatchListStatementsTest extends StoreTest {
    private static final InstantSource CLOCK = () -> People.NOON;
    private static final AdminCaller GENIE =
            new AdminCaller(TestMatches.GENIE, new AdminSessionId(new UUID(9, 9)), AdminRole.GENIE, "");

    @Test
    void it_takes_as_many_statements_for_many_as_for_one() {
        units().run(() -> {
            var _ = admins().add(TestStaff.admin(TestMatches.GENIE.value(), AdminRole.GENIE), HASH);
            join(People.woman(1));
        });
        suggested(2, 2);
        int few = statements();

        suggested(3, 18);

        assertThat(statements()).isEqualTo(few);
        assertThat(list().items())
                .hasSize(17)
                .allMatch(described -> described.replies().ofLower().recipient().equals(new UserId(1))
                        && described
                                .replies()
                                .ofHigher()
                                .recipient()
                                .equals(described.match().higher()));
    }

    private int statements() {
        return SentStatements.during(this::list);
    }

    private NumberedPage<MatchCuration.Described> list() {
        return curation().list(GENIE, CuratedMatchStatus.ACCEPTED, new NumberedPage.Wanted(1, 100));
    }

    /// Matches of the first person with several others, suggested to both.
    private void suggested(int from, int to) {
        var matches = new PostgresCuratedMatchRepository(store.database());
        var suggestions = new PostgresSuggestionRepository(store.database());
        units().run(() -> {
            for (int id = from; id <= to; id++) {
                join(People.man(id));
                CuratedMatch match = TestMatches.match(id, new UserId(1), new UserId(id));
                matches.add(match);
                matches.save(TestMatches.accepted(match));
                suggestions.add(TestMatches.suggestion(2 * id, match, match.lower()));
                suggestions.add(TestMatches.suggestion(2 * id + 1, match, match.higher()));
            }
        });
    }

    private void join(People person) {
        var _ = users().add(person.user(), HASH);
        new PostgresProfileRepository(store.database()).add(person.profile());
    }

    private MatchCuration curation() {
        var database = store.database();
        var application = new InMemoryApplication();
        var deeds = new Deeds(new PostgresStaffLog(database), CLOCK);
        var index = new PostgresPeopleIndex(database);
        var profiles = new PostgresProfileRepository(database);
        var settings = new PostgresSettingsRepository(database);
        var candidates = new Candidates(
                new PostgresCandidateRepository(database),
                index,
                profiles,
                new PostgresSlotRepository(database),
                new PostgresDateRepository(database),
                new PostgresCuratedMatchRepository(database),
                new PostgresSuggestionRepository(database),
                settings,
                new PostgresVerificationRepository(database),
                new PostgresPhotoRepository(database),
                new PlainPhotoLinks(),
                deeds,
                units(),
                CLOCK);
        return new MatchCuration(
                new PostgresCuratedMatchRepository(database),
                new PostgresSuggestionRepository(database),
                new PostgresDateRepository(database),
                candidates,
                index,
                blocks(),
                users(),
                profiles,
                settings,
                new Notifications(application.outbox, new ChosenClocks(settings), application.ids, CLOCK),
                deeds,
                application.ids,
                units(),
                CLOCK);
    }
}
