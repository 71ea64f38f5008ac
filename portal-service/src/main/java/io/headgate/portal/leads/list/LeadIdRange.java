package io.headgate.portal.leads.list;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** All lead ids that begin with what somebody typed. */
record LeadIdRange(UUID from, UUID to) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,32}");
    private static final int DIGITS = 32;

    static Optional<LeadIdRange> of(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        var digits = (text.startsWith("lead_") ? text.substring("lead_".length()) : text).replace("-", "");
        if (!HEX.matcher(digits).matches()) {
            return Optional.empty();
        }
        return Optional.of(new LeadIdRange(uuid(digits, "0"), uuid(digits, "f")));
    }

    private static UUID uuid(String digits, String filler) {
        var all = digits + filler.repeat(DIGITS - digits.length());
        return new UUID(
                Long.parseUnsignedLong(all.substring(0, 16), 16), Long.parseUnsignedLong(all.substring(16), 16));
    }
}
