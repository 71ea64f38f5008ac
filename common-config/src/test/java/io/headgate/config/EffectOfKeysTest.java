package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A key that is accepted has an effect, or is refused: each key of the schema is named in {@code keys.txt} with the test
 * that shows what it does, or with the code by which the validator refuses it.
 */
class EffectOfKeysTest {

    private static final String REFUSED = "REFUSED";
    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");

    private final Map<String, Path> sources = sources();
    private final Map<String, String> texts = new HashMap<>();

    @Test
    void everyKeyOfTheSchemaHasItsLineAndNoOther() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void everyNamedTestIsThereAndMentionsItsKey() throws IOException {
        var wrong = new ArrayList<String>();
        for (var line : table().entrySet()) {
            if (!line.getValue().startsWith(REFUSED)) {
                wrong.addAll(faults(line.getKey(), line.getValue()));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsSaidToBeRefusedIsRefusedByThatCodeAtThatKey() throws IOException {
        for (var line : table().entrySet()) {
            if (line.getValue().startsWith(REFUSED)) {
                var words = line.getValue().split(" ", 3);
                var key = line.getKey().substring(line.getKey().indexOf('.') + 1);

                assertThat(ConfigValidator.validate(TestDocuments.read(words[2]), ReferenceData.load(), TODAY)
                                .errors())
                        .as(line.getKey())
                        .anySatisfy(error -> {
                            assertThat(error.code().name()).isEqualTo(words[1]);
                            assertThat(error.path()).endsWith("." + key);
                        });
            }
        }
    }

    private List<String> faults(String key, String test) {
        var name = test.substring(0, test.indexOf('#'));
        var method = test.substring(test.indexOf('#') + 1);
        if (!sources.containsKey(name)) {
            return List.of("%s: there is no test class %s".formatted(key, name));
        }
        if (!Pattern.compile("\\bvoid " + method + "\\(").matcher(text(name)).find()) {
            return List.of("%s: %s has no test %s".formatted(key, name, method));
        }
        var written = key.substring(key.indexOf('.') + 1);
        var inJava = Pattern.compile("_([a-z])").matcher(written).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT));
        var mention = Pattern.compile("\\b(%s|%s)\\b".formatted(written, inJava), Pattern.CASE_INSENSITIVE);
        return withFixtures(name).stream()
                        .anyMatch(file -> mention.matcher(text(file)).find())
                ? List.of()
                : List.of("%s: neither %s nor a fixture of it mentions %s".formatted(key, name, written));
    }

    /** The class, and the test sources of its module that it names: networks are often written in one of these. */
    private Set<String> withFixtures(String name) {
        var module = module(sources.get(name));
        var found = new LinkedHashSet<>(Set.of(name));
        sources.forEach((other, path) -> {
            if (module(path).equals(module)
                    && !other.endsWith("Test")
                    && !other.endsWith("IT")
                    && Pattern.compile("\\b" + other + "\\b")
                            .matcher(text(name))
                            .find()) {
                found.add(other);
            }
        });
        return found;
    }

    private static String module(Path path) {
        return path.getName(1).toString();
    }

    private String text(String name) {
        return texts.computeIfAbsent(name, _ -> read(sources.get(name)));
    }

    private static Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        var schema = DocumentSchema.ofDocument(ConfigDocument.class, "any");
        schema.path("$defs").properties().forEach(type -> type.getValue()
                .path("properties")
                .propertyNames()
                .forEach(key -> keys.add(type.getKey() + "." + key)));
        return keys;
    }

    private static Map<String, String> table() throws IOException {
        var table = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/io/headgate/config/keys.txt"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                var words = line.split("\\s+", 2);
                assertThat(table.put(words[0], words[1].strip()))
                        .as("%s stands twice", words[0])
                        .isNull();
            }
        }
        return table;
    }

    private static Map<String, Path> sources() {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(EffectOfKeysTest::javaBelow)
                    .collect(Collectors.toMap(
                            path -> path.getFileName().toString().replace(".java", ""), path -> path, (one, _) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaBelow(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
