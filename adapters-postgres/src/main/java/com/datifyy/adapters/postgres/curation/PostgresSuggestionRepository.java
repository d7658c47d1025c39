package com.datifyy.adapters.postgres.curation;

import static com.datifyy.adapters.postgres.schema.Tables.BLOCKS;
import static com.datifyy.adapters.postgres.schema.Tables.DATE_SUGGESTIONS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;

/// The suggestions in PostgreSQL.
public final class PostgresSuggestionRepository implements SuggestionRepository {
    private static final List<SortField<?>> NEWEST_FIRST =
            List.of(DATE_SUGGESTIONS.CREATED_AT.desc(), DATE_SUGGESTIONS.ID.desc());

    private static final Field<Integer> TOTAL = field(name("total"), Integer.class);
    private static final Field<Integer> PLACE = field(name("place"), Integer.class);
    private static final StandingQuestion FIRST_PAGES = firstPages();
    private static final StandingQuestion INTRODUCED = StandingQuestion.of(
            select(DATE_SUGGESTIONS.SUGGESTED)
                    .from(DATE_SUGGESTIONS)
                    .where(DATE_SUGGESTIONS.RECIPIENT.eq(param("recipient", Integer.class)))
                    .union(select(DATE_SUGGESTIONS.RECIPIENT)
                            .from(DATE_SUGGESTIONS)
                            .where(DATE_SUGGESTIONS.SUGGESTED.eq(param("suggested", Integer.class)))),
            List.of(DATE_SUGGESTIONS.SUGGESTED));

    private final PostgresDatabase database;

