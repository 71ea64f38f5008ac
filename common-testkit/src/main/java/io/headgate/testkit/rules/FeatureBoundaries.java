package io.headgate.testkit.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which features of a service may import which. A feature is the package below the service's own, with all below it:
 * {@code io.headgate.<service>.<feature>}. All may import {@code core} and {@code config}; {@code config}, which wires
 * the service, may import all; what else is meant stands in {@code feature-imports.txt}.
 */
final class FeatureBoundaries {

    private static final Set<String> WIRING = Set.of("config");
    private static final Set<String> SHARED = Set.of("core", "config");
    private static final Set<String> ALLOWED = Set.copyOf(RuleFiles.lines("feature-imports.txt"));

    private FeatureBoundaries() {}

    static ArchCondition<JavaClass> stayAmongFriends() {
        return new ArchCondition<>("import other features only where that is written down") {
            private final Set<String> seen = new HashSet<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var service = part(type, 2);
                var feature = part(type, 3);
                if (feature.isEmpty() || WIRING.contains(feature)) {
                    return;
                }
                seen.add(service);
                var met = new TreeSet<String>();
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(other -> part(other, 2).equals(service))
                        .map(other -> part(other, 3))
                        .filter(other -> !other.isEmpty() && !other.equals(feature) && !SHARED.contains(other))
                        .forEach(met::add);
                for (var other : met) {
                    if (!ALLOWED.contains(service + ": " + feature + " -> " + other)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " of " + service + " (" + feature + " -> " + other + ")"));
                    }
                }
            }
        };
    }

    private static String part(JavaClass type, int index) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > index && parts[0].equals("io") && parts[1].equals("headgate") ? parts[index] : "";
    }
}
