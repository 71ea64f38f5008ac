package io.headgate.intake.status;

import io.headgate.intake.core.reading.SubmissionReader;
import io.headgate.service.crypto.BlindIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The keys by which leads of a person, or of a source's own id, are found: made here, where what was typed takes the same
 * form as what was sent. In a body, because addresses are logged.
 */
@RestController
class LeadKeyController {

    private final SubmissionReader reader;
    private final BlindIndex index;

    LeadKeyController(SubmissionReader reader, BlindIndex index) {
        this.reader = reader;
        this.index = index;
    }

    record Typed(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String sourceLeadId) {

        @Override
        public String toString() {
            return "Typed[masked]";
        }
    }

    record Keys(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String sourceLeadId) {}

    @PostMapping("/internal/lead-keys")
    Keys keys(@RequestBody Typed typed) {
        return new Keys(
                key("phone", typed.phone()), key("email", typed.email()), key("source_lead_id", typed.sourceLeadId()));
    }

    private @Nullable String key(String field, @Nullable String typed) {
        return typed == null
                ? null
                : reader.normal(field, typed)
                        .map(normal -> index.of(field, normal))
                        .orElse(null);
    }
}
