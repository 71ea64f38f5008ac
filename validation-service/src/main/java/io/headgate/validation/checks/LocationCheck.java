package io.headgate.validation.checks;

import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.person.Address;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.core.Deadline;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.TownGuess;
import io.headgate.reference.ZipPlace;
import io.headgate.validation.core.Check;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the lead is: ZIP, city and state against the gazetteer. Two that agree outvote the third; a ZIP wins a tie,
 * because people know their own ZIP and forms pre-select the state. Of a ZIP that reaches into several states the stated
 * one counts. Whatever was inferred or corrected stands in the
 * data, and a ZIP that the gazetteer does not know is never held against the lead: new ones appear every month.
 */
final class LocationCheck implements Check {

    private static final String COUNTRY = "US";
    // One statement against another, and nothing else to go by.
    private static final double ONE_OF_TWO = 0.5;

    private final ReferenceData reference;
    private final ZipLocations locations;

    LocationCheck(ReferenceData reference) {
        this.reference = reference;
        this.locations = new ZipLocations(reference);
    }

    @Override
    public CheckName name() {
        return CheckName.LOCATION;
    }

    @Override
    public String provider() {
        return "gazetteer";
    }

    @Override
    public Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        var sent = subject.contact().address();
        if (sent.country() != null && !sent.country().equals(COUNTRY)) {
            return Finding.flag(ReasonCode.LOCATION_UNKNOWN, "the address is not in the United States", Map.of())
                    .withLocation(asSent(sent));
        }
        var zip = sent.zip();
        if (zip == null) {
            return withoutZip(sent);
        }
        return reference.zip(zip).map(place -> withZip(place, sent)).orElseGet(() -> withUnknownZip(zip, sent));
    }

    private Finding withZip(ZipPlace place, Address sent) {
        var data = new HashMap<String, Object>();
        data.put("zip_known", true);
        data.put("zip_inferred", false);
        var city = sent.city();
        if (city != null) {
            data.put("city_matches", reference.placesNamed(city, place.state()).contains(place.zip()));
        }
        var stated = sent.state();
        if (agrees(place, stated)) {
            if (stated == null || stated.equals(place.state())) {
                return Finding.pass(data).withLocation(locations.locationOf(place));
            }
            // The post office's state of a border ZIP is where most of it lies; the person knows on which side
            // she lives.
            data.put("resolved_by", "stated_state");
            data.put("zip_state", place.state());
            return Finding.pass(data).withLocation(locations.inState(place, stated));
        }
        data.put("state_matches", false);
        if (Boolean.TRUE.equals(data.get("city_matches"))) {
            return contradiction(
                    "zip_and_city", "ZIP and city agree against the state", data, locations.locationOf(place));
        }
        return outvotedZip(city, sent.state(), data).orElseGet(() -> {
            data.put("zip_confidence", ONE_OF_TWO);
            return contradiction(
                    "zip",
                    "ZIP and state contradict each other; the ZIP counts",
                    data,
                    locations.locationOf(place).withZipConfidence(ONE_OF_TWO));
        });
    }

    // A ZIP at the border may reach into the other state.
    private boolean agrees(ZipPlace place, @Nullable String state) {
        return state == null
                || state.equals(place.state())
                || reference.countiesOf(place.zip()).stream()
                        .flatMap(part -> reference.county(part.fips()).stream())
                        .anyMatch(county -> county.state().equals(state));
    }

    private Optional<Finding> outvotedZip(@Nullable String city, @Nullable String state, Map<String, Object> data) {
        if (city == null || state == null) {
            return Optional.empty();
        }
        return locations.inCity(city, state).map(found -> {
            data.put("zip_inferred", true);
            data.put("zip_candidates", found.candidates());
            data.put("zip_confidence", found.confidence());
            return contradiction(
                    "city_and_state", "city and state agree against the ZIP", data, locations.locationOf(found));
        });
    }

    private static Finding contradiction(
            String resolvedBy, String detail, Map<String, Object> data, Location location) {
        data.put("resolved_by", resolvedBy);
        return Finding.flag(ReasonCode.LOCATION_CONTRADICTORY, detail, data).withLocation(location);
    }

    private Finding withUnknownZip(String zip, Address sent) {
        var data = new HashMap<String, Object>();
        data.put("zip_known", false);
        data.put("zip_inferred", false);
        var located = cityOf(sent).map(found -> {
            data.put("located_by", "city_and_state");
            return locations.locationOf(found.place(), zip);
        });
        return Finding.flag(ReasonCode.LOCATION_UNKNOWN, "the gazetteer does not know the ZIP", data)
                .withLocation(located.orElseGet(() -> asSent(sent)));
    }

    private Finding withoutZip(Address sent) {
        var found = cityOf(sent).orElse(null);
        if (found == null) {
            return nowhere(sent);
        }
        var data = Map.<String, Object>of(
                "zip_inferred", true, "zip_candidates", found.candidates(), "zip_confidence", found.confidence());
        var finding = found.candidates() == 1
                ? Finding.pass(data)
                : Finding.flag(null, "the most central of %d ZIPs was taken".formatted(found.candidates()), data);
        return finding.withLocation(locations.locationOf(found));
    }

    private Finding nowhere(Address sent) {
        var state = sent.state();
        if (state == null || reference.state(state).isEmpty()) {
            return Finding.fail(ReasonCode.LOCATION_UNKNOWN, "neither ZIP nor city and state lead to a place", Map.of())
                    .withLocation(asSent(sent));
        }
        return Finding.flag(ReasonCode.LOCATION_UNKNOWN, "only the state is known", Map.of("located_by", "state"))
                .withLocation(asSent(sent));
    }

    private Optional<TownGuess> cityOf(Address sent) {
        var city = sent.city();
        var state = sent.state();
        return city == null || state == null ? Optional.empty() : locations.inCity(city, state);
    }

    private Location asSent(Address sent) {
        var state = Optional.ofNullable(sent.state()).flatMap(reference::state);
        var zones = state.map(known -> known.zones()).orElse(List.of());
        var zone = zones.size() == 1 ? zones.getFirst().getId() : null;
        // A city that no table confirms is free text, in which anything may stand: it stays sealed.
        return new Location(
                sent.zip(), null, state.map(known -> known.code()).orElse(null), List.of(), null, null, zone);
    }
}
