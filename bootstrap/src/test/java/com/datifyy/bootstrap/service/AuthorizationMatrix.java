package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.Permission;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who was answered what by every operation of one protocol, with the rules that hold for all of them and a
/// table of it.
///
/// @param unauthenticated the status of who is nobody, or not anymore
/// @param forbidden the status of who is somebody else
/// @param missing the status of what does not exist
record AuthorizationMatrix(String unauthenticated, String forbidden, String missing, List<Line> lines) {

    /// What is answered alike whatever is named, and changes nothing of others: it may succeed.
    private static final Set<String> TELLING_NOTHING =
            Set.of("DELETE /api/v1/user/block/{userId}", "datifyy.user.v1.UserService/UnblockUser");

    /// Whom an operation is for; what is internal is not there in production.
    enum Access {
        ANONYMOUS,
        USER,
        STAFF,
        OPERATOR,
        INTERNAL
    }

    /// Who asks, and for whose things.
    enum Who {
        NOBODY("nobody"),
        MEMBER("member"),
        MEMBER_FOR_OTHERS("others' things"),
        SUSPENDED("suspended"),
        BANNED("banned"),
        CLOSED("closed"),
        SUPER_ADMIN("super admin"),
        GENIE("genie"),
        MODERATOR("moderator"),
        SUPPORT("support");

        /// Those of the staff.
        static final List<Who> STAFF = List.of(SUPER_ADMIN, GENIE, MODERATOR, SUPPORT);

        /// What a member of staff is.
        AdminRole role() {
            return AdminRole.valueOf(name());
        }

        private final String title;

        Who(String title) {
            this.title = title;
        }
    }

    /// What one operation answered.
    ///
    /// @param answers statuses by who asked; nobody asks for others' things where none can be named
    /// @param others all that came back about others' things, or an empty text
    /// @param nothing all that came back about things that do not exist, or an empty text
    record Line(
            String operation,
            Access access,
            @Nullable Permission permission,
            String tier,
            Map<Who, String> answers,
            String others,
            String nothing) {
        Line {
            answers = Map.copyOf(answers);
        }

        /// Whom the operation is for, staff with what its role needs.
        String who() {
            return permission == null ? access.name() : access + " " + permission;
        }

        String of(Who who) {
            return answers.getOrDefault(who, "·");
        }
    }

    /// One way to ask and what it says.
    ///
    /// @param status of the answer
    /// @param everything that is told, besides what is different every time
    record Heard(String status, String everything) {}

    /// Holds the line against the rules.
    void check(Line line) {
        switch (line.access()) {
            case ANONYMOUS, OPERATOR, INTERNAL -> {
                assertThat(line.answers()).doesNotContainValue(forbidden);
                for (Who former : List.of(Who.SUSPENDED, Who.BANNED, Who.CLOSED)) {
                    assertThat(line.of(former)).as(former.title).isEqualTo(line.of(Who.NOBODY));
                }
            }
            case USER -> {
                refusesWhoIsNobody(line);
                assertThat(line.of(Who.MEMBER)).as("a member").isNotIn(unauthenticated, forbidden);
                for (Who admin : Who.STAFF) {
                    assertThat(line.of(admin)).as(admin.title).isEqualTo(unauthenticated);
                }
                if (line.answers().containsKey(Who.MEMBER_FOR_OTHERS)) {
                    if (!TELLING_NOTHING.contains(line.operation())) {
                        assertThat(line.of(Who.MEMBER_FOR_OTHERS))
                                .as("others' things")
                                .isEqualTo(missing);
                    }
                    assertThat(line.others()).as("C4").isEqualTo(line.nothing());
                }
            }
            case STAFF -> {
                refusesWhoIsNobody(line);
                assertThat(line.of(Who.MEMBER)).as("a member").isEqualTo(forbidden);
                Permission permission = Objects.requireNonNull(line.permission());
                for (Who admin : Who.STAFF) {
                    if (admin.role().may(permission)) {
                        assertThat(line.of(admin)).as(admin.title).isNotIn(unauthenticated, forbidden);
                    } else {
                        assertThat(line.of(admin)).as(admin.title).isEqualTo(forbidden);
                    }
                }
            }
        }
    }

    private void refusesWhoIsNobody(Line line) {
        for (Who refused : List.of(Who.NOBODY, Who.SUSPENDED, Who.BANNED, Who.CLOSED)) {
            assertThat(line.of(refused)).as(refused.title).isEqualTo(unauthenticated);
        }
    }

    /// The matrix in Markdown.
    String table() {
        String head = row(Stream.concat(
                Stream.of("operation", "access", "tier"),
                Stream.of(Who.values()).map(who -> who.title)));
        String rule = row(head.substring(1).chars().filter(c -> c == '|').mapToObj(_ -> "---"));
        return lines.stream()
                .map(line -> row(Stream.concat(
                        Stream.of("`" + line.operation() + "`", line.who(), line.tier()),
                        Stream.of(Who.values()).map(line::of))))
                .collect(Collectors.joining("", head + rule, ""));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// Collects a line.
    static final class Asking {
        private final Map<Who, String> answers = new EnumMap<>(Who.class);
        private String others = "";
        private String nothing = "";

        Asking heard(Who who, Heard heard) {
            answers.put(who, heard.status());
            return this;
        }

        Asking heardOfOthers(Heard ofOthers, Heard ofNothing) {
            answers.put(Who.MEMBER_FOR_OTHERS, ofOthers.status());
            others = ofOthers.everything();
            nothing = ofNothing.everything();
            return this;
        }

        Line line(String operation, Access access, @Nullable Permission permission, String tier) {
            return new Line(operation, access, permission, tier, answers, others, nothing);
        }
    }
}
