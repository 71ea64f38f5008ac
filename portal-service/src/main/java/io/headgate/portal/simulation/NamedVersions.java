package io.headgate.portal.simulation;

import io.headgate.model.config.ConfigDocument;
import io.headgate.portal.core.Configurations;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The configuration that a rehearsal names: live, draft, or any version's number. */
@Component
class NamedVersions {

    private static final String LIVE = "live";

    private final Configurations configurations;

    NamedVersions(Configurations configurations) {
        this.configurations = configurations;
    }

    /** How it is written down. */
    static String name(@Nullable Object version) {
        return version == null ? LIVE : String.valueOf(version);
    }

    /** The document to decide by; null means what routing runs on. */
    @Nullable
    ConfigDocument document(@Nullable Object version) {
        if (LIVE.equals(name(version))) {
            return null;
        }
        if ("draft".equals(version)) {
            return configurations.draft();
        }
        try {
            var number = Integer.parseInt(String.valueOf(version));
            return configurations
                    .version(number)
                    .orElseThrow(() -> invalid("version", "UNKNOWN_REFERENCE", "There is no such version."));
        } catch (NumberFormatException e) {
            throw invalid("version", "NOT_ALLOWED", "A version's number, draft, or nothing.");
        }
    }

    static ProblemException invalid(String field, String code, String detail) {
        return new ProblemException(
                ProblemCode.REQUEST_INVALID,
                "Some fields are not right.",
                List.of(new FieldProblem(field, code, detail)));
    }
}
