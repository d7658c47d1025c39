package com.datifyy.domain.profile;

import com.datifyy.domain.profile.traits.PromptQuestion;
import com.datifyy.domain.shared.Faults;

/// A fixed question with somebody's answer to it, in words or as a link to a recording.
///
/// @param answerText up to 300 characters, or empty
/// @param answerMediaUrl an https address, or empty
/// @param order where it stands among the prompts, from 0
public record Prompt(PromptQuestion question, String answerText, String answerMediaUrl, int order) {
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the text is too long, the address is not https,
    ///     or both are empty; all of that is told
    public Prompt {
        var wrong = new Faults();
        answerText = wrong.clean("prompts.answer_text", answerText, 300, true);
        answerMediaUrl = wrong.clean("prompts.answer_media_url", answerMediaUrl, 500, false);
        if (!answerMediaUrl.isEmpty() && !answerMediaUrl.startsWith("https://")) {
            wrong.note("prompts.answer_media_url", "must be an https address");
        }
        if (answerText.isEmpty() && answerMediaUrl.isEmpty()) {
            wrong.note("prompts.answer_text", "is required");
        }
        if (order < 0 || order > 1_000) {
            wrong.note("prompts.order", "must be from 0 to 1000");
        }
        wrong.tell();
    }

    /// As others see it: without links and numbers in the words. The recording is a link by design.
    Prompt published() {
        String shown = ContactDetails.leftOutOf(answerText);
        return shown.equals(answerText) ? this : new Prompt(question, shown, answerMediaUrl, order);
    }
}
