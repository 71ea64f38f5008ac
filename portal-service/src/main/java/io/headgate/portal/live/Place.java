package io.headgate.portal.live;

import java.util.Locale;

/** A service in which a change takes effect. */
public enum Place {
    INTAKE,
    VALIDATION,
    ROUTING,
    DELIVERY,
    RECONCILIATION;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
