package io.headgate.intake.status;

import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadId;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens the vault for one lead to another service, and puts on record who asked and what for. */
@RestController
class ContactController {

    private static final int MAX_WORDS = 200;

    private final ContactVault vault;
    private final ContactSealer sealer;

    ContactController(ContactVault vault, ContactSealer sealer) {
        this.vault = vault;
        this.sealer = sealer;
    }

    @GetMapping("/internal/leads/{leadId}/contact")
    ResponseEntity<Contact> contact(
            @PathVariable String leadId, @RequestParam String purpose, @RequestParam String actor) {
        if (purpose.isBlank() || actor.isBlank()) {
            throw new ProblemException(ProblemCode.BAD_PARAMETER, "Say who asks and what for.");
        }
        var id = LeadId.parse(leadId).orElseThrow(ContactController::unknown);
        var sealed = vault.sealed(id).orElseThrow(ContactController::unknown);
        // First the record, then the person: nobody sees a contact without leaving a line.
        CanonicalLine.of("contact.opened")
                .lead(id)
                .with("actor", cut(actor))
                .with("purpose", cut(purpose))
                .write();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sealer.open(id, sealed));
    }

    private static String cut(String words) {
        var line = words.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no contact for this lead.");
    }
}
