package io.headgate.portal;

import com.tngtech.archunit.lang.ArchRule;
import io.headgate.testkit.rules.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static List<ArchRule> rules() {
        return ArchitectureRules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRulesHold(ArchRule rule) {
        rule.check(ArchitectureRules.mainClassesOf("io.headgate.portal"));
    }
}
