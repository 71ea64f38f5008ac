package io.headgate.testkit.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What services share obeys the rules of the house as far as they can apply to it. */
class SharedModulesTest {

    // A full build sees these modules as jars.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "io.headgate.model",
                    "io.headgate.reference",
                    "io.headgate.config",
                    "io.headgate.messaging",
                    "io.headgate.service");

    static List<ArchRule> rules() {
        return ArchitectureRules.ofSharedModules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleHolds(ArchRule rule) {
        rule.check(CLASSES);
    }
}
