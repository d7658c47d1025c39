package com.datifyy.application.curation.port;

import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who was suggested to whom, and what they said.
public interface SuggestionRepository {
    /// Adds a suggestion, unless there is one of this match for this person or the number is taken.
    ///
    /// @return whether it was added
    boolean add(Suggestion suggestion);

    Optional<Suggestion> find(SuggestionId id);

    /// The suggestion, locked until the unit of work ends; call it before answering it.
    Optional<Suggestion> findForUpdate(SuggestionId id);

    /// The suggestions of several matches, at most two of each, by their numbers.
    List<Suggestion> ofMatches(Collection<CuratedMatchId> matches);

    /// What was suggested to one person and is in one of several states, the newest first, equal times by the
    /// larger number. Left out are people who do not take part or do not want to be shown, and people between
    /// whom and the recipient a block stands.
    NumberedPage<Suggestion> to(UserId recipient, Set<SuggestionStatus> statuses, NumberedPage.Wanted wanted);

    /// What was suggested to one person, of every state the first page and how many there are, in one question;
    /// in the order of [#to] and without those whom that leaves out. States that nothing is in are missing.
    Map<SuggestionStatus, NumberedPage<Suggestion>> firstPages(UserId recipient, int size);

    /// Those who were ever suggested to somebody, or whom they were suggested to, whatever became of it.
    Set<UserId> introducedTo(UserId person);

    /// Keeps what was changed of a suggestion that was locked before.
    void save(Suggestion suggestion);

    /// Takes back what waits for an answer between two people.
    ///
    /// @return how many they were
    int withdrawBetween(UserId one, UserId other, Instant at);

    /// Takes back what waits for an answer of one match.
    ///
    /// @return how many they were
    int withdrawOf(CuratedMatchId match, Instant at);
}
