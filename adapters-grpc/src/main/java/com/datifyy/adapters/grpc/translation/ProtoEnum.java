package com.datifyy.adapters.grpc.translation;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A domain enum and its contract twin, paired by name.
///
/// The contract puts a prefix before every name and has a zero that means "not said". Names that would start
/// with a digit without their prefix carry `FROM_` in the domain.
///
/// @param <D> the domain enum
public final class ProtoEnum<D extends Enum<D>> {
    private static final String ZERO = "UNSPECIFIED";
    private static final String BEFORE_A_DIGIT = "FROM_";

    private final Class<D> domain;
    private final EnumDescriptor wire;
    private final Map<D, EnumValueDescriptor> toWire;
    private final Map<Integer, D> toDomain = new LinkedHashMap<>();

    /// @throws IllegalStateException when a constant of one side has no twin on the other
    public ProtoEnum(Class<D> domain, EnumDescriptor wire) {
        this.domain = domain;
        this.wire = wire;
        this.toWire = new EnumMap<>(domain);
        String zero = wire.findValueByNumber(0).getName();
        String prefix = zero.substring(0, zero.length() - ZERO.length());
        for (D constant : domain.getEnumConstants()) {
            EnumValueDescriptor twin = wire.findValueByName(prefix + withoutDigitGuard(constant.name()));
            if (twin == null || !zero.equals(prefix + ZERO)) {
                throw new IllegalStateException(constant + " is not in " + wire.getFullName());
            }
            toWire.put(constant, twin);
            toDomain.put(twin.getNumber(), constant);
        }
        if (toDomain.size() != wire.getValues().size() - 1) {
            throw new IllegalStateException(wire.getFullName() + " has more values than " + domain.getSimpleName());
        }
    }

    private static String withoutDigitGuard(String name) {
        boolean guarded = name.startsWith(BEFORE_A_DIGIT) && Character.isDigit(name.charAt(BEFORE_A_DIGIT.length()));
        return guarded ? name.substring(BEFORE_A_DIGIT.length()) : name;
    }

    public EnumValueDescriptor toWire(D value) {
        return Objects.requireNonNull(toWire.get(value));
    }

    /// The contract's name of a value of this enum.
    String wireName(Enum<?> value) {
        return toWire(domain.cast(value)).getName();
    }

    /// The number of a value that may be missing; zero when it is.
    public int number(@Nullable D value) {
        return value == null ? 0 : toWire(value).getNumber();
    }

    /// The value behind a number, or null for zero.
    ///
    /// @throws InvalidInput when the contract has no such number
    public @Nullable D toDomain(String field, int number) {
        D value = toDomain.get(number);
        if (value == null && number != 0) {
            throw new InvalidInput(field, number + " is not a value of " + wire.getName());
        }
        return value;
    }
}
