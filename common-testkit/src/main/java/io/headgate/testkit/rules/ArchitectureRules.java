package io.headgate.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
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
import java.util.Set;
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

    /** Names that say nothing are not names. Reference data is the field's own term for what rarely changes. */
    public static final ArchRule BANNED_SUFFIXES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.headgate.reference.ReferenceData")
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

    /** No setter injection either. */
    public static final ArchRule NO_SETTER_INJECTION = methods()
            .should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("what a class needs stands in its constructor")
            .allowEmptyShould(true);

    /** A package that a newcomer can survey. */
    public static final ArchRule PACKAGES_ARE_SMALL = classes()
            .should(SizeLimits.limitTypesOfPackage())
            .because("what is larger is split by subject; src/main/resources/size-limits.txt lists what is not yet");

    /** A record that a reader can survey. */
    public static final ArchRule RECORDS_ARE_SMALL = classes()
            .should(SizeLimits.limitComponentsOfRecord())
            .because("what is larger is made of parts; src/main/resources/size-limits.txt lists what is not yet");

    /** A method that other classes call is found by its name. */
    public static final ArchRule METHODS_NAME_WHAT_THEY_DO = classes()
            .should(MethodNames.nameWhatTheyDo())
            .because("a verb with its object is found by a search; src/main/resources/bare-names.txt lists what is not "
                    + "yet renamed");

    /** Features know the core and the configuration of their service, and each other only where it is written down. */
    public static final ArchRule FEATURES_DO_NOT_MEET = classes()
            .should(FeatureBoundaries.stayAmongFriends())
            .because("features meet in the core, in the database or by an event; "
                    + "src/main/resources/feature-imports.txt lists what may be imported besides");

    /** A bean has behaviour. */
    public static final ArchRule BEANS_ARE_NOT_RECORDS = noClasses()
            .that()
            .areRecords()
            .should()
            .beMetaAnnotatedWith("org.springframework.stereotype.Component")
            .because("a record that only carries beans hides how many a class needs: that is two classes")
            .allowEmptyShould(true);

    /** An event is made by its owner. */
    public static final ArchRule EVENTS_HAVE_ONE_OWNER = classes()
            .should(makeOnlyEventsOfTheirService())
            .because("two writers of one event disagree sooner or later");

    /** The contract is data. */
    public static final ArchRule MODEL_IS_DATA = classes()
            .that()
            .resideInAPackage("io.headgate.model..")
            .or()
            .resideInAPackage("io.headgate.violations..")
            .should(beRecordsEnumsOrInterfaces())
            .because("behaviour in a contract is behaviour that every service must agree on")
            .allowEmptyShould(true);

    /** An entity is nobody else's business. */
    public static final ArchRule ENTITIES_STAY_HOME = classes()
            .that()
            .haveSimpleNameEndingWith("Entity")
            .should()
            .bePackagePrivate()
            .because("a row that others hold is changed behind its owner's back")
            .allowEmptyShould(true);

    /** No connection of the pool waits for another process. */
    public static final ArchRule NO_CALL_IN_TRANSACTION = noMethods()
            .that()
            .areAnnotatedWith("org.springframework.transaction.annotation.Transactional")
            .should(callOut())
            .because("a transaction that is open while a third party thinks is a pool that runs dry")
            .allowEmptyShould(true);

    /** Personal data is opened in few, named places. */
    public static final ArchRule PERSONAL_DATA_IS_OPENED_IN_NAMED_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.headgate.service.crypto..",
                    "io.headgate.delivery.attempt..",
                    "io.headgate.delivery.transport..",
                    "io.headgate.intake.status..",
                    "io.headgate.validation.assessment..")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(
                            HasOwner.Predicates.With.owner(HasName.Predicates.nameEndingWith(".ContactSealer")))
                    .and(JavaCall.Predicates.target(HasName.Predicates.name("open"))))
            .because("each place that sees a person in the clear is one to watch")
            .allowEmptyShould(true);

    // They take out of a stored event what its reader may not know; no copy is ever published.
    private static final Set<String> COPIES_FOR_A_READER =
            Set.of("io.headgate.portal.leads.page.LeadExplanation", "io.headgate.portal.leads.page.LeadStories");

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
                PACKAGES_ARE_NULL_MARKED,
                NO_SETTER_INJECTION,
                PACKAGES_ARE_SMALL,
                RECORDS_ARE_SMALL,
                METHODS_NAME_WHAT_THEY_DO,
                FEATURES_DO_NOT_MEET,
                BEANS_ARE_NOT_RECORDS,
                EVENTS_HAVE_ONE_OWNER,
                MODEL_IS_DATA,
                ENTITIES_STAY_HOME,
                NO_CALL_IN_TRANSACTION,
                PERSONAL_DATA_IS_OPENED_IN_NAMED_PLACES);
    }

    /** Those that hold for the shared modules too, which have neither features nor a core. */
    public static List<ArchRule> ofSharedModules() {
        return List.of(
                TIME_IS_INJECTED,
                KAFKA_ONLY_IN_MESSAGING,
                NO_FIELD_INJECTION,
                NO_SETTER_INJECTION,
                AT_MOST_SEVEN_COLLABORATORS,
                BANNED_SUFFIXES,
                PACKAGES_ARE_NULL_MARKED,
                PACKAGES_ARE_SMALL,
                RECORDS_ARE_SMALL,
                BEANS_ARE_NOT_RECORDS,
                MODEL_IS_DATA);
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

    private static ArchCondition<JavaClass> makeOnlyEventsOfTheirService() {
        return new ArchCondition<>("make only the events of their own service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (COPIES_FOR_A_READER.contains(type.getName())) {
                    return;
                }
                var service = part(type.getPackageName(), 2);
                for (var call : type.getConstructorCallsFromSelf()) {
                    var made = call.getTargetOwner();
                    if (isEvent(made) && !part(made.getPackageName(), 3).equals(service)) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isEvent(JavaClass made) {
        return made.getPackageName().startsWith("io.headgate.model.")
                && made.getPackageName().endsWith(".v1")
                && made.isAssignableTo("io.headgate.model.shared.Event");
    }

    private static String part(String packageName, int index) {
        var parts = packageName.split("\\.");
        return parts.length > index ? parts[index] : "";
    }

    private static ArchCondition<JavaClass> beRecordsEnumsOrInterfaces() {
        return new ArchCondition<>("be records, enums or interfaces") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isRecord() && !type.isEnum() && !type.isInterface() && type.isTopLevelClass()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is a class"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> callOut() {
        return new ArchCondition<>("call another process") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getCallsFromSelf().stream()
                        .filter(call -> isClient(call.getTargetOwner()))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(method, call.getDescription())));
            }
        };
    }

    private static boolean isClient(JavaClass called) {
        var name = called.getName();
        return name.startsWith("java.net.http.")
                || name.startsWith("org.apache.hc.client5.")
                || name.startsWith("io.headgate.outbound.http.")
                || name.endsWith(".PeerClient");
    }
}
