package io.headgate.portal.leads;

import io.headgate.model.shared.LeadId;
import io.headgate.service.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.springframework.http.HttpStatus;

/** The place in the list of leads after which the next page begins. */
record LeadCursor(Instant receivedAt, LeadId leadId) {

    String written() {
        var text = receivedAt + "|" + leadId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static LeadCursor read(String written) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            var cut = text.indexOf('|');
            if (cut > 0) {
                return new LeadCursor(Instant.parse(text.substring(0, cut)), LeadId.of(text.substring(cut + 1)));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Not one of ours: answered below like any other wrong parameter.
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "BAD_PARAMETER", "The cursor is not one that a list gave.");
    }
}