    public PostgresSuggestionRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(Suggestion suggestion) {
        return database.writing()
                        .insertInto(DATE_SUGGESTIONS)
                        .set(DATE_SUGGESTIONS.ID, suggestion.id().value())
                        .set(DATE_SUGGESTIONS.MATCH_ID, suggestion.match().value())
                        .set(DATE_SUGGESTIONS.RECIPIENT, suggestion.recipient().value())
                        .set(DATE_SUGGESTIONS.SUGGESTED, suggestion.suggested().value())
                        .set(DATE_SUGGESTIONS.SCORE, (short) suggestion.score())
                        .set(DATE_SUGGESTIONS.STATUS, suggestion.status().name())
                        .set(DATE_SUGGESTIONS.REASONS, names(suggestion.reasons()))
                        .set(DATE_SUGGESTIONS.CUSTOM_REASON, suggestion.customReason())
                        .set(DATE_SUGGESTIONS.CREATED_AT, suggestion.createdAt())
                        .set(DATE_SUGGESTIONS.RESPONDED_AT, suggestion.respondedAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    @Override
    public Optional<Suggestion> find(SuggestionId id) {
        return database.reading()
                .selectFrom(DATE_SUGGESTIONS)
                .where(DATE_SUGGESTIONS.ID.eq(id.value()))
                .fetchOptional(PostgresSuggestionRepository::suggestion);
    }

    @Override
    public Optional<Suggestion> findForUpdate(SuggestionId id) {
        return database.writing()
                .selectFrom(DATE_SUGGESTIONS)
                .where(DATE_SUGGESTIONS.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(PostgresSuggestionRepository::suggestion);
    }

    @Override
    public List<Suggestion> ofMatches(Collection<CuratedMatchId> matches) {
        if (matches.isEmpty()) {
            return List.of();
        }
        return database.reading()
                .selectFrom(DATE_SUGGESTIONS)
                .where(DATE_SUGGESTIONS.MATCH_ID.in(
                        matches.stream().map(CuratedMatchId::value).toList()))
                .orderBy(DATE_SUGGESTIONS.ID)
                .fetch(PostgresSuggestionRepository::suggestion);
    }

    @Override
    public NumberedPage<Suggestion> to(UserId recipient, Set<SuggestionStatus> statuses, NumberedPage.Wanted wanted) {
        Condition listed = isShownTo(val(recipient.value()))
                .and(DATE_SUGGESTIONS.STATUS.in(
                        statuses.stream().map(Enum::name).toList()));
        DSLContext sql = database.reading();
        return new NumberedPage<>(
                sql.selectFrom(DATE_SUGGESTIONS)
                        .where(listed)
                        .orderBy(NEWEST_FIRST)
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(PostgresSuggestionRepository::suggestion),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(DATE_SUGGESTIONS, listed));
    }

    @Override
    public Map<SuggestionStatus, NumberedPage<Suggestion>> firstPages(UserId recipient, int size) {
        Map<SuggestionStatus, NumberedPage<Suggestion>> pages = new EnumMap<>(SuggestionStatus.class);
        database.ask(FIRST_PAGES, question -> {
                    question.setInt(1, recipient.value());
                    question.setInt(2, recipient.value());
                    question.setInt(3, recipient.value());
                    question.setInt(4, size);
                })
                .intoGroups(DATE_SUGGESTIONS.STATUS)
                .forEach((status, rows) -> pages.put(
                        SuggestionStatus.valueOf(status),
                        new NumberedPage<>(
                                rows.map(PostgresSuggestionRepository::suggestion),
                                1,
                                size,
                                rows.getFirst().get(TOTAL))));
        return pages;
    }

    private static StandingQuestion firstPages() {
        Table<?> counted = select(DATE_SUGGESTIONS.fields())
                .select(
                        count().over(partitionBy(DATE_SUGGESTIONS.STATUS)).as(TOTAL),
                        rowNumber()
                                .over(partitionBy(DATE_SUGGESTIONS.STATUS).orderBy(NEWEST_FIRST))
                                .as(PLACE))
                .from(DATE_SUGGESTIONS)
                .where(isShownTo(param("recipient", Integer.class)))
                .asTable("counted");
        List<Field<?>> columns = new ArrayList<>(List.of(DATE_SUGGESTIONS.fields()));
        columns.add(TOTAL);
        return StandingQuestion.of(
                select(counted.fields(DATE_SUGGESTIONS.fields()))
                        .select(TOTAL)
                        .from(counted)
                        .where(PLACE.le(param("size", Integer.class)))
                        .orderBy(PLACE),
                columns);
    }

    /// Cards are looked up for those who were suggested: as a join, this may go through everybody's.
    private static Condition isShownTo(Field<Integer> recipient) {
        return DATE_SUGGESTIONS
                .RECIPIENT
                .eq(recipient)
                .and(condition(field(select(field(condition(MATCH_CARDS.TAKES_PART)
                                .and(MATCH_CARDS.SHOWN)
                                .and(MATCH_CARDS.GENDER.isNotNull())
                                .and(MATCH_CARDS.BIRTH_DATE.isNotNull())))
                        .from(MATCH_CARDS)
                        .where(MATCH_CARDS.USER_ID.eq(DATE_SUGGESTIONS.SUGGESTED)))))
                .and(DATE_SUGGESTIONS.SUGGESTED.notIn(select(BLOCKS.BLOCKED)
                        .from(BLOCKS)
                        .where(BLOCKS.BLOCKER.eq(recipient))
                        .unionAll(select(BLOCKS.BLOCKER).from(BLOCKS).where(BLOCKS.BLOCKED.eq(recipient)))));
    }

    @Override
    public Set<UserId> introducedTo(UserId person) {
        return database
                .ask(INTRODUCED, question -> {
                    question.setInt(1, person.value());
                    question.setInt(2, person.value());
                })
                .stream()
                .map(row -> new UserId(row.get(DATE_SUGGESTIONS.SUGGESTED)))
                .collect(Collectors.toSet());
    }

    @Override
    public void save(Suggestion suggestion) {
        database.writing()
                .update(DATE_SUGGESTIONS)
                .set(DATE_SUGGESTIONS.STATUS, suggestion.status().name())
                .set(DATE_SUGGESTIONS.REASONS, names(suggestion.reasons()))
                .set(DATE_SUGGESTIONS.CUSTOM_REASON, suggestion.customReason())
                .set(DATE_SUGGESTIONS.RESPONDED_AT, suggestion.respondedAt())
                .where(DATE_SUGGESTIONS.ID.eq(suggestion.id().value()))
                .execute();
    }

    @Override
    public int withdrawBetween(UserId one, UserId other, Instant at) {
        return withdraw(towards(one, other).or(towards(other, one)), at);
    }

    @Override
    public int withdrawOf(CuratedMatchId match, Instant at) {
        return withdraw(DATE_SUGGESTIONS.MATCH_ID.eq(match.value()), at);
    }

    private int withdraw(Condition which, Instant at) {
        return database.writing()
                .update(DATE_SUGGESTIONS)
                .set(DATE_SUGGESTIONS.STATUS, SuggestionStatus.WITHDRAWN.name())
                .set(DATE_SUGGESTIONS.RESPONDED_AT, at)
                .where(which)
                .and(DATE_SUGGESTIONS.STATUS.eq(SuggestionStatus.PENDING.name()))
                .execute();
    }

    private static Condition towards(UserId recipient, UserId suggested) {
        return DATE_SUGGESTIONS.RECIPIENT.eq(recipient.value()).and(DATE_SUGGESTIONS.SUGGESTED.eq(suggested.value()));
    }

    private static String[] names(Set<RejectionReason> reasons) {
        return reasons.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Suggestion suggestion(Record row) {
        return new Suggestion(
                new SuggestionId(row.get(DATE_SUGGESTIONS.ID)),
                new CuratedMatchId(row.get(DATE_SUGGESTIONS.MATCH_ID)),
                new UserId(row.get(DATE_SUGGESTIONS.RECIPIENT)),
                new UserId(row.get(DATE_SUGGESTIONS.SUGGESTED)),
                row.get(DATE_SUGGESTIONS.SCORE),
                SuggestionStatus.valueOf(row.get(DATE_SUGGESTIONS.STATUS)),
                Arrays.stream(row.get(DATE_SUGGESTIONS.REASONS))
                        .map(RejectionReason::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.get(DATE_SUGGESTIONS.CUSTOM_REASON),
                row.get(DATE_SUGGESTIONS.CREATED_AT),
                row.get(DATE_SUGGESTIONS.RESPONDED_AT));
    }
}
