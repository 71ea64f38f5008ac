package io.headgate.portal.leads.list;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody asks the list of leads for, as written; all of it together narrows the list. */
public record LeadQuery(
        @Schema(description = "Source ids, separated by commas: any of them.") @Nullable
        String source,

        @Schema(description = "Vendor ids, separated by commas.") @Nullable
        String vendor,

        @Schema(description = "Campaigns as the sources named them, separated by commas.") @Nullable
        String campaign,

        @Schema(description = "Endpoint ids, separated by commas.") @Nullable
        String endpoint,

        @Schema(description = "Client ids, separated by commas.") @Nullable
        String client,

        @Schema(
                description =
                        "Statuses, separated by commas: received, delivered, rejected and so on. unconfirmed finds"
                                + " every lead with a delivery in doubt, also where another endpoint took it.")
        @Nullable
        String outcome,

        @Schema(description = "Reason codes, separated by commas.") @Nullable
        String reason,

        @Schema(description = "Service lines, separated by commas.") @Nullable
        String service_line,

        @Schema(description = "Two-letter states, separated by commas.") @Nullable
        String state,

        @Schema(description = "ZIP codes of five digits, separated by commas.") @Nullable
        String zip,

        @Schema(description = "true: tests only; false: none.") @Nullable
        String test,

        @Schema(description = "At or after this moment, RFC 3339.") @Nullable
        String from,

        @Schema(description = "Before this moment, RFC 3339.") @Nullable
        String to,

        @Schema(
                description =
                        "What happened between from and to: received unless told; delivered: an endpoint accepted the"
                                + " lead, and with endpoint or client one of these.")
        @Nullable
        String time,

        @Schema(
                description =
                        "accepted_late: an endpoint accepted a delivery that had ended without it, by a write-off for"
                                + " one.")
        @Nullable
        String finding,

        @Schema(description = "The person's phone, in any usual form. Better in the body of POST …/search.") @Nullable
        String phone,

        @Schema(description = "The person's e-mail address. Better in the body of POST …/search.") @Nullable
        String email,

        @Schema(description = "The source's own id of the lead.") @Nullable
        String source_lead_id,

        @Schema(description = "Refused: names are sealed and cannot be searched.") @Nullable
        String name,

        @Schema(
                description =
                        "What somebody typed: a lead id or its beginning, phone, e-mail, ZIP, vendor, source, client,"
                                + " endpoint or campaign, or the source's own id of the lead.")
        @Nullable
        String q,

        @Schema(description = "At most so many, 1 to 500; 50 unless told.") @Nullable
        String limit,

        @Schema(description = "Where the page before ended.") @Nullable
        String cursor) {

    @Override
    public String toString() {
        return "LeadQuery[masked]";
    }
}
