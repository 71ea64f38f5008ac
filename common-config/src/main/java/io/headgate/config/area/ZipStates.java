package io.headgate.config.area;

import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipPlace;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The gazetteer's ZIPs by number, each with the state of its postal address. Made once, then only read. */
public final class ZipStates {

    private final BitSet known = new BitSet(ZipSet.BOUND);
    private final @Nullable String[] stateOf = new @Nullable String[ZipSet.BOUND];

    private static final class Made {
        private static final ZipStates ONCE = new ZipStates(ReferenceData.load());
    }

    private ZipStates(ReferenceData reference) {
        for (var zip = 0; zip < ZipSet.BOUND; zip++) {
            var state = reference.zip(ZipSet.text(zip)).map(ZipPlace::state).orElse(null);
            if (state != null) {
                known.set(zip);
                stateOf[zip] = state;
            }
        }
    }

    /** The states of the shipped gazetteer. */
    public static ZipStates load() {
        return Made.ONCE;
    }

    /** The state of the ZIP, or null when the gazetteer does not know it. */
    public @Nullable String stateOf(int zip) {
        return stateOf[zip];
    }

    /** Every ZIP of the gazetteer; the caller's own copy. */
    public BitSet zips() {
        return (BitSet) known.clone();
    }
}
