package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.BodyBudget;
import com.datifyy.application.shared.BodyLimits;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Decodes messages of one type: no more bytes than allowed, no more fields than a request may consist of, and none
/// that the contract does not know.
///
/// @param type of whom a message is
/// @param parser leaves unknown fields out
/// @param most the largest message, in bytes
record BoundedMarshaller<Q>(
        Marshaller<Q> original, Class<Q> type, Descriptor descriptor, Parser<? extends Message> parser, int most)
        implements Marshaller<Q> {
    private static final int SMALLEST_FIELD = 2;
    private static final int DEEPEST = 100;

    /// The marshaller itself where its messages are not of a contract.
    static <Q> Marshaller<Q> of(Marshaller<Q> original, int most) {
        return original instanceof PrototypeMarshaller<Q> known
                        && known.getMessagePrototype() instanceof Message prototype
                ? new BoundedMarshaller<>(
                        original,
                        known.getMessageClass(),
                        prototype.getDescriptorForType(),
                        DiscardUnknownFieldsParser.wrap(prototype.getParserForType()),
                        most)
                : original;
    }

    @Override
    public InputStream stream(Q message) {
        return original.stream(message);
    }

    @Override
    public Q parse(InputStream stream) {
        try {
            byte[] bytes = stream.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Undecodable.tooLarge(most);
            }
            BodyBudget.Share share = Decoding.SHARE.get();
            if (share != null) {
                share.take(bytes.length);
            }
            if (bytes.length > SMALLEST_FIELD * BodyLimits.MOST_VALUES) {
                new Count().of(descriptor, CodedInputStream.newInstance(bytes), 1);
            }
            return type.cast(parser.parseFrom(bytes));
        } catch (InvalidProtocolBufferException malformed) {
            throw Undecodable.malformed();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Counts the fields of a message and of those in it without keeping any.
    private static final class Count {
        private int fields;

        void of(Descriptor type, CodedInputStream message, int depth) throws IOException {
            for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
                fields++;
                if (fields > BodyLimits.MOST_VALUES) {
                    throw Undecodable.tooManyValues();
                }
                FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
                if (field != null && isMessage(field, tag) && depth < DEEPEST) {
                    int outside = message.pushLimit(message.readRawVarint32());
                    of(field.getMessageType(), message, depth + 1);
                    message.popLimit(outside);
                } else {
                    boolean _ = message.skipField(tag);
                }
            }
        }

        private static boolean isMessage(FieldDescriptor field, int tag) {
            return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        }
    }
}
