package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminProto;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthProto;
import com.datifyy.adapters.grpc.wire.auth.v1.MessagesProto;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityProto;
import com.datifyy.adapters.grpc.wire.common.v1.TypesProto;
import com.datifyy.adapters.grpc.wire.user.v1.UserProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The compiled contract against the list of everything existing clients were built on.
class WireContractTest {
    private static final List<FileDescriptor> FILES = List.of(
            TypesProto.getDescriptor(),
            MessagesProto.getDescriptor(),
            AuthProto.getDescriptor(),
            UserProto.getDescriptor(),
            AvailabilityProto.getDescriptor(),
            AdminProto.getDescriptor());
    private static final int FIRST_ADDED_NUMBER = 100;

    /// One line of the list, in its own columns.
    private record Row(String kind, String owner, String number, String name, String type) {
        static Row parse(String line) {
            String[] column = line.split("\t", -1);
            return new Row(column[0], column[1], column[2], column[3], column[4]);
        }
    }

    @Test
    void nothing_of_the_contract_is_missing_renamed_renumbered_or_retyped() {
        var missing = new TreeSet<>(lines(contract()));
        missing.removeAll(lines(compiled()));

        assertThat(missing).isEmpty();
    }

    @Test
    void fields_added_to_contract_messages_are_numbered_from_100() {
        Set<String> owners = contract().stream()
                .filter(row -> !row.kind().equals("rpc") && !row.kind().equals("file"))
                .map(Row::owner)
                .collect(Collectors.toSet());

        assertThat(added())
                .filteredOn(row -> row.kind().equals("field") && owners.contains(row.owner()))
                .isNotEmpty()
                .allMatch(row -> Integer.parseInt(row.number()) >= FIRST_ADDED_NUMBER);
    }

    @Test
    void no_value_was_added_to_an_enum_of_the_contract() {
        Set<String> owners = contract().stream().map(Row::owner).collect(Collectors.toSet());

        assertThat(added())
                .filteredOn(row -> row.kind().equals("enum") && owners.contains(row.owner()))
                .isEmpty();
    }

    @Test
    void every_rpc_of_the_contract_is_declared_and_these_were_added() {
        assertThat(contract()).filteredOn(WireContractTest::isRpc).hasSize(76);
        assertThat(added())
                .filteredOn(WireContractTest::isRpc)
                .extracting(Row::name)
                .containsExactlyInAnyOrder(
                        "GetSecondFactor",
                        "EnrollSecondFactor",
                        "ConfirmSecondFactor",
                        "RenewRecoveryCodes",
                        "DisableSecondFactor",
                        "ListLinkedProviders",
                        "UnlinkProvider",
                        "LinkProvider",
                        "RequestAccountDeletionCode",
                        "ExportData",
                        "GetLeeway",
                        "RespondToSuggestion",
                        "CancelDate",
                        "RateDate",
                        "GetDateCalendar",
                        "SuggestMatch",
                        "ScheduleMatch",
                        "GetSharedHours",
                        "UpdateProfilePhoto",
                        "UpdateAvailability",
                        "AdminLogout",
                        "ChangeStaffPassword",
                        "ConfirmStaffSecondFactor",
                        "EnrollStaffSecondFactor",
                        "GetAdminProfile",
                        "ResetStaffSecondFactor",
                        "UpdateUserStatus",
                        "VerifyUser",
                        "GetUserActivity",
                        "ListReports",
                        "GetReport",
                        "ReviewReport",
                        "GetStaffLog",
                        "RevokeUserSessions");
    }

    @Test
    void a_changed_contract_would_be_noticed() {
        List<Row> changed = Stream.concat(
                        contract().stream(),
                        Stream.of(new Row("field", "datifyy.user.v1.BasicInfo", "9", "nickname", "string")))
                .toList();
        var missing = new TreeSet<>(lines(changed));
        missing.removeAll(lines(compiled()));

        assertThat(missing).hasSize(1);
    }

    private static boolean isRpc(Row row) {
        return row.kind().equals("rpc");
    }

    private static List<Row> added() {
        var added = new ArrayList<>(compiled());
        added.removeAll(contract());
        return added;
    }

    private static Set<String> lines(List<Row> rows) {
        return rows.stream().map(Row::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Row> contract() {
        try (InputStream list = WireContractTest.class.getResourceAsStream("/wire.tsv")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Row> compiled() {
        return FILES.stream().flatMap(WireContractTest::rowsOf).toList();
    }

    private static Stream<Row> rowsOf(FileDescriptor file) {
        var self = new Row("file", file.getName().replaceFirst("^datifyy/", ""), "-", file.getPackage(), "-");
        var rpcs = file.getServices().stream()
                .flatMap(service -> service.getMethods().stream())
                .map(rpc -> new Row(
                        "rpc",
                        rpc.getService().getFullName(),
                        "-",
                        rpc.getName(),
                        rpc.getInputType().getFullName() + " -> "
                                + rpc.getOutputType().getFullName()));
        var enums = file.getEnumTypes().stream()
                .flatMap(type -> type.getValues().stream())
                .map(value ->
                        new Row("enum", value.getType().getFullName(), "" + value.getNumber(), value.getName(), "-"));
        var messages = file.getMessageTypes().stream().flatMap(WireContractTest::rowsOf);
        return Stream.of(Stream.of(self), rpcs, enums, messages).flatMap(rows -> rows);
    }

    private static Stream<Row> rowsOf(Descriptor message) {
        // a message that is empty in the contract stays so but for what was added
        Stream<Row> itself = message.getFields().stream().allMatch(field -> field.getNumber() >= FIRST_ADDED_NUMBER)
                ? Stream.of(new Row("message", message.getFullName(), "-", "-", "-"))
                : Stream.of();
        Stream<Row> fields = message.getFields().stream()
                .map(field -> new Row(
                        "field", message.getFullName(), "" + field.getNumber(), field.getName(), typeOf(field)));
        return Stream.concat(itself, fields);
    }

    private static String typeOf(FieldDescriptor field) {
        if (field.isMapField()) {
            Descriptor entry = field.getMessageType();
            return "map<%s,%s>".formatted(typeOf(entry.findFieldByName("key")), typeOf(entry.findFieldByName("value")));
        }
        return (field.isRepeated() ? "repeated " : "") + singleTypeOf(field);
    }

    private static String singleTypeOf(FieldDescriptor field) {
        if (field.getJavaType() == JavaType.MESSAGE) {
            return field.getMessageType().getFullName();
        }
        if (field.getJavaType() == JavaType.ENUM) {
            return field.getEnumType().getFullName();
        }
        return field.getType().name().toLowerCase(Locale.ROOT);
    }
}
