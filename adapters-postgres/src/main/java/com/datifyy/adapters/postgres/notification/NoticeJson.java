package com.datifyy.adapters.postgres.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.notification.Notice;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/// Notices as JSON, which names the kind and each part.
final class NoticeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeJson() {}

    static byte[] write(Notice notice) {
        Writer json =
                new Writer(JSON.createObjectNode()).text("kind", notice.kind().name());
        Writer complete = switch (notice) {
            case Notice.EmailCode it ->
                json.to(it).text("name", it.name()).text("code", it.code()).lasting("valid_for", it.validFor());
            case Notice.AddressInUse it -> json.to(it).at("at", it.at());
            case Notice.PasswordReset it ->
                json.to(it).text("name", it.name()).text("token", it.token()).lasting("valid_for", it.validFor());
            case Notice.PasswordChanged it ->
                json.to(it).text("name", it.name()).at("at", it.at());
            case Notice.NewDevice it ->
                json.to(it).text("name", it.name()).text("device", it.device()).at("at", it.at());
            case Notice.SecondFactorChanged it ->
                json.to(it)
                        .text("name", it.name())
                        .text("on", Boolean.toString(it.on()))
                        .at("at", it.at());
            case Notice.RecoveryCodeUsed it ->
                json.to(it)
                        .text("name", it.name())
                        .text("left", Integer.toString(it.left()))
                        .at("at", it.at());
            case Notice.RecoveryCodesRenewed it ->
                json.to(it).text("name", it.name()).at("at", it.at());
            case Notice.SignInLinked it ->
                json.to(it)
                        .text("name", it.name())
                        .text("provider", it.provider())
                        .at("at", it.at());
            case Notice.SignInUnlinked it ->
                json.to(it)
                        .text("name", it.name())
                        .text("provider", it.provider())
                        .at("at", it.at());
            case Notice.NumberRemoved it -> json.to(it).text("name", it.name()).at("at", it.at());
            case Notice.NumberAdded it -> json.to(it).at("at", it.at());
            case Notice.AccountClosed it -> json.to(it).text("name", it.name()).at("purged_at", it.purgedAt());
            case Notice.SuggestionMade it -> json.to(it).text("name", it.name()).at("at", it.at());
            case Notice.WeekendAhead it -> json.to(it).text("name", it.name()).at("until", it.until());
            case Notice.AccountStopped it -> json.to(it).text("name", it.name()).at("at", it.at());
            case Notice.AccountRestored it ->
                json.to(it).text("name", it.name()).at("at", it.at());
            case Notice.SignedOut it -> json.to(it).text("name", it.name()).at("at", it.at());
            case Notice.ConfirmationCode it ->
                json.to(it).text("name", it.name()).text("code", it.code()).lasting("valid_for", it.validFor());
            case Notice.PhoneCode it ->
                json.text("to", it.to().value()).text("code", it.code()).lasting("valid_for", it.validFor());
            case Notice.NumberReleased it -> json.text("to", it.to().value()).at("at", it.at());
            case Notice.AddressAdded it -> json.text("to", it.to().value()).at("at", it.at());
            case Notice.AccountOfNumberClosed it ->
                json.text("to", it.to().value()).at("purged_at", it.purgedAt());
            case Notice.AccountOfNumberSignedOut it ->
                json.text("to", it.to().value()).at("at", it.at());
            case Notice.AccountOfNumberStopped it ->
                json.text("to", it.to().value()).at("at", it.at());
            case Notice.AccountOfNumberRestored it ->
                json.text("to", it.to().value()).at("at", it.at());
            case Notice.DateOfNumberChanged it ->
                json.text("to", it.to().value()).text("word", it.word().name()).at("start", it.start());
            case Notice.DateChanged it ->
                json.to(it)
                        .text("name", it.name())
                        .text("event", it.event().name())
                        .text("date", Integer.toString(it.date()))
                        .text("sequence", Integer.toString(it.sequence()))
                        .at("start", it.start())
                        .at("end", it.end())
                        .text("zone", it.zone().getId());
            case Notice.StaffNews it ->
                json.text("tone", it.tone().name())
                        .text("title", it.title())
                        .text("text", it.text())
                        .facts(it.facts())
                        .at("at", it.at());
            case Notice.Silence _ -> json;
        };
        return complete.object().toString().getBytes(UTF_8);
    }

    /// @throws IllegalStateException when it is not a notice of a kind this release knows; it repeats nothing
    ///     of what it read
    static Notice read(byte[] json) {
        Reader from = new Reader(parsed(json));
        try {
            return switch (from.text("kind")) {
                case "EMAIL_CODE" ->
                    new Notice.EmailCode(
                            from.mailbox(), from.text("name"), from.text("code"), from.lasting("valid_for"));
                case "ADDRESS_IN_USE" -> new Notice.AddressInUse(from.mailbox(), from.told("at"));
                case "PASSWORD_RESET" ->
                    new Notice.PasswordReset(
                            from.mailbox(), from.text("name"), from.text("token"), from.lasting("valid_for"));
                case "PASSWORD_CHANGED" ->
                    new Notice.PasswordChanged(from.mailbox(), from.text("name"), from.told("at"));
                case "NEW_DEVICE" ->
                    new Notice.NewDevice(from.mailbox(), from.text("name"), from.text("device"), from.told("at"));
                case "SECOND_FACTOR_CHANGED" ->
                    new Notice.SecondFactorChanged(
                            from.mailbox(), from.text("name"), Boolean.parseBoolean(from.text("on")), from.told("at"));
                case "RECOVERY_CODE_USED" ->
                    new Notice.RecoveryCodeUsed(
                            from.mailbox(), from.text("name"), Integer.parseInt(from.text("left")), from.told("at"));
                case "RECOVERY_CODES_RENEWED" ->
                    new Notice.RecoveryCodesRenewed(from.mailbox(), from.text("name"), from.told("at"));
                case "SIGN_IN_LINKED" ->
                    new Notice.SignInLinked(from.mailbox(), from.text("name"), from.text("provider"), from.told("at"));
                case "SIGN_IN_UNLINKED" ->
                    new Notice.SignInUnlinked(
                            from.mailbox(), from.text("name"), from.text("provider"), from.told("at"));
                case "NUMBER_REMOVED" -> new Notice.NumberRemoved(from.mailbox(), from.text("name"), from.told("at"));
                case "NUMBER_ADDED" -> new Notice.NumberAdded(from.mailbox(), from.told("at"));
                case "ACCOUNT_CLOSED" ->
                    new Notice.AccountClosed(from.mailbox(), from.text("name"), from.told("purged_at"));
                case "SUGGESTION_MADE" -> new Notice.SuggestionMade(from.mailbox(), from.text("name"), from.at("at"));
                case "WEEKEND_AHEAD" -> new Notice.WeekendAhead(from.mailbox(), from.text("name"), from.at("until"));
                case "ACCOUNT_STOPPED" -> new Notice.AccountStopped(from.mailbox(), from.text("name"), from.told("at"));
                case "ACCOUNT_RESTORED" ->
                    new Notice.AccountRestored(from.mailbox(), from.text("name"), from.told("at"));
                case "SIGNED_OUT" -> new Notice.SignedOut(from.mailbox(), from.text("name"), from.told("at"));
                case "CONFIRMATION_CODE" ->
                    new Notice.ConfirmationCode(
                            from.mailbox(), from.text("name"), from.text("code"), from.lasting("valid_for"));
                case "PHONE_CODE" ->
                    new Notice.PhoneCode(
                            new PhoneNumber(from.text("to")), from.text("code"), from.lasting("valid_for"));
                case "NUMBER_RELEASED" -> new Notice.NumberReleased(new PhoneNumber(from.text("to")), from.at("at"));
                case "ADDRESS_ADDED" -> new Notice.AddressAdded(new PhoneNumber(from.text("to")), from.at("at"));
                case "ACCOUNT_OF_NUMBER_CLOSED" ->
                    new Notice.AccountOfNumberClosed(new PhoneNumber(from.text("to")), from.told("purged_at"));
                case "ACCOUNT_OF_NUMBER_SIGNED_OUT" ->
                    new Notice.AccountOfNumberSignedOut(new PhoneNumber(from.text("to")), from.at("at"));
                case "ACCOUNT_OF_NUMBER_STOPPED" ->
                    new Notice.AccountOfNumberStopped(new PhoneNumber(from.text("to")), from.at("at"));
                case "ACCOUNT_OF_NUMBER_RESTORED" ->
                    new Notice.AccountOfNumberRestored(new PhoneNumber(from.text("to")), from.at("at"));
                case "DATE_OF_NUMBER_CHANGED" ->
                    new Notice.DateOfNumberChanged(
                            new PhoneNumber(from.text("to")),
                            Notice.DateWord.valueOf(from.text("word")),
                            from.told("start"));
                case "DATE_CHANGED", "DATE_HANDED_OVER", "DATE_CANCELLED_OUTSIDE" ->
                    new Notice.DateChanged(
                            from.mailbox(),
                            from.text("name"),
                            Notice.DateEvent.valueOf(from.text("event")),
                            Integer.parseInt(from.text("date")),
                            Integer.parseInt(from.text("sequence")),
                            from.at("start"),
                            from.at("end"),
                            ZoneId.of(from.text("zone")));
                case "STAFF_NEWS" ->
                    new Notice.StaffNews(
                            Notice.StaffNews.Tone.valueOf(from.text("tone")),
                            from.text("title"),
                            from.text("text"),
                            from.facts(),
                            from.at("at"));
                case "SILENCE" -> new Notice.Silence();
                default -> throw new IllegalStateException("a notice of an unknown kind");
            };
        } catch (DateTimeException malformed) {
            throw new IllegalStateException("a notice with a malformed time");
        }
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("a notice that is not JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private record Writer(ObjectNode object) {
        Writer to(Notice.Mail mail) {
            return text("to", mail.to().value());
        }

        Writer text(String name, String text) {
            object.put(name, text);
            return this;
        }

        Writer facts(List<Notice.StaffNews.Fact> facts) {
            var array = object.putArray("facts");
            facts.forEach(fact -> array.addArray().add(fact.name()).add(fact.value()));
            return this;
        }

        Writer at(String name, Instant instant) {
            return text(name, instant.toString());
        }

        /// The zone stands beside the moment, where releases that told all times in UTC do not look.
        Writer at(String name, ZonedDateTime told) {
            return at(name, told.toInstant()).text("zone", told.getZone().getId());
        }

        Writer lasting(String name, Duration duration) {
            return text(name, duration.toString());
        }
    }

    private record Reader(JsonNode object) {
        Email mailbox() {
            return new Email(text("to"));
        }

        String text(String name) {
            JsonNode value = object.get(name);
            if (value == null || !value.isTextual()) {
                throw new IllegalStateException("a notice without its " + name);
            }
            return value.textValue();
        }

        List<Notice.StaffNews.Fact> facts() {
            var facts = new ArrayList<Notice.StaffNews.Fact>();
            object.path("facts")
                    .forEach(fact -> facts.add(new Notice.StaffNews.Fact(
                            fact.path(0).asText(), fact.path(1).asText())));
            return facts;
        }

        Instant at(String name) {
            return Instant.parse(text(name));
        }

        /// In UTC when an earlier release wrote it, which noted no zone.
        ZonedDateTime told(String name) {
            return at(name).atZone(object.has("zone") ? ZoneId.of(text("zone")) : ZoneOffset.UTC);
        }

        Duration lasting(String name) {
            return Duration.parse(text(name));
        }
    }
}
