package io.headgate.portal.leads.list;

import io.headgate.model.shared.LeadId;
import io.headgate.service.web.Cursor;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Instant;

/** The place in the list of leads after which the next page begins. */
record LeadCursor(Instant receivedAt, LeadId leadId) {

    private static final Cursor CURSOR = Cursor.of(
            2, () -> new ProblemException(ProblemCode.BAD_PARAMETER, "The cursor is not one that a list gave."));

    String written() {
        return CURSOR.write(receivedAt, leadId);
    }

    static LeadCursor read(String written) {
        return CURSOR.read(written, values -> new LeadCursor(Instant.parse(values.get(0)), LeadId.of(values.get(1))));
    }
}
