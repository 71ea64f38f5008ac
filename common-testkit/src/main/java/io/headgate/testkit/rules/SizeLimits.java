package io.headgate.testkit.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large a package and a record may be. What was larger when the limits came stands in {@code size-limits.txt} with
 * its size; an entry may only shrink, and one that is too large or needless is a violation as well.
 */
final class SizeLimits {

    private static final int TYPES = 15;
    private static final int COMPONENTS = 12;
    private static final Map<String, Integer> LARGER = read();

    private SizeLimits() {}

    static ArchCondition<JavaClass> limitTypesOfPackage() {
        return new ArchCondition<>("lie in packages of at most " + TYPES + " types") {
            @Override
            public void init(Collection<JavaClass> all) {
                sizes.clear();
                all.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .forEach(type -> sizes.merge(type.getPackageName(), 1, Integer::sum));
            }

            private final Map<String, Integer> sizes = new TreeMap<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var name = type.getPackageName();
                // Said once: with the first type of the package.
                var size = sizes.remove(name);
                if (size != null) {
                    compare(type, name, size, TYPES, "types", events);
                }
            }
        };
    }

    static ArchCondition<JavaClass> limitComponentsOfRecord() {
        return new ArchCondition<>("be records of at most " + COMPONENTS + " components") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isRecord()) {
                    var size = (int) type.getFields().stream()
                            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                            .count();
                    compare(type, type.getName(), size, COMPONENTS, "components", events);
                }
            }
        };
    }

    private static void compare(JavaClass type, String name, int size, int limit, String what, ConditionEvents events) {
        var allowed = LARGER.getOrDefault(name, limit);
        if (size > allowed) {
            events.add(SimpleConditionEvent.violated(
                    type, name + " has " + size + " " + what + ", and " + allowed + " are allowed"));
        } else if (allowed > limit && size < allowed) {
            events.add(SimpleConditionEvent.violated(
                    type,
                    name + " has " + size + " " + what + ": its entry in size-limits.txt must "
                            + (size > limit ? "become " + size : "go")));
        }
    }

    private static Map<String, Integer> read() {
        var found = new HashMap<String, Integer>();
        for (var line : RuleFiles.lines("size-limits.txt")) {
            var parts = line.split("\\s+");
            found.put(parts[0], Integer.valueOf(parts[1]));
        }
        return Map.copyOf(found);
    }
}
