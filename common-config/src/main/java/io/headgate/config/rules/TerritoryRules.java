package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.area.AreaExpansion;
import io.headgate.config.area.ZipSet;
import io.headgate.config.document.EnumNames;
import io.headgate.config.lint.ExpandedRight;
import io.headgate.model.config.Area;
import io.headgate.model.config.OverlapZone;
import io.headgate.model.config.Radius;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Territory;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What must hold of territory rights, each for itself and all together. */
public final class TerritoryRules {

    private static final int HIGHEST_TIER = 99;

    private final ValidationReport report;
    private final DocumentIndex index;
    private final ReferenceData reference;
    private final CapRules caps;
    private final AreaExpansion expansion;
    private final ExclusiveOverlaps overlaps;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<ExpandedRight> rights = new ArrayList<>();

    public TerritoryRules(ValidationReport report, DocumentIndex index, ReferenceData reference, LocalDate today) {
        this.report = report;
        this.index = index;
        this.reference = reference;
        caps = new CapRules(report, index);
        expansion = new AreaExpansion(reference);
        overlaps = new ExclusiveOverlaps(report, today);
    }

    public void check(List<Territory> territories) {
        for (var i = 0; i < territories.size(); i++) {
            check("territories[" + i + "]", i, territories.get(i));
        }
        overlaps.check(rights.stream()
                .filter(right -> right.territory().right() == RightKind.EXCLUSIVE)
                .toList());
    }

    /** The rights that were checked, in the order of the document. */
    public List<ExpandedRight> rights() {
        return rights;
    }

    /** Checks the zone; its ZIPs. */
    public ZipSet check(OverlapZone zone, String path) {
        report.id(path + ".id", zone.id());
        report.references(path + ".service_lines", zone.serviceLines(), index.serviceLines());
        report.distinct(
                path + ".tie_breakers",
                zone.tieBreakers().stream().map(EnumNames::word).toList());
        if (zone.tieBreakers().isEmpty()) {
            report.error(path + ".tie_breakers", ConfigCode.MISSING, "An overlap zone says how ties are broken.");
        }
        return area(path + ".area", zone.area());
    }

    private void check(String path, int position, Territory territory) {
        var other = positions.putIfAbsent(territory.key(), position);
        if (other != null) {
            report.error(
                    path,
                    ConfigCode.DUPLICATE_ID,
                    "The same right stands in territories[%d]; give it an id of its own if it is meant."
                            .formatted(other));
        }
        if (territory.id() != null) {
            report.id(path + ".id", territory.id());
        }
        report.reference(path + ".endpoint", territory.endpoint(), index.endpoints());
        report.references(path + ".service_lines", territory.serviceLines(), index.serviceLines());
        report.distinct(path + ".service_lines", territory.serviceLines());
        report.atLeast(path + ".tier", territory.tier(), 1);
        if (territory.tier() > HIGHEST_TIER) {
            report.error(path + ".tier", ConfigCode.INVALID_VALUE, "A tier is at most %d.".formatted(HIGHEST_TIER));
        }
        report.period(path, territory.from(), territory.to());
        report.money(path + ".price", territory.price());
        caps.check(path + ".caps", territory.caps());
        if (!territory.tags().isEmpty()) {
            report.error(
                    path + ".tags",
                    ConfigCode.NO_EFFECT,
                    "Nothing asks for the tags of a right; pools name the tags of endpoints.");
        }
        var zips = area(path + ".area", territory.area());
        rights.add(new ExpandedRight(position, territory, zips));
    }

    private ZipSet area(String path, Area area) {
        zips(path + ".zips", area.zips());
        zips(path + ".except_zips", area.exceptZips());
        known(path + ".counties", area.counties(), this::isCounty, ConfigCode.UNKNOWN_COUNTY, "county by FIPS code");
        known(
                path + ".except_counties",
                area.exceptCounties(),
                this::isCounty,
                ConfigCode.UNKNOWN_COUNTY,
                "county by FIPS code");
        known(path + ".states", area.states(), this::isState, ConfigCode.UNKNOWN_STATE, "state by postal code");
        radius(path + ".radius", area.radius());
        if (area.includesNothing()) {
            report.error(path, ConfigCode.EMPTY_AREA, "An area has ZIPs, counties, states or a radius.");
            return expansion.zipsOf(area);
        }
        var zips = expansion.zipsOf(area);
        if (zips.isEmpty()) {
            report.warning(
                    path, ConfigCode.EMPTY_AREA, "Nothing is left of the area once its exceptions are taken away.");
        }
        return zips;
    }

    private boolean isCounty(String fips) {
        return reference.county(fips).isPresent();
    }

    // Upper case only: routing looks states up as the lead has them.
    private boolean isState(String code) {
        return code.equals(code.toUpperCase(Locale.ROOT))
                && reference.state(code).isPresent();
    }

    private void zips(String path, List<String> zips) {
        var unknown = new ArrayList<String>();
        for (var i = 0; i < zips.size(); i++) {
            var zip = zips.get(i);
            if (ZipSet.number(zip) < 0) {
                report.error(
                        path + "[" + i + "]",
                        ConfigCode.INVALID_VALUE,
                        "%s is no ZIP of five digits.".formatted(MessageText.quoted(zip)));
            } else if (!reference.knowsZip(zip)) {
                unknown.add(zip);
            }
        }
        if (!unknown.isEmpty()) {
            report.warning(
                    path,
                    ConfigCode.UNKNOWN_ZIP,
                    "The gazetteer does not know %s.".formatted(MessageText.some(unknown)));
        }
    }

    private void known(String path, List<String> codes, Predicate<String> isKnown, ConfigCode code, String what) {
        for (var i = 0; i < codes.size(); i++) {
            if (!isKnown.test(codes.get(i))) {
                report.error(
                        path + "[" + i + "]",
                        code,
                        "There is no %s %s.".formatted(what, MessageText.quoted(codes.get(i))));
            }
        }
    }

    private void radius(String path, @Nullable Radius radius) {
        if (radius == null) {
            return;
        }
        report.point(path, radius.lat(), radius.lon());
        if (!(radius.miles() > 0 && radius.miles() <= Radius.LARGEST_MILES)) {
            report.error(path + ".miles", ConfigCode.INVALID_VALUE, "A radius is above 0 and at most 500 miles.");
        }
    }
}
