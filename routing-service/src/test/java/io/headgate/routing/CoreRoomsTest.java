package io.headgate.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.headgate.testkit.rules.ArchitectureRules;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the core, and which of them each room may import. */
class CoreRoomsTest {

    private static final String CORE = "io.headgate.routing.core.";
    private static final int MOST_TYPES = 15;
    private static final int MOST_COMPONENTS = 12;

    // From the lowest room to the highest: a room imports only rooms above it in this list.
    private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("text", Set.of());
        MAY_IMPORT.put("time", Set.of());
        MAY_IMPORT.put("caps", Set.of("text", "time"));
        MAY_IMPORT.put("context", Set.of("caps", "time"));
        MAY_IMPORT.put("network.index", Set.of("text"));
        MAY_IMPORT.put("network", Set.of("network.index", "context", "caps", "time", "text"));
        MAY_IMPORT.put("eligibility", Set.of("network", "context", "caps", "text", "time"));
        MAY_IMPORT.put("network.compile", Set.of("eligibility", "network", "caps", "time"));
        MAY_IMPORT.put("selection", Set.of("eligibility", "network", "context", "caps", "text"));
        MAY_IMPORT.put("explain", Set.of("eligibility", "network", "network.index", "context", "caps", "time", "text"));
        MAY_IMPORT.put(
                "decision",
                Set.of("explain", "selection", "eligibility", "network", "context", "caps", "time", "text"));
    }

    private static final JavaClasses CLASSES = ArchitectureRules.mainClassesOf("io.headgate.routing");

    @Test
    void everyTypeOfTheCoreLiesInARoom() {
        assertThat(core().map(CoreRoomsTest::roomOf))
                .containsOnly(MAY_IMPORT.keySet().toArray(String[]::new));
    }

    @Test
    void aRoomImportsOnlyTheRoomsThatItMay() {
        importsOnly(MAY_IMPORT).check(CLASSES);
    }

    @Test
    void noArrowPointsUp() {
        var lower = new HashSet<String>();
        MAY_IMPORT.forEach((room, imports) -> {
            assertThat(lower).as(room).containsAll(imports);
            lower.add(room);
        });
    }

    static Stream<Arguments> arrows() {
        return MAY_IMPORT.entrySet().stream()
                .flatMap(room -> room.getValue().stream().map(imported -> Arguments.of(room.getKey(), imported)));
    }

    /** The rule bites, and no arrow is allowed that nobody needs. */
    @ParameterizedTest
    @MethodSource("arrows")
    void failsWhereAnArrowIsNotAllowed(String room, String imported) {
        var without = new LinkedHashMap<>(MAY_IMPORT);
        without.computeIfPresent(room, (_, imports) -> imports.stream()
                .filter(each -> !each.equals(imported))
                .collect(Collectors.toSet()));

        assertThat(importsOnly(without).evaluate(CLASSES).hasViolation()).isTrue();
    }

    @Test
    void aTypeIsPublicOnlyWhereAnotherPackageUsesIt() {
        var needless = core().filter(type -> !type.isNestedClass())
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> CLASSES.stream()
                        .filter(user -> !user.getPackageName().equals(type.getPackageName()))
                        .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                        .map(each -> each.getTargetClass().getName())
                        .noneMatch(used -> used.equals(type.getName()) || used.startsWith(type.getName() + "$")))
                .map(JavaClass::getName);

        assertThat(needless).isEmpty();
    }

    @Test
    void noPackageHoldsMoreTypesThanOneCanOversee() {
        var sizes = core().filter(type -> !type.isNestedClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes).allSatisfy((_, types) -> assertThat(types).isLessThanOrEqualTo(MOST_TYPES));
    }

    @Test
    void noRecordHasMoreComponentsThanOneCanOversee() {
        assertThat(core().filter(JavaClass::isRecord)).allSatisfy(type -> assertThat(type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)))
                .hasSizeLessThanOrEqualTo(MOST_COMPONENTS));
    }

    private static Stream<JavaClass> core() {
        return CLASSES.stream().filter(type -> type.getName().startsWith(CORE));
    }

    private static ArchRule importsOnly(Map<String, Set<String>> mayImport) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(CORE + ".")
                .should(importOnly(mayImport))
                .because("each room of the core can be understood with the rooms below it");
    }

    private static ArchCondition<JavaClass> importOnly(Map<String, Set<String>> mayImport) {
        return new ArchCondition<>("import only the rooms that theirs may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var room = roomOf(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(each -> each.getTargetClass().getName().startsWith(CORE))
                        .filter(each -> !roomOf(each.getTargetClass()).equals(room))
                        .filter(each -> !mayImport.getOrDefault(room, Set.of()).contains(roomOf(each.getTargetClass())))
                        .forEach(each -> events.add(SimpleConditionEvent.violated(type, each.getDescription())));
            }
        };
    }

    /** The package below the core; the packages of one room count as one, but for the two beside the network. */
    private static String roomOf(JavaClass type) {
        var path = type.getPackageName().substring(CORE.length());
        return MAY_IMPORT.containsKey(path) ? path : path.split("\\.")[0];
    }
}
