package io.headgate.portal.ui;

import io.headgate.model.shared.LeadId;

/** What routing answers about leads that wait, and about who holds a place. */
final class AwaitConditions {

    static final String TOLD = """
        {"vendor": "The lead was placed.", "clients": [
          {"client_id": "dealer-114", "sentence": "You did not get this lead at your endpoint dealer-114-crm. The agreed cap is reached."}]}\
        """;

    static final String OUTLOOK = """
        {"placed": [{"endpoint_id": "dealer-88-mail", "leads": 1, "price": {"amount": "38.00", "currency": "USD"}}],
         "leads": 2, "allocated": 1, "held": 1, "review": 0, "rejected": {}, "gone": 0}\
        """;

    private static final String HOLDERS = """
        [
          {"claim": "FIRST", "client_id": "dealer-114", "endpoint_id": "dealer-114-crm", "right": "exclusive", "tier": 1,
           "right_key": "r1", "source": "territories[0]", "matched_by": "zip 78717", "price": {"amount": "42.00", "currency": "USD"},
           "from": "2026-01-01", "to": null},
          {"claim": "AFTER", "client_id": "dealer-88", "endpoint_id": "dealer-88-mail", "right": "shared", "tier": 2,
           "right_key": "r2", "source": "territories[1]", "matched_by": "county 48491", "price": {"amount": "38.00", "currency": "USD"},
           "from": null, "to": null},
          {"claim": "NOT_IN_FORCE", "client_id": "tx-center", "endpoint_id": "tx-calls", "right": "overflow", "tier": 9,
           "right_key": "r3", "source": "territories[2]", "matched_by": "state TX", "price": {"amount": "0.00", "currency": "USD"},
           "from": null, "to": "2025-12-31"}]\
        """;

    static final String OWNERS = """
        {"config_version": 7, "zip": "78717", "city": "Austin", "state": "TX", "counties": ["48491", "48453"],
         "service_line": "termite", "segment": "residential", "on": "2026-03-01",
         "holders": %1$s, "lines": [{"service_line": "termite", "holders": %1$s}]}\
        """.formatted(HOLDERS);

    private AwaitConditions() {}

    static String page(String... items) {
        return "{\"items\": [%s], \"next_cursor\": null, \"total\": %d}"
                .formatted(String.join(", ", items), items.length);
    }

    static String held(LeadId id) {
        return """
            {"lead_id": "%s", "state": "HELD", "reason": "OUT_OF_HOURS", "received_at": "2026-03-02T03:14:00Z",
             "held_until": "2044-03-02T14:00:00Z", "expires_at": "2044-03-05T03:14:00Z", "round": 1, "source_id": "searchpros-web",
             "service_line": "termite", "zip": "78717", "city": "Austin", "region": "TX", "test": false,
             "sentence": "Waits until dealer 114 opens.", "waits_for": [
               {"endpoint_id": "dealer-114-crm", "reason": "OUT_OF_HOURS", "seen": "Sunday 21:14", "needed": "mon-fri 08:00-18:00"},
               {"endpoint_id": "dealer-88-mail", "reason": "CAP_REACHED", "seen": "40", "needed": "less than 40 per day"}],
             "waits_for_more": 2}\
            """.formatted(id);
    }

    static String inReview(LeadId id) {
        return """
            {"lead_id": "%s", "state": "REVIEW", "reason": "IDENTITY_MISMATCH", "received_at": "2026-03-02T03:14:00Z",
             "held_until": null, "expires_at": "2044-04-01T03:14:00Z", "round": 1, "source_id": "searchpros-web",
             "service_line": "termite", "zip": "78717", "city": "Austin", "region": "TX", "test": false,
             "sentence": "The source's policy wants a person to look at the lead first.", "waits_for": [], "waits_for_more": 0}\
            """.formatted(id);
    }

    static String done(LeadId id, String state) {
        return """
            {"lead_id": "%s", "answer": "DONE", "state": "%s", "reason": null, "held_until": null,
             "expires_at": "2044-03-06T03:14:00Z", "expired_before": "2044-03-05T03:14:00Z"}\
            """.formatted(id, state);
    }
}
