package io.headgate.reference;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ZIPs in columns, row by row in ascending order: forty thousand objects less, and a look-up is one array access.
 * Centres are kept in ten-thousandths of a degree, which is how the source states them.
 */
final class ZipTable {

    private static final int ZIPS = 100_000;
    private static final char NONE = Character.MAX_VALUE;
    private static final int DECIMALS = 4;
    private static final double DEGREE = 10_000;
    private static final int NOWHERE = Integer.MIN_VALUE;

    private final char[] rowOf = new char[ZIPS];
    private final String[] zip;
    private final String[] city;
    private final String[] state;
    private final @Nullable String[] county;
    private final @Nullable String[] countyName;
    private final int[] lat;
    private final int[] lon;
    private final @Nullable ZoneId[] zone;
    private final Map<String, char[]> rowsByState = new HashMap<>();

    private final String[] placeNames;
    private final char[] byPlace;
    private final char[] byLatitude;

    private ZipTable(int rows) {
        Arrays.fill(rowOf, NONE);
        zip = new String[rows];
        city = new String[rows];
        state = new String[rows];
        county = new String[rows];
        countyName = new String[rows];
        lat = new int[rows];
        lon = new int[rows];
        zone = new ZoneId[rows];
        placeNames = new String[rows];
        byPlace = new char[rows];
        byLatitude = new char[rows];
    }

    static ZipTable read() {
        var corrected = new HashMap<String, String>();
        Rows.csv("us-zip-zone-corrections.csv", 4, cells -> corrected.put(cells[0], cells[1]));
        var lines = new ArrayList<String[]>(42_000);
        Rows.csv("us-zips.csv", 8, cells -> {
            cells[7] = corrected.getOrDefault(cells[0], cells[7]);
            lines.add(cells.clone());
        });
        lines.sort(Comparator.comparing(cells -> cells[0]));
        var table = new ZipTable(lines.size());
        var texts = new HashMap<String, String>();
        var zones = new HashMap<String, ZoneId>();
        for (var row = 0; row < lines.size(); row++) {
            table.fill(row, lines.get(row), texts, zones);
        }
        table.index();
        return table;
    }

    private void fill(int row, String[] cells, Map<String, String> texts, Map<String, ZoneId> zones) {
        zip[row] = cells[0];
        rowOf[Integer.parseInt(cells[0])] = (char) row;
        city[row] = shared(texts, cells[1]);
        state[row] = shared(texts, cells[2]);
        county[row] = cells[3].isEmpty() ? null : shared(texts, cells[3]);
        countyName[row] = cells[4].isEmpty() ? null : shared(texts, cells[4]);
        lat[row] = cells[5].isEmpty() ? NOWHERE : Rows.fixedPoint(cells[5], DECIMALS);
        lon[row] = cells[6].isEmpty() ? NOWHERE : Rows.fixedPoint(cells[6], DECIMALS);
        zone[row] = cells[7].isEmpty() ? null : zones.computeIfAbsent(cells[7], ZoneId::of);
    }

    private static String shared(Map<String, String> texts, String text) {
        var known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private void index() {
        var names = new HashMap<String, String>();
        for (var row = 0; row < zip.length; row++) {
            placeNames[row] = names.computeIfAbsent(city[row], PlaceName::normalise);
        }
        var nameRank = ranks(placeNames);
        var stateRank = ranks(state);
        fillSorted(byPlace, row -> nameRank[row] * 100 + stateRank[row]);
        fillSorted(byLatitude, row -> lat[row]);
        var byState = new HashMap<String, StringBuilder>();
        for (var row = 0; row < zip.length; row++) {
            byState.computeIfAbsent(state[row], _ -> new StringBuilder()).append((char) row);
        }
        byState.forEach((code, rows) -> rowsByState.put(code, rows.toString().toCharArray()));
    }

    private static int[] ranks(String[] texts) {
        var ranks = new HashMap<String, Integer>();
        for (var text : new TreeSet<>(Arrays.asList(texts))) {
            ranks.put(text, ranks.size());
        }
        return Arrays.stream(texts)
                .mapToInt(text -> ranks.getOrDefault(text, -1))
                .toArray();
    }

    // Sorts by the key, then by row: both in one long, because loading is on the path of every service's start.
    private static void fillSorted(char[] target, IntUnaryOperator key) {
        var keys = new long[target.length];
        for (var row = 0; row < keys.length; row++) {
            keys[row] = ((long) key.applyAsInt(row) << 32) | row;
        }
        Arrays.sort(keys);
        for (var i = 0; i < keys.length; i++) {
            target[i] = (char) keys[i];
        }
    }

    int size() {
        return zip.length;
    }

    /** The row, or -1 when the text is no ZIP of the table. */
    int row(String text) {
        if (text.length() != 5) {
            return -1;
        }
        var number = 0;
        for (var i = 0; i < 5; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return rowOf[number] == NONE ? -1 : rowOf[number];
    }

    String zipAt(int row) {
        return zip[row];
    }

    ZipPlace at(int row) {
        var located = lat[row] != NOWHERE;
        return new ZipPlace(
                zip[row],
                city[row],
                state[row],
                county[row],
                countyName[row],
                located ? lat[row] / DEGREE : null,
                located ? lon[row] / DEGREE : null,
                zone[row]);
    }

    List<String> inState(String code) {
        return zips(rowsByState.getOrDefault(code, new char[0]));
    }

    List<String> named(String cityName, String stateCode) {
        var wanted = PlaceName.normalise(cityName);
        var from = firstPlace(wanted, stateCode);
        var found = new ArrayList<String>();
        for (var i = from; i < byPlace.length && comparePlace(byPlace[i], wanted, stateCode) == 0; i++) {
            found.add(zip[byPlace[i]]);
        }
        return List.copyOf(found);
    }

    private int firstPlace(String wanted, String stateCode) {
        var low = 0;
        var high = byPlace.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (comparePlace(byPlace[middle], wanted, stateCode) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int comparePlace(int row, String wanted, String stateCode) {
        var byName = placeNames[row].compareTo(wanted);
        return byName != 0 ? byName : state[row].compareTo(stateCode);
    }

    List<String> within(double centreLat, double centreLon, double miles) {
        var span = GreatCircle.degreesOfLatitude(miles);
        var found = new ArrayList<String>();
        for (var i = firstAtLatitude(centreLat - span); i < byLatitude.length; i++) {
            var row = byLatitude[i];
            if (lat[row] / DEGREE > centreLat + span) {
                break;
            }
            if (GreatCircle.miles(centreLat, centreLon, lat[row] / DEGREE, lon[row] / DEGREE) <= miles) {
                found.add(zip[row]);
            }
        }
        found.sort(Comparator.naturalOrder());
        return List.copyOf(found);
    }

    private int firstAtLatitude(double wanted) {
        // ZIPs without a point come first and lie below every latitude.
        var limit = Math.max((long) Math.floor(wanted * DEGREE), NOWHERE + 1L);
        var low = 0;
        var high = byLatitude.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (lat[byLatitude[middle]] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private List<String> zips(char[] rows) {
        var found = new String[rows.length];
        for (var i = 0; i < rows.length; i++) {
            found[i] = zip[rows[i]];
        }
        return List.of(found);
    }
}
