package io.headgate.portal.control;

import io.headgate.config.ConfigProblem;
import io.headgate.config.Findings;
import io.headgate.service.web.FieldProblem;
import java.util.List;

/** What validation has to say of a document, in the form in which people and programs read it. */
record Validation(List<Finding> errors, List<Finding> warnings) {

    /** One finding and where it stands. */
    record Finding(String path, String code, String detail) {

        static Finding of(ConfigProblem problem) {
            return new Finding(problem.path(), problem.code().name(), problem.detail());
        }
    }

    static Validation of(Findings findings) {
        return new Validation(
                findings.errors().stream().map(Finding::of).toList(),
                findings.warnings().stream().map(Finding::of).toList());
    }

    static List<FieldProblem> fields(List<ConfigProblem> problems) {
        return problems.stream()
                .map(problem -> new FieldProblem(problem.path(), problem.code().name(), problem.detail()))
                .toList();
    }
}
