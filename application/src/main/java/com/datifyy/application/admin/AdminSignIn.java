package com.datifyy.application.admin;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.AdminRepository.Authenticator;
import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.application.identity.Authenticators;
import com.datifyy.application.identity.Enrolment;
import com.datifyy.application.identity.KnownBy;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.SignInThrottle;
import com.datifyy.application.identity.Visitor;
import com.datifyy.application.identity.port.OneTimeSecrets;
import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminSession;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.Stale;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How members of staff sign in: with password and second factor, always both. Whoever has no authenticator
/// app yet sets one up first, proven by the password.
public final class AdminSignIn {
    private static final Duration FAMILIAR_FOR = Duration.ofDays(30);

    private final AdminRepository admins;
    private final AdminSessionRepository sessions;
    private final StaffRecords records;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final Authenticators apps;
    private final OneTimeSecrets secrets;
    private final SignInThrottle throttle;
    private final Deeds deeds;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public AdminSignIn(
            AdminRepository admins,
            AdminSessionRepository sessions,
            PasswordHasher hasher,
            PasswordRules rules,
            Authenticators apps,
            OneTimeSecrets secrets,
            SignInThrottle throttle,
            Deeds deeds,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.admins = admins;
        this.sessions = sessions;
        this.records = new StaffRecords(admins, sessions, clock);
        this.hasher = hasher;
        this.rules = rules;
        this.apps = apps;
        this.secrets = secrets;
        this.throttle = throttle;
        this.deeds = deeds;
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What a member of staff presents.
    public record Credentials(Email email, Password password) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /// A member of staff who has signed in.
    ///
    /// @param token proves the session; told once
    public record SignedInAdmin(Admin admin, AdminSession session, String token) {
        @Override
        public String toString() {
            return "SignedInAdmin[" + admin.id() + "]";
        }
    }

    /// A member of staff whose password was right, and the hash that says so.
    private record Proof(Admin admin, PasswordHash hash) {}

    /// Opens a session.
    ///
    /// @param code of the authenticator app, or a recovery code; empty when not given
    /// @throws Unauthenticated when address and password do not belong together, or the member of staff has
    ///     left
    /// @throws SecondFactorRequired when they do, and the code is missing or wrong
    /// @throws Forbidden when they do, and there is no authenticator app yet
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the address has to wait after failures
    public SignedInAdmin signIn(Credentials credentials, String code, Visitor visitor) {
        return unitOfWork.ahead(() -> admitted(credentials, code, visitor));
    }

    private SignedInAdmin admitted(Credentials credentials, String code, Visitor visitor) {
        Proof proof = proven(credentials, visitor);
        Optional<PasswordHash> stronger = hasher.strongerThan(proof.hash(), credentials.password());
        return unitOfWork
                .<Supplier<SignedInAdmin>>execute(() -> {
                    Admin admin = stillThere(proof);
                    Authenticator app = admins.authenticatorOf(admin.id())
                            .filter(one -> one.confirmedAt() != null)
                            .orElse(null);
                    if (app == null) {
                        return refusing(new Forbidden(
                                "Set up an authenticator app first: staff signs in with a second factor"));
                    }
                    if (!usesUp(admin.id(), app, code)) {
                        if (!code.isBlank()) {
                            failed(admin.id(), visitor, "second factor");
                        }
                        return refusing(new SecondFactorRequired(
                                code.isBlank()
                                        ? "A code of the authenticator app is required"
                                        : "The code is wrong, or was used before"));
                    }
                    throttle.succeeded(subject(credentials), visitor.network(), new KnownBy.Nothing());
                    stronger.ifPresent(hash -> admins.changePassword(admin.id(), hash));
                    return opened(admin, visitor);
                })
                .get();
    }

    /// Begins to set an authenticator app up, for whoever has none.
    ///
    /// @throws Unauthenticated when address and password do not belong together
    /// @throws Conflict when there is one already
    public Enrolment enrol(Credentials credentials, Visitor visitor) {
        Proof proof = proven(credentials, visitor);
        return unitOfWork.execute(() -> {
            Admin admin = stillThere(proof);
            requireNoApp(admin.id());
            TotpSecret secret = apps.newSecret();
            admins.putAuthenticator(
                    admin.id(), new Authenticator(apps.sealed(holder(admin.id()), secret), null, TotpSecret.NO_STEP));
            throttle.takeBack(subject(credentials), visitor.network(), new KnownBy.Nothing());
            return Enrolment.of(secret, admin.email().value());
        });
    }

    /// Ends setting it up, once a code shows that it works.
    ///
    /// @return recovery codes, told once; each stands in for the app one time
    /// @throws Unauthenticated when address and password do not belong together
    /// @throws NotFound when nothing was begun
    /// @throws Conflict when there is one already
    /// @throws InvalidInput when the code is wrong
    public List<String> confirm(Credentials credentials, String code, Visitor visitor) {
        Proof proof = proven(credentials, visitor);
        return unitOfWork
                .<Supplier<List<String>>>execute(() -> {
                    Admin admin = stillThere(proof);
                    requireNoApp(admin.id());
                    Authenticator begun =
                            admins.authenticatorOf(admin.id()).orElseThrow(() -> new NotFound("A second factor"));
                    OptionalLong step = acceptedStep(admin.id(), begun, code);
                    if (step.isEmpty()) {
                        failed(admin.id(), visitor, "second factor");
                        return refusing(new InvalidInput("code", "is not the code the app shows now"));
                    }
                    List<String> codes = switchedOn(admin.id(), begun, step.getAsLong());
                    throttle.succeeded(subject(credentials), visitor.network(), new KnownBy.Nothing());
                    deeds.noteOutside(
                            StaffDeed.Kind.SECOND_FACTOR_ON,
                            admin.id(),
                            visitor.network().coarse(),
                            Map.of());
                    return () -> codes;
                })
                .get();
    }

    /// Ends the session.
    public void signOut(AdminCaller admin) {
        unitOfWork.run(() -> {
            sessions.end(admin.session(), clock.instant());
            deeds.note(admin, StaffDeed.Kind.SIGNED_OUT);
        });
    }

    /// Changes one's own password. All other sessions end.
    ///
    /// @throws Forbidden when the current password is wrong
    /// @throws InvalidInput when the new one can be guessed
    /// @throws Unauthenticated when they left meanwhile, or the session ended
    /// @throws Stale when the password was changed meanwhile
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when wrong ones were given too often
    public void changePassword(AdminCaller caller, String current, String changed, Visitor visitor) {
        caller.require(Permission.OWN_PROFILE);
        Admin admin = admins.find(caller.id()).orElseThrow(() -> new NotFound("This member of staff"));
        throttle.admit(
                "password of staff " + admin.id(),
                visitor.network(),
                new KnownBy.ItsPlace(visitor.network().coarse()));
        PasswordHash before = admins.passwordOf(admin.id());
        if (!hasher.matches(Password.presented(current), before)) {
            unitOfWork.run(() -> failed(admin.id(), visitor, "password change"));
            throw new Forbidden("The current password is wrong");
        }
        Password chosen = Password.chosen("new_password", changed);
        if (changed.equals(current)) {
            throw new InvalidInput("new_password", "must not be the current one");
        }
        rules.requireUnguessable("new_password", chosen, admin.email(), admin.name());
        PasswordHash hash = hasher.hash(chosen);
        unitOfWork.run(() -> {
            Admin locked = admins.findForUpdate(admin.id())
                    .filter(Admin::active)
                    .orElseThrow(() -> new Unauthenticated("This session is over"));
            if (!admins.passwordOf(locked.id()).equals(before)) {
                throw new Stale("The password");
            }
            records.requireStill(caller);
            admins.changePassword(locked.id(), hash);
            sessions.endAllBut(locked.id(), caller.session(), clock.instant());
            throttle.succeeded("password of staff " + admin.id(), visitor.network(), new KnownBy.Nothing());
            deeds.note(caller, StaffDeed.Kind.PASSWORD_CHANGED);
        });
    }

    private Supplier<SignedInAdmin> opened(Admin admin, Visitor visitor) {
        Instant now = clock.instant();
        String token = StaffToken.fresh(secrets);
        var session = new AdminSession(
                ids.adminSessionId(), admin.id(), visitor.network().coarse(), visitor.userAgent(), now, now, null);
        sessions.open(session, StaffToken.digest(secrets, token));
        Admin here = admin.signedInAt(now);
        var _ = admins.save(here);
        deeds.noteOutside(
                StaffDeed.Kind.SIGNED_IN, admin.id(), visitor.network().coarse(), Map.of());
        return () -> new SignedInAdmin(here, session, token);
    }

    /// Checks the password, with a decoy where there is nobody. Hashing takes its time, so what it was
    /// decided by is read again before anything follows from it.
    private Proof proven(Credentials credentials, Visitor visitor) {
        Network network = visitor.network();
        Optional<Admin> known = admins.withEmail(credentials.email());
        boolean familiar = known.filter(admin -> sessions.cameFrom(
                        admin.id(), network.coarse(), clock.instant().minus(FAMILIAR_FOR)))
                .isPresent();
        throttle.admit(
                subject(credentials),
                network,
                familiar ? new KnownBy.ItsPlace(network.coarse()) : new KnownBy.Nothing());
        PasswordHash hash = known.map(Admin::id).map(admins::passwordOf).orElseGet(hasher::decoy);
        boolean matches = hasher.matches(credentials.password(), hash);
        if (!matches || known.filter(Admin::active).isEmpty()) {
            unitOfWork.run(() -> failed(known.map(Admin::id).orElse(null), visitor, "password"));
            throw refused();
        }
        return new Proof(known.get(), hash);
    }

    private Admin stillThere(Proof proof) {
        return admins.findForUpdate(proof.admin().id())
                .filter(Admin::active)
                .filter(admin -> admin.email().equals(proof.admin().email()))
                .filter(admin -> admins.passwordOf(admin.id()).equals(proof.hash()))
                .orElseThrow(AdminSignIn::refused);
    }

    private void failed(@Nullable AdminId admin, Visitor visitor, String way) {
        deeds.noteOutside(
                StaffDeed.Kind.SIGN_IN_FAILED, admin, visitor.network().coarse(), Map.of("way", way));
    }

    private void requireNoApp(AdminId admin) {
        if (admins.authenticatorOf(admin)
                .filter(app -> app.confirmedAt() != null)
                .isPresent()) {
            throw new Conflict("There is an authenticator app already");
        }
    }

    /// Switches the second factor on and makes recovery codes.
    List<String> switchedOn(AdminId admin, Authenticator begun, long step) {
        admins.putAuthenticator(
                admin, new Authenticator(apps.resealed(holder(admin), begun.sealedSecret()), clock.instant(), step));
        List<String> codes = apps.newRecoveryCodes();
        admins.putRecoveryCodes(admin, apps.digests(holder(admin), codes));
        return codes;
    }

    private boolean usesUp(AdminId admin, Authenticator app, String code) {
        OptionalLong step = acceptedStep(admin, app, code);
        if (step.isPresent()) {
            admins.putAuthenticator(
                    admin,
                    new Authenticator(
                            apps.resealed(holder(admin), app.sealedSecret()), app.confirmedAt(), step.getAsLong()));
            return true;
        }
        return apps.recoveryCodeDigest(holder(admin), code)
                .filter(digest -> admins.useRecoveryCode(admin, digest))
                .isPresent();
    }

    private OptionalLong acceptedStep(AdminId admin, Authenticator app, String code) {
        return apps.acceptedStep(holder(admin), app.sealedSecret(), app.lastStep(), code, clock.instant());
    }

    /// What throws once the unit of work is over, so that what it noted stays.
    private static <T> Supplier<T> refusing(Refusal refusal) {
        return () -> {
            throw refusal;
        };
    }

    private String subject(Credentials credentials) {
        return secrets.digest("staff address", credentials.email().value());
    }

    private static String holder(AdminId admin) {
        return "staff " + admin;
    }

    private static Unauthenticated refused() {
        return new Unauthenticated("The e-mail address or the password is wrong");
    }
}
