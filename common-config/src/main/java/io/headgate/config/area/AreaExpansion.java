package io.headgate.config.area;

import io.headgate.model.config.Area;
import io.headgate.model.config.Radius;
import io.headgate.reference.ReferenceData;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Expands an area to its ZIPs: those listed (known to the gazetteer or not), those of its counties by
 * {@link CountyMembership}, those addressed in its states, those whose centre lies within its radius; minus the ZIPs
 * and counties that are carved out. A carve-out always wins. Counties and states are expanded once and remembered.
 */
public final class AreaExpansion {

    private final ReferenceData reference;
    private final Map<String, int[]> byCounty = new ConcurrentHashMap<>();
    private final Map<String, int[]> byState = new ConcurrentHashMap<>();

    public AreaExpansion(ReferenceData reference) {
        this.reference = reference;
    }

    public ZipSet zipsOf(Area area) {
        // Most rights list their ZIPs: a bit for every ZIP of the country would cost far more than the few there are.
        if (area.counties().isEmpty() && area.states().isEmpty() && area.radius() == null && carvesNothing(area)) {
            return ZipSet.of(area.zips().stream().mapToInt(ZipSet::number).filter(number -> number >= 0));
        }
        var zips = new BitSet(ZipSet.BOUND);
        set(zips, area.zips());
        area.counties().forEach(county -> set(zips, inCounty(county)));
        area.states().forEach(state -> set(zips, inState(state)));
        if (area.radius() != null) {
            set(zips, within(area.radius()));
        }
        area.exceptCounties().forEach(county -> clear(zips, inCounty(county)));
        for (var zip : area.exceptZips()) {
            var number = ZipSet.number(zip);
            if (number >= 0) {
                zips.clear(number);
            }
        }
        return ZipSet.of(zips.stream());
    }

    private static boolean carvesNothing(Area area) {
        return area.exceptZips().isEmpty() && area.exceptCounties().isEmpty();
    }

    private int[] inCounty(String fips) {
        return byCounty.computeIfAbsent(fips, this::expandCounty);
    }

    private int[] expandCounty(String fips) {
        return reference.zipsOf(fips).stream()
                .filter(zip -> reference.countiesOf(zip).stream()
                        .anyMatch(share -> share.fips().equals(fips) && CountyMembership.belongs(share)))
                .mapToInt(ZipSet::number)
                .toArray();
    }

    private int[] inState(String code) {
        return byState.computeIfAbsent(code, state -> reference.zipsOfState(state).stream()
                .mapToInt(ZipSet::number)
                .toArray());
    }

    private int[] within(Radius radius) {
        return reference.zipsWithin(radius.lat(), radius.lon(), radius.miles()).stream()
                .mapToInt(ZipSet::number)
                .toArray();
    }

    private static void set(BitSet zips, List<String> texts) {
        for (var zip : texts) {
            var number = ZipSet.number(zip);
            if (number >= 0) {
                zips.set(number);
            }
        }
    }

    private static void set(BitSet zips, int[] numbers) {
        for (var number : numbers) {
            zips.set(number);
        }
    }

    private static void clear(BitSet zips, int[] numbers) {
        for (var number : numbers) {
            zips.clear(number);
        }
    }
}
