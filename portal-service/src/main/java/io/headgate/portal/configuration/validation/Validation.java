package io.headgate.portal.configuration.validation;

import io.headgate.config.ConfigProblem;
import io.headgate.config.ValidationFindings;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.List;

/** What validation has to say of a document, in the form in which people and programs read it. */
public record Validation(List<Finding> errors, List<Finding> warnings) {

    /** One finding and where it stands. */
    public record Finding(String path, String code, String detail) {

        public static Finding of(ConfigProblem problem) {
            return new Finding(problem.path(), problem.code().name(), problem.detail());
        }
    }

    public static Validation of(ValidationFindings findings) {
        return new Validation(
                findings.errors().stream().map(Finding::of).toList(),
                findings.warnings().stream().map(Finding::of).toList());
    }

    /** One finding as part of a refusal: the place is also its field, as in every other refusal. */
    record Refused(String path, String field, String code, String detail) {

        public static Refused of(Finding finding) {
            return new Refused(finding.path(), finding.path(), finding.code(), finding.detail());
        }
    }

    /** A refusal that names the same errors that validation would. */
    public static ProblemException unprocessable(ProblemCode code, String detail, List<ConfigProblem> problems) {
        return refusal(code, detail, problems.stream().map(Finding::of).toList());
    }

    public static ProblemException refusal(ProblemCode code, String detail, List<Finding> errors) {
        return new ProblemException(code, detail)
                .with("errors", errors.stream().map(Refused::of).toList());
    }
}
