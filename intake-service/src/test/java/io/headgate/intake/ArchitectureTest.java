package io.headgate.intake;

import io.headgate.testkit.rules.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static List<com.tngtech.archunit.lang.ArchRule> rules() {
        return ArchitectureRules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void intakeKeepsTheHouseRules(com.tngtech.archunit.lang.ArchRule rule) {
        rule.check(ArchitectureRules.mainClassesOf("io.headgate.intake"));
    }
}
