package io.headgate.testkit.rules;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a method may be called that another class calls: a verb with its object, so that a search by name finds the
 * callers. Names of one bare word are allowed to factories of the class itself, to components of records, and to what
 * stands in {@code bare-names.txt}; an entry that is needed no more is a violation as well.
 */
final class MethodNames {

    private static final Set<String> FACTORIES = Set.of("of", "from");
    private static final Set<String> BARE = Set.of(
            "of", "from", "add", "at", "take", "say", "words", "known", "right", "one", "same", "text", "look", "looks",
            "told", "tell", "made", "note", "ask", "is", "has", "as", "by", "in", "to", "set", "put");
    private static final Set<String> ALLOWED = Set.copyOf(RuleFiles.lines("bare-names.txt"));

    private MethodNames() {}

    static ArchCondition<JavaClass> nameWhatTheyDo() {
        return new ArchCondition<>("name what they do, for their callers in other classes") {
            private final Set<String> needed = new TreeSet<>();
            private final Set<String> services = new TreeSet<>();

            @Override
            public void init(Collection<JavaClass> all) {
                needed.clear();
                services.clear();
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                services.add(service(type.getPackageName()));
                for (var method : type.getMethods()) {
                    var name = method.getOwner().getName() + "." + method.getName();
                    if (!isBare(method) || !isCalledFromElsewhere(method)) {
                        continue;
                    }
                    needed.add(name);
                    if (!ALLOWED.contains(name)) {
                        events.add(SimpleConditionEvent.violated(method, name + " is called by other classes"));
                    }
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                for (var entry : ALLOWED) {
                    if (services.contains(service(entry)) && !needed.contains(entry)) {
                        events.add(SimpleConditionEvent.violated(
                                entry, entry + " is no such method: its entry in bare-names.txt must go"));
                    }
                }
            }
        };
    }

    private static boolean isBare(JavaMethod method) {
        return BARE.contains(method.getName())
                && !method.getModifiers().contains(JavaModifier.PRIVATE)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !isComponent(method)
                && !isFactory(method);
    }

    private static boolean isComponent(JavaMethod method) {
        return method.getOwner().isRecord()
                && method.getRawParameterTypes().isEmpty()
                && method.getOwner().tryGetField(method.getName()).isPresent();
    }

    private static boolean isFactory(JavaMethod method) {
        var made = method.getRawReturnType();
        return FACTORIES.contains(method.getName())
                && method.getModifiers().contains(JavaModifier.STATIC)
                && (made.isEquivalentTo(Optional.class)
                        || made.isAssignableTo(Collection.class)
                        || made.isAssignableTo(method.getOwner().getName()));
    }

    private static boolean isCalledFromElsewhere(JavaMethod method) {
        var home = outermost(method.getOwner());
        return Stream.concat(method.getCallsOfSelf().stream(), method.getReferencesToSelf().stream())
                .map(MethodNames::caller)
                .anyMatch(caller -> !outermost(caller).equals(home));
    }

    private static JavaClass caller(JavaAccess<? extends AccessTarget.CodeUnitAccessTarget> access) {
        return access.getOriginOwner();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(MethodNames::outermost).orElse(type);
    }

    private static String service(String name) {
        var parts = name.split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }
}
