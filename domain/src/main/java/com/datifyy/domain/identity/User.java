package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account: how somebody signs in and where they stand. What they tell about themselves is their profile.
///
/// An address or a number that is not proven is only claimed: several accounts may claim the same one, and it
/// belongs to whoever proves it.
///
/// @param email null for somebody who signs in by telephone or through an identity provider alone
/// @param name the name they go by; the profile shows it too
/// @param emailVerifiedAt when the address was proven, or null
/// @param phoneVerifiedAt when the number was proven, or null
/// @param lastActiveAt when they last used the service, to a few minutes
/// @param closedAt when they closed the account themselves, or null
public record User(
        UserId id,
        @Nullable Email email,
        String name,
        @Nullable PhoneNumber phone,
        AccountStatus status,
        @Nullable Instant emailVerifiedAt,
        @Nullable Instant phoneVerifiedAt,
        Instant createdAt,
        @Nullable Instant lastLoginAt,
        Instant lastActiveAt,
        @Nullable Instant closedAt) {
    /// Activity is noted once in this time at most.
    static final Duration ACTIVITY_GRAIN = Duration.ofMinutes(5);

    /// A new account that claims an e-mail address and waits for it to be proven.
    public static User registered(UserId id, Email email, String name, Instant now) {
        return new User(id, email, name, null, AccountStatus.PENDING, null, null, now, now, now, null);
    }

    /// A new account of somebody who has just proven a telephone number.
    public static User registered(UserId id, PhoneNumber phone, String name, Instant now) {
        return new User(id, null, name, phone, AccountStatus.ACTIVE, null, now, now, now, now, null);
    }

    /// A new account of somebody whom an identity provider vouches for.
    ///
    /// @param email the address the provider vouches for, or null
    public static User vouchedFor(UserId id, @Nullable Email email, String name, Instant now) {
        return new User(
                id, email, name, null, AccountStatus.ACTIVE, email == null ? null : now, null, now, now, now, null);
    }

    /// Whether an address or a number was proven.
    public boolean isVerified() {
        return emailVerifiedAt != null || phoneVerifiedAt != null;
    }

    /// Whether the last activity was noted long enough ago to note another one.
    public boolean isWorthNoting(Instant now) {
        return lastActiveAt.plus(ACTIVITY_GRAIN).isBefore(now);
    }

    /// The address mails may go to: a proven one, or null.
    public @Nullable Email mailbox() {
        return emailVerifiedAt == null ? null : email;
    }

    public User withStatus(AccountStatus changed) {
        return new User(
                id,
                email,
                name,
                phone,
                changed,
                emailVerifiedAt,
                phoneVerifiedAt,
                createdAt,
                lastLoginAt,
                lastActiveAt,
                closedAt);
    }

    public User signedInAt(Instant now) {
        return new User(
                id, email, name, phone, status, emailVerifiedAt, phoneVerifiedAt, createdAt, now, now, closedAt);
    }

    /// The address is proven. A pending account becomes an active one; any other status stays.
    public User emailProvenAt(Instant now) {
        return new User(
                id,
                email,
                name,
                phone,
                status.confirmed(),
                now,
                phoneVerifiedAt,
                createdAt,
                lastLoginAt,
                lastActiveAt,
                closedAt);
    }

    /// An address is proven for an account that had none. A pending account becomes an active one; any other status
    /// stays.
    public User withEmailProven(Email first, Instant now) {
        return new User(
                id,
                first,
                name,
                phone,
                status.confirmed(),
                now,
                phoneVerifiedAt,
                createdAt,
                lastLoginAt,
                lastActiveAt,
                closedAt);
    }

    /// The number is proven. A pending account becomes an active one; any other status stays.
    public User phoneProvenAt(Instant now) {
        return new User(
                id,
                email,
                name,
                phone,
                status.confirmed(),
                emailVerifiedAt,
                now,
                createdAt,
                lastLoginAt,
                lastActiveAt,
                closedAt);
    }

    /// Another number is proven, in the place of the one that was.
    public User withNumberProven(PhoneNumber another, Instant now) {
        return new User(
                id, email, name, another, status, emailVerifiedAt, now, createdAt, lastLoginAt, lastActiveAt, closedAt);
    }

    /// The number that signs in to the account: a proven one, or null.
    public @Nullable PhoneNumber provenNumber() {
        return phoneVerifiedAt == null ? null : phone;
    }

    /// The account without its number, if that was proven after an instant.
    public User withoutNumberProvenSince(Instant since) {
        return phoneVerifiedAt == null || !phoneVerifiedAt.isAfter(since)
                ? this
                : new User(
                        id,
                        email,
                        name,
                        null,
                        status,
                        emailVerifiedAt,
                        null,
                        createdAt,
                        lastLoginAt,
                        lastActiveAt,
                        closedAt);
    }

    /// The owner closes the account.
    public User closedBy(Instant now) {
        return new User(
                id,
                email,
                name,
                phone,
                AccountStatus.DELETED,
                emailVerifiedAt,
                phoneVerifiedAt,
                createdAt,
                lastLoginAt,
                lastActiveAt,
                now);
    }

    /// The staff says that the address is the owner's, or no longer says so. The status stays.
    ///
    /// @param when null for not any more
    public User withEmailVerifiedAt(@Nullable Instant when) {
        return new User(
                id, email, name, phone, status, when, phoneVerifiedAt, createdAt, lastLoginAt, lastActiveAt, closedAt);
    }

    /// The account in the status that the staff gives it. One that the staff deletes was not closed by its
    /// owner, so its owner cannot open it again.
    ///
    /// @throws Conflict when that status cannot follow the present one, or the owner closed the account and so
    ///     alone may open it again
    public User movedByStaff(AccountStatus next) {
        if (isClosedByOwner() && next != AccountStatus.DELETED) {
            throw new Conflict("This account was closed by its owner");
        }
        if (!isClosedByOwner() && !status.mayBecomeByStaff(next)) {
            throw new Conflict("An account that is " + Texts.words(status) + " cannot become " + Texts.words(next));
        }
        return new User(
                id,
                email,
                name,
                phone,
                next,
                emailVerifiedAt,
                phoneVerifiedAt,
                createdAt,
                lastLoginAt,
                lastActiveAt,
                null);
    }

    /// The account as it would be, but still waiting: what its owner does by themselves does not lift a hold that the
    /// staff put on it.
    public User onHold() {
        return status == AccountStatus.ACTIVE ? withStatus(AccountStatus.PENDING) : this;
    }

    /// Whether the staff's moving the account to this status is a hold that only the staff lifts. Somebody who has
    /// proven nothing yet and is let in again after a suspension waits for their own proof, as they did before.
    public boolean isHeldBy(AccountStatus next) {
        return next == AccountStatus.PENDING && (status == AccountStatus.ACTIVE || isVerified());
    }

    /// The owner comes back before the account is deleted for good.
    public User reopened() {
        return new User(
                id,
                email,
                name,
                phone,
                isVerified() ? AccountStatus.ACTIVE : AccountStatus.PENDING,
                emailVerifiedAt,
                phoneVerifiedAt,
                createdAt,
                lastLoginAt,
                lastActiveAt,
                null);
    }

    /// Whether the owner closed the account, and it is not yet deleted for good.
    public boolean isClosedByOwner() {
        return status == AccountStatus.DELETED && closedAt != null;
    }
}
