package com.datifyy.application.shared;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Actor;
import com.datifyy.domain.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Notes in the log, as security events, who was turned away before anything was done for them: whoever did
/// not prove who they are, may not do what they asked for, or asked too often.
///
/// What is said are names of ours, numbers of accounts and coarse networks, and nothing of what was sent.
final class TurnedAway {
    private static final Logger LOG = LoggerFactory.getLogger("com.datifyy.security");

    private TurnedAway() {}

    /// What a refusal is to whoever watches.
    private enum Event {
        ACCESS_DENIED,
        LIMIT_HIT,
        ID_PROBING
    }

    /// Notes a refusal at the door, if it is one of those.
    ///
    /// @param operation the route or rpc as it is declared
    /// @param caller null where nobody is known to be calling
    static void atTheDoor(String operation, Refusal refusal, @Nullable Actor caller, Network network) {
        switch (refusal) {
            case Refusal.Unauthenticated _ -> denied("UNAUTHENTICATED", operation, caller, network);
            case Refusal.Forbidden _ -> denied("FORBIDDEN", operation, caller, network);
            case Refusal.ProviderTakenOff _ -> denied("PROVIDER_TAKEN_OFF", operation, caller, network);
            case Refusal.TooManyRequests _ ->
                log(Event.LIMIT_HIT, who(LOG.atInfo().addKeyValue("operation", operation), caller, network));
            case Refusal.InvalidInput _,
                    Refusal.NotFound _,
                    Refusal.Conflict _,
                    Refusal.KeyReused _,
                    Refusal.Incomplete _,
                    Refusal.Stale _,
                    Refusal.SecondFactorRequired _,
                    Refusal.AccountClosed _,
                    Refusal.Unavailable _,
                    Refusal.NotConfigured _ -> {
                // says nothing about who is at the door
            }
        }
    }

    /// Notes that something may not happen since it happened too often.
    ///
    /// @param limit the limit's name
    static void byLimit(String limit, Network network) {
        log(Event.LIMIT_HIT, who(LOG.atInfo().addKeyValue("limit", limit), null, network));
    }

    /// Notes that somebody names one id after the other that shows them nobody.
    static void probing(UserId person) {
        log(Event.ID_PROBING, LOG.atWarn().addKeyValue("account", person.toString()));
    }

    private static void denied(String reason, String operation, @Nullable Actor caller, Network network) {
        log(
                Event.ACCESS_DENIED,
                who(LOG.atInfo().addKeyValue("operation", operation).addKeyValue("reason", reason), caller, network));
    }

    private static LoggingEventBuilder who(LoggingEventBuilder line, @Nullable Actor caller, Network network) {
        LoggingEventBuilder known =
                caller == null ? line : line.addKeyValue(caller.kind(), Integer.toString(caller.number()));
        return network.coarse().isEmpty() ? known : known.addKeyValue("network", network.coarse());
    }

    private static void log(Event event, LoggingEventBuilder line) {
        line.addKeyValue("event", event.name()).log("security event {}", event);
    }
}
