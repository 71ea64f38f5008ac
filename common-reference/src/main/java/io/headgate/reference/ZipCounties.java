package io.headgate.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which ZIP lies in which counties, both ways, in columns: the pairs of one ZIP stand together. */
final class ZipCounties {

    private static final double TENTHS = 10;

    private final ZipTable zips;
    private final int[] firstOfZip;
    private final String[] county;
    private final short[] tenthsOfPercent;
    private final boolean[] primary;
    private final Map<String, List<String>> zipsByCounty = new HashMap<>();

    private ZipCounties(ZipTable zips, int pairs) {
        this.zips = zips;
        firstOfZip = new int[zips.size() + 1];
        county = new String[pairs];
        tenthsOfPercent = new short[pairs];
        primary = new boolean[pairs];
    }

    private record Pair(int zipRow, String county, short tenths, boolean primary) {}

    static ZipCounties read(ZipTable zips) {
        var pairs = new ArrayList<Pair>(58_000);
        var texts = new HashMap<String, String>();
        Rows.csv("us-zip-county.csv", 5, cells -> {
            var row = zips.row(cells[0]);
            if (row >= 0) {
                var fips = texts.computeIfAbsent(cells[1], text -> text);
                var tenths = (short) Rows.fixedPoint(cells[2], 1);
                pairs.add(new Pair(row, fips, tenths, cells[4].equals("1")));
            }
        });
        // The primary county leads, the others follow by their share.
        pairs.sort((a, b) -> {
            var byZip = Integer.compare(a.zipRow, b.zipRow);
            var byPrimary = byZip != 0 ? byZip : Boolean.compare(b.primary, a.primary);
            var byShare = byPrimary != 0 ? byPrimary : Short.compare(b.tenths, a.tenths);
            return byShare != 0 ? byShare : a.county.compareTo(b.county);
        });
        var table = new ZipCounties(zips, pairs.size());
        table.fill(pairs);
        return table;
    }

    private void fill(List<Pair> pairs) {
        var byCounty = new HashMap<String, List<String>>();
        for (var i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            county[i] = pair.county;
            tenthsOfPercent[i] = pair.tenths;
            primary[i] = pair.primary;
            firstOfZip[pair.zipRow + 1] = i + 1;
            byCounty.computeIfAbsent(pair.county, _ -> new ArrayList<>()).add(zips.zipAt(pair.zipRow));
        }
        // ZIPs without a county end where the one before them ended.
        for (var row = 1; row < firstOfZip.length; row++) {
            firstOfZip[row] = Math.max(firstOfZip[row], firstOfZip[row - 1]);
        }
        byCounty.forEach((fips, members) -> zipsByCounty.put(fips, List.copyOf(members)));
    }

    List<ZipCounty> of(int zipRow) {
        var from = firstOfZip[zipRow];
        var found = new ZipCounty[firstOfZip[zipRow + 1] - from];
        Arrays.setAll(
                found, i -> new ZipCounty(county[from + i], tenthsOfPercent[from + i] / TENTHS, primary[from + i]));
        return List.of(found);
    }

    List<String> zipsIn(String fips) {
        return zipsByCounty.getOrDefault(fips, List.of());
    }
}
