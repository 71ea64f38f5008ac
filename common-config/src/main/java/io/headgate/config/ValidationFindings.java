package io.headgate.config;

import java.util.List;

/** What the validator found: a document with errors cannot be published, one with warnings can. */
public record ValidationFindings(List<ConfigProblem> errors, List<ConfigProblem> warnings) {

    public ValidationFindings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public boolean publishable() {
        return errors.isEmpty();
    }
}
