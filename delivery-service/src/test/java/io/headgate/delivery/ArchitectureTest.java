package io.headgate.delivery;

import com.tngtech.archunit.lang.ArchRule;
import io.headgate.testkit.rules.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static Stream<ArchRule> rules() {
        return ArchitectureRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(ArchitectureRules.mainClassesOf("io.headgate.delivery"));
    }
}
