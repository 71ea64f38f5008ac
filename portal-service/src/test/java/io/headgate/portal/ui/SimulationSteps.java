package io.headgate.portal.ui;

/** What routing answers about rehearsals. */
final class SimulationSteps {

    static final String ID = "0199aaaa-0000-7000-8000-000000000001";

    static final String SIMULATED = """
        {"outcome": "ALLOCATED", "reason": null, "held_until": null, "config_version": 0, "at": "2026-03-02T15:00:00Z",
         "facts": {"source_id": "searchpros-web", "vendor_id": "searchpros", "test": false, "received_at": "2026-03-02T15:00:00Z",
                   "location": {"zip": "78717", "counties": []}, "attributes": {}},
         "allocations": [{"client_id": "dealer-114", "endpoint_id": "dealer-114-crm", "price": {"amount": "42.00", "currency": "USD"},
                          "step_id": "territory", "right": "r1", "tier": 1}],
         "asked": {"endpoint_id": "dealer-88-crm", "kind": "EXCLUDED", "reason": "OUTRANKED", "step_id": "territory", "seen": "shared of tier 2",
                   "needed": "exclusive of tier 1 or better",
                   "sentence": "Round Rock Exterminating was considered in step territory but did not get the lead."},
         "trace": {"plan_id": "termite", "sentence": "Dealer 114 holds ZIP 78717, was open and was chosen.", "micros": 18, "steps": [
           {"step_id": "territory", "algorithm": "priority", "condition": null, "result": "CHOSEN", "arithmetic": null,
            "candidates": [
              {"endpoint_id": "dealer-114-crm", "client_id": "dealer-114", "chosen": true, "right": "exclusive", "tier": 1,
               "right_source": "territories[0]", "matched_by": "zip 78717", "reason": null, "seen": null, "needed": null},
              {"endpoint_id": "dealer-88-crm", "client_id": "dealer-88", "chosen": false, "right": "shared", "tier": 2,
               "right_source": "territories[1]", "matched_by": "zip 78717", "reason": "OUTRANKED", "seen": "shared of tier 2",
               "needed": "exclusive of tier 1 or better"}],
            "others": [{"reason": "CAP_REACHED", "seen": "40", "needed": "less than 40", "endpoint_ids": ["a", "b", "c"]}]}]}}\
        """;

    static final String MOVED = """
        {"items": [{"lead_id": "lead_01a2c1bb-0000-7000-8000-000000000001", "round": 1, "at": "2026-03-02T15:00:00Z",
           "from": {"outcome": "ALLOCATED", "reason": null, "held_until": null,
                    "endpoints": [{"endpoint_id": "dealer-88-crm", "price": {"amount": "38.00", "currency": "USD"}}]},
           "to": {"outcome": "ALLOCATED", "reason": null, "held_until": null,
                  "endpoints": [{"endpoint_id": "dealer-114-crm", "price": {"amount": "44.50", "currency": "USD"}}]},
           "sentence": "Dealer 114 holds ZIP 78717 and was under its cap."},
          {"lead_id": "lead_01a2c1bb-0000-7000-8000-000000000002", "round": 1, "at": "2026-03-02T16:00:00Z",
           "from": {"outcome": "ALLOCATED", "reason": null, "held_until": null,
                    "endpoints": [{"endpoint_id": "dealer-88-crm", "price": {"amount": "38.00", "currency": "USD"}}]},
           "to": {"outcome": "HELD", "reason": "OUT_OF_HOURS", "held_until": "2026-03-03T14:00:00Z", "endpoints": []},
           "sentence": "The lead waits until it opens."}], "next_cursor": null}\
        """;

    private SimulationSteps() {}

    static String running() {
        return replay("RUNNING", 250, "null");
    }

    static String done() {
        return replay("DONE", 1000, """
            {"from": "2026-03-01T15:00:00Z", "until": "2026-03-02T15:00:00Z", "decisions": 1000, "unreproduced": 0, "unknown_leads": 0,
             "moved": 2, "repriced": 5,
             "before": {"placed": 900, "revenue": {"amount": "34200.00", "currency": "USD"}, "waiting": 3, "review": 1, "unplaced": {"NO_SALE": 96}},
             "after": {"placed": 925, "revenue": {"amount": "36100.00", "currency": "USD"}, "waiting": 4, "review": 1, "unplaced": {"NO_SALE": 70}},
             "endpoints": [{"endpoint_id": "dealer-114-crm",
               "before": {"volume": 40, "revenue": {"amount": "1680.00", "currency": "USD"}, "rejections": {"CAP_REACHED": 77}},
               "after": {"volume": 65, "revenue": {"amount": "2892.50", "currency": "USD"}, "rejections": {}}}],
             "caps": [{"cap": "endpoint:dealer-114-crm:count:day", "owner_id": "dealer-114-crm", "unit": "count", "per": "day",
               "before": {"peak": 40, "limit": 40}, "after": {"peak": 65, "limit": 80}}],
             "assumptions": ["An endpoint that really did not get a lead accepts it at once."]}\
            """);
    }

    private static String replay(String state, int replayed, String report) {
        return """
            {"id": "%s", "version": "draft", "days": 1, "state": "%s", "requested_by": "admin", "requested_at": "2026-03-02T15:00:00Z",
             "finished_at": null, "leads": 1000, "replayed": %d, "failure": null, "report": %s}\
            """.formatted(ID, state, replayed, report);
    }
}
