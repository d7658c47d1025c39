package com.datifyy.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
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
    private static final String CALLER = "com.datifyy.domain.identity.Caller";

    /// What is written where somebody gets or loses a way to sign in, or what is asked for then.
    private static final Map<String, Set<String>> KEYS = Map.of(
            IDENTITY + ".port.UserRepository", Set.of("save", "changePassword", "forgetPassword"),
            IDENTITY + ".port.SecondFactorRepository", Set.of("put", "remove", "putRecoveryCodes"),
            IDENTITY + ".port.LinkedIdentityRepository", Set.of("add", "takeOff"));

    private KeyRules() {}

    static List<Rule> all() {
        return List.of(Rule.that(
                        "whoever changes keys by a session asks whether it still lives",
                        methods()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(IDENTITY)
                                .and()
                                .arePublic()
                                .should(ASK_AGAIN_BEFORE_KEYS_CHANGE))
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
                        """));
    }

    private static final ArchCondition<JavaMethod> ASK_AGAIN_BEFORE_KEYS_CHANGE =
            new ArchCondition<>("ask whether a caller's session still lives, where they change keys") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean ofCaller = method.getRawParameterTypes().stream()
                            .anyMatch(type -> type.getName().equals(CALLER));
                    if (ofCaller && reaches(method, KeyRules::isKey) && !reaches(method, KeyRules::isQuestion)) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getDescription() + " does not ask whether the session still lives"));
                    }
                }
            };

    private static boolean isKey(AccessTarget target) {
        return KEYS.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }

    private static boolean isQuestion(AccessTarget target) {
        return target.getOwner().getName().equals(IDENTITY + ".Reauthentication")
                && target.getName().equals("requireStill");
    }

    /// Whether a method, or what it calls in the same package, has such a target.
    private static boolean reaches(JavaCodeUnit method, Predicate<AccessTarget> wanted) {
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
                        .filter(called -> called.getOwner().getPackageName().equals(IDENTITY))
                        .filter(seen::add)
                        .ifPresent(next::add);
            }
        }
        return false;
    }
}
