package com.datifyy.domain.curation;

import com.datifyy.domain.curation.Aspect.Side;
import com.datifyy.domain.matching.Verdict;
import com.datifyy.domain.shared.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A comment made of the contributions to a score alone: the same words for the same briefing, and never
/// another score.
public final class ScoreInWords {
    /// Who is named as its writer.
    public static final String PROVIDER = "local";

    private static final String MODEL = "contributions";
    private static final String VERSION = "1";

    private ScoreInWords() {}

    public static Commentary.Written about(Briefing briefing) {
        List<String> matched = new ArrayList<>();
        List<String> shared = new ArrayList<>(briefing.a().words("interests"));
        shared.retainAll(briefing.b().words("interests"));
        if (!shared.isEmpty()) {
            matched.add("Both like " + String.join(", ", shared));
        }
        matched.addAll(sentences(briefing, Verdict.SATISFIED));
        return new Commentary.Written(
                reasoning(briefing),
                matched,
                sentences(briefing, Verdict.VIOLATED),
                0,
                PROVIDER,
                MODEL,
                VERSION,
                inputHash(briefing));
    }

    public static InputHash inputHash(Briefing briefing) {
        return InputHash.of(briefing, VERSION, List.of(PROVIDER));
    }

    private static String reasoning(Briefing briefing) {
        return "The rules alone give %d of 100. Of the wishes that may be told, %d met, %d missed, %d open."
                .formatted(
                        briefing.score(),
                        count(briefing, Verdict.SATISFIED),
                        count(briefing, Verdict.VIOLATED),
                        count(briefing, Verdict.UNKNOWN));
    }

    private static long count(Briefing briefing, Verdict verdict) {
        return briefing.aspects().stream()
                .filter(aspect -> aspect.verdict() == verdict)
                .count();
    }

    /// One for each criterion, the weightiest first.
    private static List<String> sentences(Briefing briefing, Verdict verdict) {
        Map<String, Side> seen = new LinkedHashMap<>();
        Map<String, String> sentences = new LinkedHashMap<>();
        briefing.aspects().stream()
                .filter(aspect -> aspect.verdict() == verdict)
                .sorted(Comparator.comparingInt((Aspect aspect) -> -Math.abs(aspect.points())))
                .forEach(aspect -> {
                    String about = Texts.words(aspect.criterion());
                    Side before = seen.putIfAbsent(about, aspect.wishOf());
                    sentences.put(
                            about,
                            before == null || before == aspect.wishOf()
                                    ? oneSided(about, aspect.wishOf(), verdict)
                                    : mutual(about, verdict));
                });
        return List.copyOf(sentences.values());
    }

    private static String oneSided(String about, Side wishOf, Verdict verdict) {
        return "%s: %s %s what %s wishes for"
                .formatted(capitalized(about), wishOf.other(), verdict == Verdict.SATISFIED ? "is" : "is not", wishOf);
    }

    private static String mutual(String about, Verdict verdict) {
        return capitalized(about)
                + (verdict == Verdict.SATISFIED
                        ? ": each is what the other wishes for"
                        : ": neither is what the other wishes for");
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
