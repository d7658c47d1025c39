package com.datifyy.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What whoever changes keys to an account has to ask. That they ask with the account locked is shown by the tests of
/// each.
final class KeyRules {
    private static final String IDENTITY = "com.datifyy.application.identity";
    private static final String STAFF = "com.datifyy.application.admin";

    /// People, who change the keys to their account.
    private static final Keys OF_PEOPLE = new Keys(
            IDENTITY,
            "com.datifyy.domain.identity.Caller",
            IDENTITY + ".Reauthentication",
            Map.of(
                    IDENTITY + ".port.UserRepository", Set.of("save", "changePassword", "forgetPassword"),
                    IDENTITY + ".port.SecondFactorRepository", Set.of("put", "remove", "putRecoveryCodes"),
                    IDENTITY + ".port.LinkedIdentityRepository", Set.of("add", "takeOff")));

    /// The staff, who change their own keys and, by their role, those of others.
    private static final Keys OF_STAFF = new Keys(
            STAFF,
            "com.datifyy.domain.admin.AdminCaller",
            STAFF + ".StaffRecords",
            Map.of(
                    STAFF + ".port.AdminRepository",
                    Set.of(
                            "add",
                            "save",
                            "changePassword",
                            "putAuthenticator",
                            "removeAuthenticator",
                            "putRecoveryCodes")));

    private KeyRules() {}

    /// Who changes keys, and of whom they ask whether the session still lives.
    ///
    /// @param where the package
    /// @param caller the type of whoever has a session
    /// @param asked the class whose `requireStill` asks
    /// @param written what is written where somebody gets or loses a way to sign in, or what is asked for then
    private record Keys(String where, String caller, String asked, Map<String, Set<String>> written) {
        boolean areChangedBy(AccessTarget target) {
            return written.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
        }

        boolean areAskedAboutBy(AccessTarget target) {
            return target.getOwner().getName().equals(asked) && target.getName().equals("requireStill");
        }

        ArchRule demand() {
            return methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage(where)
                    .and()
                    .arePublic()
                    .should(new AskAgain(this));
        }
    }

    static List<Rule> all() {
        return List.of(
                Rule.that("whoever changes keys by a session asks whether it still lives", OF_PEOPLE.demand())
                        .isBrokenBy("""
                        package com.datifyy.application.identity;
                        import com.datifyy.application.identity.port.UserRepository;
                        import com.datifyy.application.shared.port.UnitOfWork;
                        import com.datifyy.domain.identity.Caller;
                        final class Locksmith {
                            public void open(Caller caller, UserRepository users, UnitOfWork work) {
                                work.run(() -> forget(caller, users));
                            }
                            private static void forget(Caller caller, UserRepository users) {
                                users.forgetPassword(caller.id());
                            }
                        }
                        """),
                Rule.that("whoever of the staff changes keys asks whether their session still lives", OF_STAFF.demand())
                        .isBrokenBy("""
                        package com.datifyy.application.admin;
                        import com.datifyy.application.admin.port.AdminRepository;
                        import com.datifyy.application.shared.port.UnitOfWork;
                        import com.datifyy.domain.admin.AdminCaller;
                        final class Locksmith {
                            public void open(AdminCaller caller, AdminRepository admins, UnitOfWork work) {
                                work.run(() -> forget(caller, admins));
                            }
                            private static void forget(AdminCaller caller, AdminRepository admins) {
                                admins.removeAuthenticator(caller.id());
                            }
                        }
                        """));
    }

    private static final class AskAgain extends ArchCondition<JavaMethod> {
        private final Keys keys;

        AskAgain(Keys keys) {
            super("ask whether a caller's session still lives, where they change keys");
            this.keys = keys;
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            boolean ofCaller = method.getRawParameterTypes().stream()
                    .anyMatch(type -> type.getName().equals(keys.caller()));
            if (ofCaller
                    && reaches(method, keys.where(), keys::areChangedBy)
                    && !reaches(method, keys.where(), keys::areAskedAboutBy)) {
                events.add(SimpleConditionEvent.violated(
                        method, method.getDescription() + " does not ask whether the session still lives"));
            }
        }
    }

    /// Whether a method, or what it calls in the same package, has such a target.
    private static boolean reaches(JavaCodeUnit method, String home, Predicate<AccessTarget> wanted) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(method));
        Deque<JavaCodeUnit> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            for (JavaAccess<?> access : next.remove().getAccessesFromSelf()) {
                if (wanted.test(access.getTarget())) {
                    return true;
                }
                access.getTarget()
                        .resolveMember()
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .filter(called -> called.getOwner().getPackageName().equals(home))
                        .filter(seen::add)
                        .ifPresent(next::add);
            }
        }
        return false;
    }
}
