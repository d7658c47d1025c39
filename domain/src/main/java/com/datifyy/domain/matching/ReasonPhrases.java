package com.datifyy.domain.matching;

import java.util.Optional;

/// How reasons are put into one language; another language is another one of these.
public interface ReasonPhrases {
    /// The only one so far.
    ReasonPhrases ENGLISH = new EnglishReasonPhrases();

    /// One sentence about a reason, to the person whose wish it is; nothing for what goes without saying.
    Optional<String> about(MatchReason reason);

    /// What is said when there is no reason to name.
    String withoutReasons();
}
