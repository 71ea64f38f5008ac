package io.headgate.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.headgate.routing.dedupe.ReachesIntoDecision;
import io.headgate.testkit.rules.ArchitectureRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which packages of routing may use which. Core, config and database use none of them, and every one may use these three. */
class RoomsTest {

    private static final String ROOT = "io.headgate.routing.";
    private static final Set<String> OF_EVERYBODY = Set.of("core", "config", "database");

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("config", Set.of()),
            Map.entry("database", Set.of()),
            Map.entry("conversion", Set.of()),
            Map.entry("journal", Set.of()),
            Map.entry("live", Set.of()),
            Map.entry("leads", Set.of()),
            Map.entry("dedupe", Set.of()),
            Map.entry("caps", Set.of("journal", "live")),
            Map.entry("reservations", Set.of("journal")),
            Map.entry("decision", Set.of("live", "leads", "caps", "reservations", "dedupe", "journal")),
            Map.entry("settlement", Set.of("decision", "leads", "reservations", "dedupe", "journal", "live")),
            Map.entry("holds", Set.of("decision", "leads", "live")),
            Map.entry("simulation", Set.of("decision", "journal")));

    private static final ArchRule ROOMS = ArchRuleDefinition.classes()
            .should(useAllowedRooms())
            .because("a decision goes one way through the packages, and nothing reaches back");

    @Test
    void everyRoomUsesOnlyThoseThatItMay() {
        ROOMS.check(ArchitectureRules.mainClassesOf("io.headgate.routing"));
    }

    @Test
    void aRoomThatReachesIntoAnotherIsFound() {
        var classes = new ClassFileImporter().importClasses(ReachesIntoDecision.class);

        assertThatThrownBy(() -> ROOMS.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dedupe may not use decision");
    }

    @Test
    void everyPackageStandsInTheList() {
        assertThat(ArchitectureRules.mainClassesOf("io.headgate.routing").stream()
                        .map(each -> roomOf(each.getPackageName()))
                        .filter(room -> !room.isEmpty()))
                .allMatch(ALLOWED::containsKey);
    }

    private static ArchCondition<JavaClass> useAllowedRooms() {
        return new ArchCondition<>("use only the rooms that they may") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                var own = roomOf(each.getPackageName());
                for (var dependency : each.getDirectDependenciesFromSelf()) {
                    var other = roomOf(dependency.getTargetClass().getPackageName());
                    if (!own.isEmpty() && !other.isEmpty() && !isAllowed(own, other)) {
                        events.add(SimpleConditionEvent.violated(
                                each, "%s may not use %s: %s".formatted(own, other, dependency.getDescription())));
                    }
                }
            }
        };
    }

    private static boolean isAllowed(String own, String other) {
        return own.equals(other)
                || OF_EVERYBODY.contains(other) && !OF_EVERYBODY.contains(own)
                || ALLOWED.getOrDefault(own, Set.of()).contains(other);
    }

    private static String roomOf(String packageName) {
        return packageName.startsWith(ROOT)
                ? packageName.substring(ROOT.length()).split("\\.")[0]
                : "";
    }
}
