package io.headgate.demo;

import java.util.List;

/** The four regions, each with the call centre that takes its overflow. */
final class DemoRegions {

    static final List<Region> ALL = List.of(
            new Region(
                    "texas-call-center", "Texas call center", "America/Chicago", List.of("TX", "OK", "LA", "AR", "NM")),
            new Region(
                    "southeast-call-center",
                    "Southeast call center",
                    "America/New_York",
                    List.of("FL", "GA", "AL", "MS", "TN", "SC", "NC", "VA")),
            new Region(
                    "northeast-call-center",
                    "Northeast call center",
                    "America/New_York",
                    List.of("NY", "NJ", "PA", "CT", "MA", "MD", "OH", "MI", "IL", "IN")),
            new Region(
                    "west-call-center",
                    "West call center",
                    "America/Los_Angeles",
                    List.of("CA", "AZ", "NV", "WA", "OR", "CO", "UT")));

    private DemoRegions() {}

    /** One region. */
    record Region(String id, String name, String zone, List<String> states) {}

    static List<String> states() {
        return ALL.stream().flatMap(region -> region.states().stream()).toList();
    }
}
