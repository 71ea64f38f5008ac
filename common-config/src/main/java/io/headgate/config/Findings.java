package io.headgate.config;

import java.util.List;

/** What the validator found: a document with errors cannot be published, one with warnings can. */
public record Findings(List<ConfigProblem> errors, List<ConfigProblem> warnings) {

    public Findings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public boolean publishable() {
        return errors.isEmpty();
    }
}
