package io.headgate.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.routing.simulation.ConfigOverrides.CapOverride;
import io.headgate.routing.simulation.ConfigOverrides.EndpointChange;
import io.headgate.routing.simulation.ConfigOverrides.Result;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigOverridesTest {

    private static final ConfigDocument DOCUMENT = document("""
        brand: {id: b, name: Brand, time_zone: America/Chicago, currency: USD}
        service_lines: [{id: termite}]
        clients:
          - {id: c, endpoints: [{id: e, price: '10.00', hours: {mon-fri: ['08:00-17:00']}, caps: [{limit: 40, per: day}, {limit: '99.50', unit: money, per: week}], delivery: {method: webhook, url: 'https://e.example/'}}, {id: f, price: '7.00', delivery: {method: webhook, url: 'https://f.example/'}}]}
        plans: [{id: all, steps: [{id: one, pool: [e, f]}]}]
        """);

    @Test
    void onlyWhatIsNamedIsDifferent() {
        var changed = changed(new EndpointChange(
                "e",
                "12.5",
                "PAUSED",
                3,
                9,
                EventJson.mapper().readTree("{}"),
                List.of(new CapOverride("day", null, "50"))));

        var endpoint = changed.clients().getFirst().endpoints().getFirst();
        assertThat(endpoint.price()).isEqualByComparingTo("12.5");
        assertThat(endpoint.status()).isEqualTo(EndpointStatus.PAUSED);
        assertThat(endpoint.priority()).isEqualTo(3);
        assertThat(endpoint.weight()).isEqualTo(9);
        assertThat(endpoint.hours()).isNull();
        assertThat(endpoint.caps())
                .containsExactly(
                        new Cap(new BigDecimal("99.50"), CapUnit.MONEY, CapPeriod.WEEK),
                        new Cap(new BigDecimal("50"), CapUnit.COUNT, CapPeriod.DAY));
        assertThat(changed.clients().getFirst().endpoints().getLast())
                .isEqualTo(DOCUMENT.clients().getFirst().endpoints().getLast());
        assertThat(changed.plans()).isEqualTo(DOCUMENT.plans());
    }

    @Test
    void nothingNamedIsNothingChanged() {
        assertThat(changed(new EndpointChange("e", null, null, null, null, null, null)))
                .isEqualTo(DOCUMENT);
    }

    @Test
    void aCapWithoutALimitIsRemovedAndHoursAreReplaced() {
        var changed = changed(new EndpointChange(
                "e",
                null,
                null,
                null,
                null,
                EventJson.mapper().readTree("{\"sat\": [\"10:00-12:00\"]}"),
                List.of(new CapOverride("week", "money", null))));

        Endpoint endpoint = changed.clients().getFirst().endpoints().getFirst();
        assertThat(endpoint.caps()).extracting(Cap::per).containsExactly(CapPeriod.DAY);
        assertThat(endpoint.hours().days()).containsOnlyKeys("sat");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(ConfigOverrides.apply(
                        DOCUMENT, List.of(new EndpointChange("nobody", "1", null, null, null, null, null))))
                .isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("overrides[0].endpoint"));
        assertThat(ConfigOverrides.apply(
                        DOCUMENT, List.of(new EndpointChange("e", "much", null, null, null, null, null))))
                .isInstanceOf(Result.Refused.class);
        assertThat(ConfigOverrides.apply(
                        DOCUMENT,
                        List.of(new EndpointChange(
                                "e", null, null, null, null, null, List.of(new CapOverride("century", null, "1"))))))
                .isInstanceOf(Result.Refused.class);
    }

    private static ConfigDocument changed(EndpointChange override) {
        return switch (ConfigOverrides.apply(DOCUMENT, List.of(override))) {
            case Result.Changed(var document) -> document;
            case Result.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static ConfigDocument document(String yaml) {
        return switch (ConfigReader.read(yaml)) {
            case ConfigReading.Parsed parsed -> parsed.document();
            case ConfigReading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
