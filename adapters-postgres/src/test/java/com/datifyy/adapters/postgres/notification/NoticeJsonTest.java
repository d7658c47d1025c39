package com.datifyy.adapters.postgres.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.notification.SampleNotices;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.notification.Notice;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NoticeJsonTest {
    static final Iterable<Notice> NOTICES = SampleNotices.ALL;

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(NoticeJsonTest::kindsOf)
                : Stream.of(type);
    }

    @Test
    void there_is_a_sample_of_every_kind() {
        Set<Class<?>> sampled = SampleNotices.ALL.stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(sampled).isEqualTo(kindsOf(Notice.class).collect(Collectors.toSet()));
        assertThat(SampleNotices.ALL.stream().map(Notice::kind).distinct())
                .containsExactlyInAnyOrder(Notice.Kind.values());
    }

    @ParameterizedTest
    @FieldSource("NOTICES")
    void what_was_written_is_read_back(Notice notice) {
        assertThat(NoticeJson.read(NoticeJson.write(notice))).isEqualTo(notice);
    }

    @Test
    void its_form_is_plain() {
        assertThat(new String(NoticeJson.write(SampleNotices.PHONE_CODE), UTF_8))
                .isEqualTo(
                        "{\"kind\":\"PHONE_CODE\",\"to\":\"+919999900000\",\"code\":\"000123\",\"valid_for\":\"PT5M\"}");
    }

    @Test
    void what_an_earlier_release_wrote_without_a_zone_is_told_in_utc() {
        String written = """
                {"kind":"PASSWORD_CHANGED","to":"maya@example.com","name":"Maya","at":"2026-11-27T09:00:00Z"}""";

        assertThat(NoticeJson.read(written.getBytes(UTF_8)))
                .isEqualTo(new Notice.PasswordChanged(
                        SampleNotices.MAYA, "Maya", ZonedDateTime.of(2026, 11, 27, 9, 0, 0, 0, ZoneOffset.UTC)));
    }

    @Test
    void an_earlier_release_finds_the_moment_where_it_was_before() {
        assertThat(new String(NoticeJson.write(SampleNotices.PASSWORD_CHANGED), UTF_8))
                .isEqualTo("{\"kind\":\"PASSWORD_CHANGED\",\"to\":\"maya@example.com\",\"name\":\"Maya\",\"at\":\""
                        + TestClock.START + "\",\"zone\":\"Z\"}");
    }

    @Test
    void a7_what_cannot_be_read_is_not_repeated() {
        for (String malformed : new String[] {
            "000123",
            "{\"kind\":\"000123\"}",
            "{\"code\":\"000123\"",
            "",
            "{\"kind\":\"PHONE_CODE\",\"to\":\"+919999900000\",\"code\":\"000123\"}",
            "{\"kind\":\"PHONE_CODE\",\"to\":\"+919999900000\",\"code\":\"000123\",\"valid_for\":\"000123\"}"
        }) {
            assertThatThrownBy(() -> NoticeJson.read(malformed.getBytes(UTF_8)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("000123");
        }
    }
}
