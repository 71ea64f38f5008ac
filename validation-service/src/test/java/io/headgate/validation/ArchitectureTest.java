package io.headgate.validation;

import com.tngtech.archunit.lang.ArchRule;
import io.headgate.testkit.rules.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(ArchitectureRules.mainClassesOf("io.headgate.validation"));
    }

    static List<ArchRule> rules() {
        return ArchitectureRules.all();
    }
}
