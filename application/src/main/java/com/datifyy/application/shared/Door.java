package com.datifyy.application.shared;

import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.shared.Actor;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.Forbidden;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The way in, whichever transport a request comes by: it is counted, then asked who is calling, then whether
/// they may.
///
/// Before anybody looks at a token its network has to have a permit left, so that guessing tokens is limited
/// too.
///
/// What a request holds may come long after its headers. Where it took longer than [#AT_ONCE] from when the caller
/// was let in, a transport asks for them again ([#stillIn]) once all of it is there: signing out, a ban or another
/// role holds for the request that was half sent before, too. How long it took to let them in does not count, or a
/// database that is slow to answer would be asked twice as much.
public final class Door {
    /// How long the rest of a request may take to arrive before its caller is asked for again. Hardly any takes as
    /// long, so hardly any pays for a second look.
    public static final Duration AT_ONCE = Duration.ofMillis(500);

    private final RequestLimits limits;

    public Door(RequestLimits limits) {
        this.limits = limits;
    }

    /// An operation as the table of a transport declares it.
    ///
    /// @param tier how often it may be called
    /// @param permission what a role has to have where staff is asked for, or null
    public record Operation(Tier tier, @Nullable Permission permission) {}

    /// Finds out who is calling.
    public interface Proof {
        /// @return null where nobody has to be known
        /// @throws Refusal when somebody has to be, and is not
        @Nullable
        Actor actor();
    }

    /// Whoever is let in, or null where nobody has to be known. Whoever is turned away is noted.
    ///
    /// @param name the route or rpc
    /// @param declared the operation of that name; refuses when there is none
    /// @param told is told how each limit stands, the tightest last
    public @Nullable Actor letIn(
            String name, Supplier<Operation> declared, Network network, Proof proof, Consumer<Standing> told) {
        Actor actor = null;
        try {
            Operation operation = declared.get();
            Optional<Standing> ofNetwork = limits.count(operation.tier(), network);
            ofNetwork.ifPresent(standing -> require(standing, told));
            actor = proof.actor();
            if (actor != null) {
                limits.count(operation.tier(), actor)
                        .map(standing -> ofNetwork.map(standing::tighter).orElse(standing))
                        .ifPresent(standing -> require(standing, told));
            }
            require(operation.permission(), actor);
            return actor;
        } catch (Refusal refusal) {
            TurnedAway.atTheDoor(name, refusal, actor, network);
            throw refusal;
        }
    }

    /// Asks for whoever was let in again, because the rest of what they send took so long to arrive that they may have
    /// been signed out, stopped or given another role since. Nothing is counted again.
    ///
    /// @param actor who was let in
    /// @throws Refusal when nobody would be let in now, or another one, or with another role
    public void stillIn(String name, Supplier<Operation> declared, Network network, Proof proof, Actor actor) {
        try {
            Actor now = proof.actor();
            require(declared.get().permission(), now);
            if (!actor.equals(now)) {
                throw new Forbidden("What you may do has just changed: send this again");
            }
        } catch (Refusal refusal) {
            TurnedAway.atTheDoor(name, refusal, actor, network);
            throw refusal;
        }
    }

    private static void require(Standing standing, Consumer<Standing> told) {
        told.accept(standing);
        if (!standing.granted()) {
            throw standing.refusal();
        }
    }

    private static void require(@Nullable Permission permission, @Nullable Actor actor) {
        if (permission == null) {
            return;
        }
        if (!(actor instanceof AdminCaller admin)) {
            throw new Forbidden("Only members of staff may do this");
        }
        admin.require(permission);
    }
}
