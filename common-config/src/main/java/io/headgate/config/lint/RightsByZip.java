package io.headgate.config.lint;

import io.headgate.config.area.ZipSet;
import java.util.Arrays;
import java.util.List;

/** Rights laid out by ZIP: those over one ZIP stand together, in the order of the document. */
public final class RightsByZip {

    private final List<ExpandedRight> rights;
    private final int[] first = new int[ZipSet.BOUND + 1];
    private final int[] byZip;

    public RightsByZip(List<ExpandedRight> rights) {
        this.rights = rights;
        rights.forEach(right -> right.zips().numbers().forEach(zip -> first[zip + 1]++));
        for (var zip = 0; zip < ZipSet.BOUND; zip++) {
            first[zip + 1] += first[zip];
        }
        byZip = new int[first[ZipSet.BOUND]];
        var next = Arrays.copyOf(first, ZipSet.BOUND);
        for (var i = 0; i < rights.size(); i++) {
            var right = i;
            rights.get(i).zips().numbers().forEach(zip -> byZip[next[zip]++] = right);
        }
    }

    /** Where the ZIP's rights begin; they end where the next ZIP's begin. */
    public int from(int zip) {
        return first[zip];
    }

    public ExpandedRight at(int place) {
        return rights.get(byZip[place]);
    }
}
