package io.headgate.reference;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything shipped about places, telephone codes, holidays and mail domains of the United States. Loaded once,
 * immutable, and answered from memory; a ZIP that it does not know is not thereby invalid.
 */
public final class ReferenceData {

    private final ZipTable zips = ZipTable.read();
    private final ZipCounties zipCounties = ZipCounties.read(zips);
    private final Map<String, County> counties = readCounties();
    private final Map<String, UsState> states = readStates();
    private final Map<String, AreaCode> areaCodes = readAreaCodes();
    private final Set<LocalDate> holidays = readHolidays();
    private final LocalDate holidaysUntil = Collections.max(holidays).with(TemporalAdjusters.lastDayOfYear());
    private final DomainList disposable = DomainList.read("disposable-email-domains.txt");
    private final DomainList free = DomainList.read("free-email-domains.txt");

    private ReferenceData() {}

    private static final class Loaded {
        private static final ReferenceData ONCE = new ReferenceData();
    }

    /** The one instance, read from the shipped files at the first call. */
    public static ReferenceData load() {
        return Loaded.ONCE;
    }

    /** The place of a five-digit ZIP. */
    public Optional<ZipPlace> zip(String zip) {
        var row = zips.row(zip);
        return row < 0 ? Optional.empty() : Optional.of(zips.at(row));
    }

    public boolean knowsZip(String zip) {
        return zips.row(zip) >= 0;
    }

    /** Every county that the ZIP touches, the main one first, then by share; none for military and unknown ZIPs. */
    public List<ZipCounty> countiesOf(String zip) {
        var row = zips.row(zip);
        return row < 0 ? List.of() : zipCounties.of(row);
    }

    /** Every ZIP that touches the county, however little, in ascending order. */
    public List<String> zipsOf(String countyFips) {
        return zipCounties.zipsIn(countyFips);
    }

    /** Every ZIP whose postal address is in the state, in ascending order. */
    public List<String> zipsOfState(String stateCode) {
        return zips.inState(upper(stateCode));
    }

    /** Every ZIP whose centre lies within the distance, in ascending order. */
    public List<String> zipsWithin(double lat, double lon, double miles) {
        return zips.within(lat, lon, miles);
    }

    /** Every ZIP of a city of this name in the state, whatever the case, the punctuation, and St. or Saint. */
    public List<String> placesNamed(String city, String stateCode) {
        return zips.named(city, upper(stateCode));
    }

    public Optional<UsState> state(String code) {
        return Optional.ofNullable(states.get(upper(code)));
    }

    public Optional<County> county(String fips) {
        return Optional.ofNullable(counties.get(fips));
    }

    /** The three digits after +1; with every zone that the metadata or our own table of split codes names. */
    public Optional<AreaCode> areaCode(String npa) {
        return Optional.ofNullable(areaCodes.get(npa));
    }

    /**
     * Whether offices are closed: on the holiday itself and on the working day on which it is observed. Known from 2024
     * until {@link #federalHolidaysUntil}; later no day is one.
     */
    public boolean isFederalHoliday(LocalDate date) {
        return holidays.contains(date);
    }

    /** The last day of the last year whose holidays are known. */
    public LocalDate federalHolidaysUntil() {
        return holidaysUntil;
    }

    /** Whether mail to the domain, or to one that it belongs to, is thrown away. */
    public boolean isDisposableDomain(String domain) {
        return disposable.containsOrIsBelow(domain);
    }

    /** Whether anybody can have a mailbox at the domain. */
    public boolean isFreeDomain(String domain) {
        return free.contains(domain);
    }

    private static String upper(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    private static Map<String, County> readCounties() {
        var read = new HashMap<String, County>();
        Rows.csv("us-counties.csv", 8, cells -> {
            var zone = cells[4].isEmpty() ? null : ZoneId.of(cells[4]);
            read.put(cells[0], new County(cells[0], cells[1], cells[2], cells[3], zone, cells[5].equals("1")));
        });
        return Map.copyOf(read);
    }

    private static Map<String, UsState> readStates() {
        var read = new HashMap<String, UsState>();
        Rows.csv("us-states.csv", 8, cells -> {
            var zones = zones(cells[6], cells[7]);
            read.put(cells[0], new UsState(cells[0], cells[1], cells[2], cells[3], zones));
        });
        return Map.copyOf(read);
    }

    private static Map<String, AreaCode> readAreaCodes() {
        var read = new HashMap<String, AreaCode>();
        Rows.csv("nanp-area-codes.csv", 6, cells -> read.put(cells[0], areaCode(cells)));
        // In service, and not in the metadata that the first list is made from; a code that is in both counts once.
        Rows.csv("nanp-area-codes-newer.csv", 8, cells -> read.putIfAbsent(cells[0], areaCode(cells)));
        // The metadata misses zones of codes that lie in two, above all of overlays.
        Rows.csv("nanp-split-area-codes.csv", 4, cells -> {
            var zones = zones("", cells[1]);
            read.computeIfPresent(cells[0], (_, code) -> code.alsoIn(zones));
        });
        return Map.copyOf(read);
    }

    private static AreaCode areaCode(String[] cells) {
        var state = cells[2].isEmpty() ? null : cells[2];
        return new AreaCode(cells[0], cells[1], state, cells[3], zones(cells[4], cells[5]));
    }

    private static List<ZoneId> zones(String main, String others) {
        var names = new ArrayList<String>();
        if (!main.isEmpty()) {
            names.add(main);
        }
        for (var other : others.split("\\|")) {
            if (!other.isEmpty() && !names.contains(other)) {
                names.add(other);
            }
        }
        return names.stream().map(ZoneId::of).toList();
    }

    private static Set<LocalDate> readHolidays() {
        var read = new HashSet<LocalDate>();
        Rows.csv("us-federal-holidays.csv", 4, cells -> {
            read.add(LocalDate.parse(cells[0]));
            read.add(LocalDate.parse(cells[2]));
        });
        return Set.copyOf(read);
    }
}
