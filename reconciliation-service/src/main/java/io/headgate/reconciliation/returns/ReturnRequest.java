package io.headgate.reconciliation.returns;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client posts; the note is free text and never leaves this schema. */
record ReturnRequest(
        @Nullable String leadId,
        @Nullable String deliveryId,
        @Nullable String reason,
        @Nullable String note) {

    private static final Pattern REASON = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int LONGEST_NOTE = 2000;

    @Override
    public String toString() {
        return "ReturnRequest[masked]";
    }

    /** A request of which every field has the right form; exactly one of the ids is there. */
    record Checked(
            String clientId,
            @Nullable LeadId leadId,
            @Nullable DeliveryId deliveryId,
            String reason,
            @Nullable String note) {

        @Override
        public String toString() {
            return "ReturnRequest.Checked[masked]";
        }
    }

    /**
     * Checks the form.
     *
     * @throws ProblemException 422 with every bad field
     */
    Checked check(String clientId) {
        var errors = new ArrayList<FieldProblem>();
        var lead = leadId == null ? null : LeadId.parse(leadId).orElse(null);
        var delivery = deliveryId == null ? null : DeliveryId.parse(deliveryId).orElse(null);
        checkIds(lead, delivery, errors);
        if (reason == null) {
            errors.add(new FieldProblem("reason", "REQUIRED", "A return needs a reason."));
        } else if (!REASON.matcher(reason).matches()) {
            errors.add(new FieldProblem(
                    "reason", "WRONG_FORM", "A reason has up to 64 lower-case letters, digits, _ or -."));
        }
        if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
            errors.add(new FieldProblem("note", "WRONG_FORM", "A note has at most 2000 characters and no NUL."));
        }
        if (!errors.isEmpty() || reason == null) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "The return cannot be read.", errors);
        }
        return new Checked(clientId, lead, delivery, reason, note);
    }

    private void checkIds(@Nullable LeadId lead, @Nullable DeliveryId delivery, List<FieldProblem> errors) {
        if ((leadId == null) == (deliveryId == null)) {
            errors.add(new FieldProblem("delivery_id", "REQUIRED", "Give either lead_id or delivery_id."));
        }
        if (leadId != null && lead == null) {
            errors.add(new FieldProblem("lead_id", "WRONG_FORM", "A lead id looks like lead_<uuid>."));
        }
        if (deliveryId != null && delivery == null) {
            errors.add(new FieldProblem("delivery_id", "WRONG_FORM", "A delivery id looks like dlv_<uuid>."));
        }
    }
}
