package com.datifyy.bootstrap.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The parts of traces that a collector was sent.
record Spans(List<Span> all) {
    /// One of them, as it arrives.
    ///
    /// @param parent the number of the one that it is a part of, or nothing where a trace begins
    /// @param text everything in it
    record Span(String trace, String id, String parent, String name, Kind kind, String text) {}

    /// What part somebody plays in it, in the order of OpenTelemetry's numbers.
    enum Kind {
        UNKNOWN,
        INTERNAL,
        SERVER,
        CLIENT
    }

    /// @param batches as they were sent, in OpenTelemetry's form
    static Spans in(Iterable<byte[]> batches) throws InvalidProtocolBufferException {
        List<Span> spans = new ArrayList<>();
        for (byte[] batch : batches) {
            for (UnknownFieldSet span : parts(Stream.of(UnknownFieldSet.parseFrom(batch)), 1, 2, 2)) {
                spans.add(new Span(
                        hex(span, 1),
                        hex(span, 2),
                        hex(span, 4),
                        bytes(span, 5).toStringUtf8(),
                        Kind.values()[
                                span.getField(6).getVarintList().getFirst().intValue()],
                        span.toByteString().toString(StandardCharsets.ISO_8859_1)));
            }
        }
        return new Spans(spans);
    }

    /// Those of a trace that are parts of another span.
    List<Span> under(String trace, String parent) {
        return all.stream()
                .filter(span -> span.trace().equals(trace) && span.parent().equals(parent))
                .toList();
    }

    /// The messages at the end of a path of field numbers.
    private static List<UnknownFieldSet> parts(Stream<UnknownFieldSet> messages, int... path) {
        Stream<UnknownFieldSet> found = messages;
        for (int number : path) {
            found = found.flatMap(message -> message.getField(number).getLengthDelimitedList().stream())
                    .map(Spans::parsed);
        }
        return found.toList();
    }

    private static UnknownFieldSet parsed(ByteString message) {
        try {
            return UnknownFieldSet.parseFrom(message);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ByteString bytes(UnknownFieldSet message, int number) {
        return message.getField(number).getLengthDelimitedList().stream()
                .findFirst()
                .orElse(ByteString.EMPTY);
    }

    private static String hex(UnknownFieldSet message, int number) {
        return HexFormat.of().formatHex(bytes(message, number).toByteArray());
    }
}
