package io.headgate.intake.status;

import io.headgate.model.shared.LeadId;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The ids that sources gave their leads, for statements that they match with their own books; nothing else of a person. */
@RestController
class SourceLeadIdController {

    private static final int MOST = 500;

    private final ContactVault vault;
    private final ContactSealer sealer;

    SourceLeadIdController(ContactVault vault, ContactSealer sealer) {
        this.vault = vault;
        this.sealer = sealer;
    }

    record Question(@Nullable List<String> leadIds) {}

    /** By lead id; a lead without one, or of a person who was erased, is not there. */
    record Answer(Map<String, String> items) {}

    @PostMapping("/internal/source-lead-ids")
    ResponseEntity<Answer> ids(@RequestBody Question question) {
        var asked = question.leadIds() == null ? List.<String>of() : question.leadIds();
        if (asked.size() > MOST) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "Too many leads at once.",
                    List.of(new FieldProblem("lead_ids", "RANGE", "At most %d leads.".formatted(MOST))));
        }
        var sealed = vault.sealed(
                asked.stream().flatMap(id -> LeadId.parse(id).stream()).toList());
        var found = new HashMap<String, String>();
        sealed.forEach((lead, contact) -> {
            var own = sealer.open(lead, contact).sourceLeadId();
            if (own != null) {
                found.put(lead.toString(), own);
            }
        });
        CanonicalLine.of("source-lead-ids.read").with("leads", found.size()).write();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(found));
    }
}
