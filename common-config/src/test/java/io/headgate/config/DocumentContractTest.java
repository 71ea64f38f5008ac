package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contract with whoever writes the document or reads it from the stream: the schemas in docs/contracts/config are those
 * of the records, take what the reader takes and refuse what it refuses. Run with {@code -Dcontracts.write=true} to accept
 * a change.
 */
class DocumentContractTest {

    private static final Path SCHEMAS = Path.of("../docs/contracts/config");
    private static final String DOCUMENT = "document.v1.json";
    private static final boolean WRITE = Boolean.getBoolean("contracts.write");
    // As the event's own mapper is set up; see EventJson in common-messaging.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();
    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<Path> documents() {
        return Stream.of(
                Path.of("../docs/guides/first-network.yaml"),
                Path.of("src/test/resources/io/headgate/config/network-example.yaml"));
    }

    @Test
    void theDocumentsSchemaIsTheOneOfTheRecords() throws IOException {
        check(DOCUMENT, document());
    }

    @Test
    void theEventsSchemaIsTheOneOfTheRecords() throws IOException {
        check(type() + ".json", event());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void takesWhatTheReaderTakes(Path file) throws IOException {
        var text = Files.readString(file);
        var canonical = ConfigWriter.toJson(TestDocuments.read(text));

        assertThat(schema(document()).validate(YAML.readTree(text))).isEmpty();
        assertThat(schema(document()).validate(MAPPER.readTree(canonical))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brand: {name: without an id}",
                "brand: {id: b, colour: red}",
                "service_lines: termite",
                "clients: [{id: c, kind: martian}]",
                "clients: [{id: c, endpoints: [{id: e, price: much}]}]",
                "clients: [{id: c, endpoints: [{id: e, weight: 1.5}]}]",
                "clients: [{id: c, endpoints: [{id: e, dedupe: {window: soon}}]}]",
                "clients: [{id: c, endpoints: [{id: e, hours: {mon: late}}]}]",
                "clients: [{id: c, endpoints: [{id: e, caps: [{limit: 4}]}]}]",
                "territories: [{endpoint: e, right: exclusive, area: {zips: [78717]}}]",
                "plans: [{id: p, steps: [{id: s, pool: everybody}]}]",
                "unknown: true"
            })
    void refusesWhatTheReaderRefuses(String text) {
        assertThat(TestDocuments.refused(text)).isNotEmpty();

        assertThat(schema(document()).validate(YAML.readTree(text))).isNotEmpty();
    }

    @Test
    void theEventOnTheStreamIsValidAgainstItsSchemaAndABrokenOneIsNot() {
        var published = new ConfigPublished(3, Instant.EPOCH, "admin", "first", TestDocuments.example());
        var written = MAPPER.readTree(MAPPER.writeValueAsBytes(published));

        assertThat(schema(event()).validate(written)).isEmpty();

        ((ObjectNode) written.path("document").path("brand")).remove("id");
        assertThat(schema(event()).validate(written)).isNotEmpty();
    }

    private static void check(String name, JsonNode schema) throws IOException {
        var text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        var file = SCHEMAS.resolve(name);
        if (WRITE) {
            Files.createDirectories(SCHEMAS);
            Files.writeString(file, text);
        }

        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("docs/contracts/config is stale; run with -Dcontracts.write=true and read the diff")
                .isEqualTo(text);
    }

    private static Schema schema(JsonNode written) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(written);
    }

    private static ObjectNode document() {
        return DocumentSchema.ofDocument(ConfigDocument.class, "Headgate configuration document");
    }

    private static ObjectNode event() {
        return DocumentSchema.ofEvent(ConfigPublished.class, type());
    }

    private static String type() {
        return Stream.of(EventTypes.values())
                .filter(known -> known.payload() == ConfigPublished.class)
                .findFirst()
                .orElseThrow()
                .type();
    }
}
