package io.headgate.demo;

import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipPlace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Invents consumers that cannot exist: names drawn from short lists, phones from the numbers reserved for fiction
 * (555-0100 to 555-0199), e-mail at example.com; places are real.
 */
final class People {

    private static final List<String> FIRST = List.of(
            "Ava", "Noah", "Mia", "Liam", "Zoe", "Owen", "Ruth", "Hugo", "Ines", "Paul", "Nora", "Dean", "Lena", "Carl",
            "Iris", "Theo", "Gina", "Seth", "Faye", "Omar");
    private static final List<String> LAST = List.of(
            "Reyes", "Nguyen", "Cole", "Okafor", "Marsh", "Lund", "Pratt", "Vega", "Stone", "Kim", "Hale", "Ortiz",
            "Frost", "Banks", "Doyle", "Wolfe", "Shaw", "Flynn", "Moss", "Tran");
    private static final List<String> STREETS = List.of("Oak", "Maple", "Cedar", "Lake", "Hill", "Park", "Mill", "Elm");
    private static final List<String> LINES =
            List.of("termite", "termite", "general-pest", "general-pest", "general-pest", "hvac", "hvac");

    private final ReferenceData reference;
    private final Random random;
    private final List<ZipPlace> places;
    private final List<String> areaCodes;

    People(ReferenceData reference, Random random) {
        this.reference = reference;
        this.random = random;
        places = DemoRegions.states().stream()
                .flatMap(state -> reference.zipsOfState(state).stream())
                .flatMap(zip -> reference.zip(zip).stream())
                .filter(place -> place.countyFips() != null)
                .toList();
        areaCodes = java.util.stream.IntStream.rangeClosed(201, 989)
                .mapToObj(Integer::toString)
                .filter(this::usable)
                .toList();
    }

    private boolean usable(String npa) {
        return reference
                .areaCode(npa)
                .filter(code ->
                        code.kind().equals("geographic") && code.country().equals("US"))
                .isPresent();
    }

    /** A submission in canonical form; now and then with the flaws that real ones have. */
    Map<String, Object> lead(Instant now) {
        var place = pick(places);
        var first = pick(FIRST);
        var last = pick(LAST);
        var lead = new LinkedHashMap<String, Object>();
        lead.put("first_name", first);
        lead.put("last_name", last);
        lead.put("email", (first + "." + last + random.nextInt(10_000) + "@" + domain()).toLowerCase(Locale.ROOT));
        lead.put("phone", phone());
        lead.put("address", address(place));
        lead.put("service_line", pick(LINES));
        lead.put("segment", random.nextInt(12) == 0 ? "commercial" : "residential");
        lead.put("campaign", "fall-" + (1 + random.nextInt(6)));
        lead.put(
                "attributes",
                Map.of(
                        "home_owner",
                        random.nextInt(5) != 0,
                        "budget",
                        50 * (1 + random.nextInt(40)),
                        "urgency",
                        pick(List.of("now", "week", "month"))));
        if (random.nextInt(40) != 0) {
            lead.put("consent", consent(now));
        }
        return lead;
    }

    private String domain() {
        return random.nextInt(60) == 0 ? "mailinator.com" : pick(List.of("example.com", "example.net", "example.org"));
    }

    private String phone() {
        // One in fifty is a typo: the area code does not exist.
        var npa = random.nextInt(50) == 0 ? "200" : pick(areaCodes);
        return npa + "-555-01" + String.format(Locale.ROOT, "%02d", random.nextInt(100));
    }

    private Map<String, Object> address(ZipPlace place) {
        var address = new LinkedHashMap<String, Object>();
        address.put("line1", (100 + random.nextInt(9900)) + " " + pick(STREETS) + " St");
        address.put("city", place.city());
        address.put("state", place.state());
        address.put("zip", place.zip());
        return address;
    }

    private Map<String, Object> consent(Instant now) {
        return Map.of(
                "text", "By clicking I agree that Clearbrook Home Services may call me about my request.",
                "captured_at", now.toString(),
                "ip", "203.0.113." + (1 + random.nextInt(250)),
                "user_agent", "Mozilla/5.0",
                "page_url", "https://clearbrook.example/quote");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
