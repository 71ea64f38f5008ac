package io.headgate.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The rules that keep the house in order. Each is proven to bite by a deliberate violation in this module's tests, and
 * each service checks all of them against its own classes.
 */
public final class ArchitectureRules {

    /** The decision core must be replayable: no framework, no I/O, no logging, no clock, no chance. */
    public static final ArchRule CORE_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..core..")
            .should()
            .dependOnClassesThat(impure())
            .because("the core must be replayable: no framework, no I/O, no logging")
            .allowEmptyShould(true);

    /** Time is an argument. */
    public static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("what depends on the time of day must be testable at any time of day");

    /** Chance and identity are arguments. */
    public static final ArchRule RANDOM_IS_INJECTED = noClasses()
            .that()
            .resideInAPackage("..core..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("a decision must come out the same when it is replayed")
            .allowEmptyShould(true);

    /** Only messaging touches Kafka. */
    public static final ArchRule KAFKA_ONLY_IN_MESSAGING = noClasses()
            .that()
            .resideOutsideOfPackages("io.headgate.messaging..", "io.headgate.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
            .because("publishing beside the outbox loses or invents events");

    /** No field injection. */
    public static final ArchRule NO_FIELD_INJECTION = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .because("what a class needs stands in its constructor")
            .allowEmptyShould(true);

    /** At most seven collaborators. */
    public static final ArchRule AT_MOST_SEVEN_COLLABORATORS = constructors()
            .that()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .and()
            .areDeclaredInClassesThat()
            .areNotEnums()
            .and()
            .areDeclaredInClassesThat()
            .areTopLevelClasses()
            .should(haveAtMostParameters(7))
            .allowEmptyShould(true);

    /** Names that say nothing are not names. */
    public static final ArchRule BANNED_SUFFIXES = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Processor|Impl|Data|Info|Common)")
            .because("such a name says nothing about what the class decides or guarantees");

    /** Handlers and listeners are nobody else's business. */
    public static final ArchRule HIDDEN_BY_DEFAULT = noClasses()
            .that()
            .haveNameMatching(".*(Listener|Handler|Entity|Repository|Controller)|.*\\.Jdbc[A-Z].*")
            .and()
            .resideOutsideOfPackages("io.headgate.messaging..", "io.headgate.service..")
            .should()
            .bePublic()
            .because("only another package's need makes a type public")
            .allowEmptyShould(true);

    /** Every package is null-marked. */
    public static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that()
            .areTopLevelClasses()
            .should(resideInANullMarkedPackage())
            .because("NullAway only sees packages that say so");

    private ArchitectureRules() {}

    /** All of them, for a service's ArchitectureTest. */
    public static List<ArchRule> all() {
        return List.of(
                CORE_IS_PURE,
                TIME_IS_INJECTED,
                RANDOM_IS_INJECTED,
                KAFKA_ONLY_IN_MESSAGING,
                NO_FIELD_INJECTION,
                AT_MOST_SEVEN_COLLABORATORS,
                BANNED_SUFFIXES,
                HIDDEN_BY_DEFAULT,
                PACKAGES_ARE_NULL_MARKED);
    }

    /** The main classes of a package, without tests and without jars. */
    public static JavaClasses mainClassesOf(String rootPackage) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new IllegalStateException("no classes below " + rootPackage + ": the rules would prove nothing");
        }
        return classes;
    }

    private static DescribedPredicate<JavaClass> impure() {
        return DescribedPredicate.describe("do I/O, log, or belong to a framework", type -> {
            var name = type.getPackageName();
            return name.startsWith("org.springframework")
                    || name.startsWith("org.slf4j")
                    || name.startsWith("java.util.logging")
                    || name.startsWith("java.sql")
                    || name.startsWith("javax.sql")
                    || name.startsWith("java.net.http")
                    || name.startsWith("java.nio.file")
                    || name.startsWith("org.apache.kafka")
                    || name.startsWith("io.headgate.messaging")
                    || name.startsWith("io.headgate.service")
                    || name.startsWith("io.micrometer")
                    || name.startsWith("jakarta.");
        });
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaConstructor> haveAtMostParameters(int limit) {
        return new ArchCondition<>("have at most " + limit + " parameters") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaConstructor constructor, ConditionEvents events) {
                int count = constructor.getRawParameterTypes().size();
                if (count > limit) {
                    events.add(SimpleConditionEvent.violated(
                            constructor, constructor.getFullName() + " has " + count + " parameters"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without @NullMarked"));
                }
            }
        };
    }
}
