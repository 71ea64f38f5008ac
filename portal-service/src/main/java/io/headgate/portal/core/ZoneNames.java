package io.headgate.portal.core;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads zone names of configuration; one that does not exist counts as UTC, since drafts may hold anything. */
final class ZoneNames {

    private ZoneNames() {}

    static ZoneId of(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
