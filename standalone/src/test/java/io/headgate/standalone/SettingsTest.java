package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.embedded.EmbeddedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void knowsTheDocumentedPorts() {
        Settings settings = Settings.from(Map.of(), List.of());

        assertThat(settings.applications())
                .extracting(application -> application.name() + " " + application.port())
                .containsExactlyInAnyOrder(
                        "portal 8080",
                        "intake 8081",
                        "validation 8082",
                        "routing 8083",
                        "delivery 8084",
                        "reconciliation 8085");
    }

    @Test
    void takesAPortFromTheEnvironment() {
        Settings settings = Settings.from(Map.of("HEADGATE_INTAKE_PORT", "9081"), List.of());

        assertThat(settings.application("intake").url()).isEqualTo("http://localhost:9081");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> Settings.from(Map.of("HEADGATE_INTAKE_PORT", "http"), List.of()))
                .isInstanceOf(EmbeddedException.class)
                .hasMessage("HEADGATE_INTAKE_PORT must be a port number, but is 'http'.");
        assertThatThrownBy(() -> Settings.from(Map.of("HEADGATE_KAFKA_PORT", "70000"), List.of()))
                .hasMessage("HEADGATE_KAFKA_PORT must be between 1 and 65535, but is 70000.");
    }

    @Test
    void letsDeliveriesReachThisMachineInTheDemoOnly() {
        Map<String, String> environment = Map.of("HEADGATE_EGRESS_ALLOW", "10.0.0.0/8 , 192.168.1.0/24");

        assertThat(Settings.from(Map.of(), List.of()).egressAllow()).isEmpty();
        assertThat(Settings.from(environment, List.of()).egressAllow()).containsExactly("10.0.0.0/8", "192.168.1.0/24");
        assertThat(Settings.from(environment, List.of("--demo")).egressAllow())
                .containsExactly("10.0.0.0/8", "192.168.1.0/24", "127.0.0.0/8");
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        assertThatThrownBy(() -> Settings.from(Map.of(), List.of("--dmeo")))
                .hasMessage("Unknown option --dmeo: `up` knows --demo and --jvms.");
    }
}
