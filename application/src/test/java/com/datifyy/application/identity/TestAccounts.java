package com.datifyy.application.identity;

import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;

/// Accounts for tests.
public final class TestAccounts {
    /// Not the hash of anything.
    public static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");

    private TestAccounts() {}

    /// A freshly registered account `person<number>@example.org`.
    public static User account(int number) {
        return User.registered(
                new UserId(number), new Email("person" + number + "@example.org"), "Person " + number, TestClock.START);
    }

    /// An account whose e-mail address is confirmed.
    public static User activeAccount(int number) {
        return account(number).emailProvenAt(TestClock.START);
    }
}
