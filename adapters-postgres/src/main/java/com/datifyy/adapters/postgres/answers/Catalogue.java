package com.datifyy.adapters.postgres.answers;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Day;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Structure;
import com.datifyy.domain.attribute.Attribute.StructureList;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this release knows of attributes and words, as a short text that differs between any two releases that
/// know different ones: a release leaves out words it does not know, so another must not take its word for it.
public final class Catalogue {
    private static final int DIGEST_BYTES = 8;

    private Catalogue() {}

    /// @param columns the attributes, in the order of their columns
    /// @param more vocabularies besides theirs
    public static String fingerprint(List<AnswerColumns> columns, List<Class<? extends Enum<?>>> more) {
        String everything = Stream.concat(
                        columns.stream()
                                .flatMap(some -> some.attributes().stream())
                                .map(Catalogue::described),
                        more.stream().map(Catalogue::words))
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(everything.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Name, kind and limits, with the columns or the words it may consist of.
    static String described(Attribute<?> attribute) {
        Stream<String> parts = switch (attribute) {
            case Choice<?> choice -> Stream.of(words(choice.vocabulary()));
            case Choices<?> choices -> Stream.of(words(choices.vocabulary()));
            case StructureList<?> list ->
                JsonRecords.vocabulariesOf(list.type()).stream().map(Catalogue::words);
            case Structure<?> structure -> Structures.columnsOf(structure.type()).stream();
            case Text _, TextList _, Whole _, Flag _, Day _ -> Stream.of();
        };
        return attribute + parts.collect(Collectors.joining(";", ":", ""));
    }

    private static String words(Class<? extends Enum<?>> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(Enum::name).collect(Collectors.joining(","));
    }
}
