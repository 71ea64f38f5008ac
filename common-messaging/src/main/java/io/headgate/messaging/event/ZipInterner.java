package io.headgate.messaging.event;

import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a ZIP into the one string that stands for it in this process, however often a network names it: a national one
 * names every ZIP several times over, and while a publish goes live every service holds the old and the new network.
 */
final class ZipInterner extends StdScalarDeserializer<String> {

    private static final int DIGITS = 5;
    // Threads may race for an entry: either string will do, because they are equal and immutable.
    private static final String[] KNOWN = new String[100_000];

    ZipInterner() {
        super(String.class);
    }

    /** Where ZIPs stand in the configuration document. */
    interface OfArea {

        @JsonDeserialize(contentUsing = ZipInterner.class)
        List<String> zips();

        @JsonDeserialize(contentUsing = ZipInterner.class)
        List<String> exceptZips();
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        return shared(parser.getValueAsString(""));
    }

    // Anything else than five digits is left as it is; it was for the validator to say so.
    private static String shared(String zip) {
        if (zip.length() != DIGITS) {
            return zip;
        }
        int number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = zip.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return zip;
            }
            number = 10 * number + digit;
        }
        var known = KNOWN[number];
        if (known == null) {
            KNOWN[number] = zip;
            return zip;
        }
        return known;
    }
}
