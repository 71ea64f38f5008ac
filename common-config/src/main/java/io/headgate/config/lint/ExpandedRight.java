package io.headgate.config.lint;

import io.headgate.config.area.ZipSet;
import io.headgate.model.config.Territory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A right, its place in the document, and its ZIPs. */
public record ExpandedRight(int position, Territory territory, ZipSet zips) {

    public String path() {
        return "territories[" + position + "]";
    }

    public boolean hasEnded(LocalDate today) {
        return territory.to() != null && territory.to().isBefore(today);
    }

    boolean isInForce(LocalDate today) {
        return !hasEnded(today)
                && (territory.from() == null || !territory.from().isAfter(today));
    }

    /** Whether the two have a value in common; an empty one means every value. */
    public static boolean meet(Collection<?> a, Collection<?> b) {
        return a.isEmpty() || b.isEmpty() || !Collections.disjoint(a, b);
    }

    /** Whether everything that the second list means is in the first; an empty one means every value. */
    static boolean includes(List<?> all, List<?> some) {
        return all.isEmpty() || !some.isEmpty() && all.containsAll(some);
    }
}
