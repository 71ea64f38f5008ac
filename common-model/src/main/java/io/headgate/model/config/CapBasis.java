package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which moment decides the window that a lead counts in. */
public enum CapBasis {
    /** The window in which the lead is allocated. */
    @JsonProperty("routed_at")
    ROUTED_AT,
    /**
     * The window in which the endpoint takes the lead. Until that is known the lead holds a slot in every window that
     * its delivery may still reach, so that a late delivery never exceeds a later window's cap.
     */
    @JsonProperty("delivered_at")
    DELIVERED_AT
}
