package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bootstrap.service.AuthorizationMatrix.Access;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Asking;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Heard;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Line;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Who;
import com.datifyy.domain.admin.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The matrix has to notice when somebody is answered who should not be.
class AuthorizationMatrixTest {
    private static final Heard NOTHING_THERE = new Heard("404", "there is no such thing");

    private final AuthorizationMatrix matrix = new AuthorizationMatrix("401", "403", "404", List.of());

    @Test
    void an_operation_of_members_answers_members_alone() {
        assertThatCode(() -> matrix.check(asked("401", "200").line("op", Access.USER, null, "DEFAULT")))
                .doesNotThrowAnyException();

        assertRefused(asked("200", "200").line("op", Access.USER, null, "DEFAULT"));
        assertRefused(asked("501", "501").line("op", Access.USER, null, "DEFAULT"));
        assertRefused(asked("401", "401").line("op", Access.USER, null, "DEFAULT"));
        assertRefused(asked("401", "403").line("op", Access.USER, null, "DEFAULT"));
        for (Who former : List.of(Who.SUSPENDED, Who.BANNED, Who.CLOSED)) {
            assertRefused(
                    asked("401", "200").heard(former, new Heard("200", "")).line("op", Access.USER, null, "DEFAULT"));
        }
    }

    @Test
    void an_operation_of_staff_answers_no_member() {
        assertThatCode(() -> matrix.check(staff(asked("401", "403"), "200", "404", "403", "403")
                        .line("op", Access.STAFF, Permission.CURATE, "ADMIN")))
                .doesNotThrowAnyException();

        assertRefused(staff(asked("401", "200"), "200", "200", "403", "403")
                .line("op", Access.STAFF, Permission.CURATE, "ADMIN"));
        assertRefused(staff(asked("401", "501"), "200", "200", "403", "403")
                .line("op", Access.STAFF, Permission.CURATE, "ADMIN"));
        assertRefused(staff(asked("403", "403"), "200", "200", "403", "403")
                .line("op", Access.STAFF, Permission.CURATE, "ADMIN"));
        assertRefused(staff(asked("401", "403"), "200", "200", "200", "403")
                .line("op", Access.STAFF, Permission.CURATE, "ADMIN"));
        assertRefused(staff(asked("401", "403"), "200", "403", "403", "403")
                .line("op", Access.STAFF, Permission.CURATE, "ADMIN"));
        assertRefused(staff(asked("401", "403"), "401", "200", "403", "403")
                .line("op", Access.STAFF, Permission.CURATE, "ADMIN"));
    }

    @Test
    void what_anybody_may_ask_answers_who_was_a_member_like_nobody() {
        assertThatCode(() -> matrix.check(asked("200", "200").line("op", Access.ANONYMOUS, null, "NONE")))
                .doesNotThrowAnyException();

        assertRefused(asked("200", "403").line("op", Access.ANONYMOUS, null, "NONE"));
        assertRefused(
                asked("200", "200").heard(Who.BANNED, new Heard("401", "")).line("op", Access.ANONYMOUS, null, "NONE"));
    }

    @Test
    void c4_others_things_are_answered_like_what_does_not_exist() {
        assertThatCode(() -> matrix.check(asked("401", "200")
                        .heardOfOthers(NOTHING_THERE, NOTHING_THERE)
                        .line("op", Access.USER, null, "DEFAULT")))
                .doesNotThrowAnyException();

        for (Heard told : List.of(new Heard("403", "not yours"), new Heard("200", ""), new Heard("404", "not yours"))) {
            assertRefused(
                    asked("401", "200").heardOfOthers(told, NOTHING_THERE).line("op", Access.USER, null, "DEFAULT"));
        }
    }

    @Test
    void the_table_says_who_was_answered_what() {
        Line line = staff(asked("401", "403"), "501", "501", "403", "403")
                .line("GET /x", Access.STAFF, Permission.CURATE, "ADMIN");

        assertThat(new AuthorizationMatrix("401", "403", "404", List.of(line)).table())
                .isEqualTo("""
                | operation | access | tier | nobody | member | others' things | suspended | banned | closed \
                | super admin | genie | moderator | support |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                | `GET /x` | STAFF CURATE | ADMIN | 401 | 403 | · | 401 | 401 | 401 | 501 | 501 | 403 | 403 |
                """);
    }

    /// What staff is answered by an operation whose permission is to bring people together.
    private static Asking staff(Asking asking, String superAdmin, String genie, String moderator, String support) {
        return asking.heard(Who.SUPER_ADMIN, new Heard(superAdmin, ""))
                .heard(Who.GENIE, new Heard(genie, ""))
                .heard(Who.MODERATOR, new Heard(moderator, ""))
                .heard(Who.SUPPORT, new Heard(support, ""));
    }

    /// An operation that answers who is not a member anymore like nobody.
    private static Asking asked(String nobody, String member) {
        Heard refused = new Heard(nobody, "");
        return new Asking()
                .heard(Who.NOBODY, refused)
                .heard(Who.SUSPENDED, refused)
                .heard(Who.BANNED, refused)
                .heard(Who.CLOSED, refused)
                .heard(Who.SUPER_ADMIN, refused)
                .heard(Who.GENIE, refused)
                .heard(Who.MODERATOR, refused)
                .heard(Who.SUPPORT, refused)
                .heard(Who.MEMBER, new Heard(member, ""));
    }

    private void assertRefused(Line line) {
        assertThatThrownBy(() -> matrix.check(line)).isInstanceOf(AssertionError.class);
    }
}
