package io.headgate.model.shared;

import java.util.List;

/** The topics' names (api.md). Work topics carry sealed personal data and keep it seven days; facts carry none and stay. */
public enum Topics {
    LEADS_RECEIVED("headgate.leads.received"),
    LEADS_VALIDATED("headgate.leads.validated"),
    LEADS_ROUTED("headgate.leads.routed"),
    LEAD_EVENTS("headgate.lead-events"),
    CONFIG("headgate.config");

    private final String topic;

    Topics(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /** Where records go that no consumer could use. */
    public String deadLetters() {
        return topic + ".dlt";
    }

    /** The four topics that have a dead-letter topic beside them. */
    public static List<Topics> withDeadLetters() {
        return List.of(LEADS_RECEIVED, LEADS_VALIDATED, LEADS_ROUTED, LEAD_EVENTS);
    }
}
