package io.headgate.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract with everybody who reads the stream: the schemas in docs/contracts/events are those of the code, and the
 * golden events still read and write exactly as they did. Run with {@code -Dcontracts.write=true} to accept a change.
 */
class EventContractTest {

    private static final Path SCHEMAS = Path.of("../docs/contracts/events");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean WRITE = Boolean.getBoolean("contracts.write");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static Stream<EventTypes> types() {
        // The configuration document has a contract of its own: docs/contracts/config, checked in common-config.
        return Arrays.stream(EventTypes.values()).filter(type -> type.payload() != ConfigPublished.class);
    }

    static Stream<Event> samples() {
        return Samples.all().stream();
    }

    @Test
    void hasAGoldenSampleOfEveryType() {
        assertThat(samples().map(EventTypes::of)).containsExactlyInAnyOrderElementsOf(types().toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExportedSchemaIsTheOneOfTheCode(EventTypes type) throws IOException {
        var schema = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schemaOf(type)) + "\n";
        var file = SCHEMAS.resolve(type.type() + ".json");
        if (WRITE) {
            Files.createDirectories(SCHEMAS);
            Files.writeString(file, schema);
        }

        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("docs/contracts/events is stale; run with -Dcontracts.write=true and read the diff")
                .isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theGoldenEventStillReadsAndWritesAsItDid(Event sample) throws IOException {
        var type = EventTypes.of(sample);
        var file = GOLDEN.resolve(type.type() + ".json");
        var written = MAPPER.readTree(MAPPER.writeValueAsString(sample));
        if (WRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n");
        }
        var golden = MAPPER.readTree(Files.readString(file));

        assertThat(written).isEqualTo(golden);
        assertThat(MAPPER.readValue(Files.readString(file), type.payload())).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theGoldenEventIsValidAgainstItsSchemaAndABrokenOneIsNot(Event sample) {
        var type = EventTypes.of(sample);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaOf(type));
        var golden = MAPPER.readTree(MAPPER.writeValueAsString(sample));

        assertThat(schema.validate(golden)).isEmpty();
        assertThat(schema.validate(MAPPER.readTree("{}"))).isNotEmpty();
    }

    private static JsonNode schemaOf(EventTypes type) {
        var builder = new SchemaGeneratorConfigBuilder(MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonSchemaModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        builder.forFields()
                .withPropertyNameOverrideResolver(field -> snake(field.getDeclaredName()))
                .withRequiredCheck(field -> !nullable(field.getRawMember().getAnnotatedType()))
                .withNullableCheck(field -> nullable(field.getRawMember().getAnnotatedType()));
        builder.forTypesInGeneral().withCustomDefinitionProvider((javaType, context) -> {
            var raw = javaType.getErasedType();
            if (raw.getSimpleName().endsWith("Id") && raw.getPackageName().endsWith("model.shared")) {
                return new com.github.victools.jsonschema.generator.CustomDefinition(
                        MAPPER.createObjectNode().put("type", "string").put("pattern", "^[a-z]+_[0-9a-f-]{36}$"), true);
            }
            if (raw == io.headgate.model.shared.Money.class) {
                var money = MAPPER.createObjectNode().put("type", "object");
                money.putObject("properties").putObject("amount").put("type", "string");
                ((tools.jackson.databind.node.ObjectNode) money.get("properties"))
                        .putObject("currency")
                        .put("type", "string");
                money.putArray("required").add("amount").add("currency");
                return new com.github.victools.jsonschema.generator.CustomDefinition(money, true);
            }
            return null;
        });
        var schema = new SchemaGenerator(builder.build()).generateSchema(type.payload());
        schema.put("title", type.type());
        return schema;
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean nullable(java.lang.reflect.@Nullable AnnotatedType type) {
        return type != null && type.isAnnotationPresent(Nullable.class);
    }
}
