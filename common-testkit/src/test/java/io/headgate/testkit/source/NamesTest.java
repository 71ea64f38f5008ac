package io.headgate.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One simple name has one meaning, and its words are the field's, which the glossary explains, or technical terms. */
class NamesTest {

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z0-9]+|[A-Z]+");
    private static final SourceTree TREE = SourceTree.here();

    // Each module has one of these, and each means the same there.
    private static final Set<String> ONE_A_MODULE = Set.of("package-info", "ArchitectureTest", "HttpContractIT");

    @Test
    void noSimpleNameStandsForTwoTypes() {
        assertThat(twice(TREE.java())).isEmpty();
    }

    @Test
    void twoModulesWithTheSameNameAreSeen() {
        var files = List.of(
                Path.of("intake-service/src/main/java/a/Places.java"),
                Path.of("routing-service/src/main/java/b/Places.java"),
                Path.of("routing-service/src/main/java/b/ArchitectureTest.java"),
                Path.of("intake-service/src/main/java/b/ArchitectureTest.java"));

        assertThat(twice(files)).containsOnlyKeys("Places");
    }

    @Test
    void eachWordOfATypesNameIsInTheGlossaryOrATechnicalTerm() {
        var known = knownWords();
        var unknown = new TreeMap<String, Set<String>>();
        for (var file : mainTypes()) {
            for (var word : words(SourceTree.type(file))) {
                if (!known.contains(word)) {
                    unknown.computeIfAbsent(word, _ -> new TreeSet<>()).add(SourceTree.type(file));
                }
            }
        }

        assertThat(unknown)
                .as("explain the word in docs/domain/glossary.md, choose the field's term, or add a technical term to"
                        + " technical-words.txt")
                .isEmpty();
    }

    @Test
    void noTechnicalTermIsListedThatNoNameUses() {
        var used = new TreeSet<String>();
        mainTypes().forEach(file -> used.addAll(words(SourceTree.type(file))));

        assertThat(technicalWords()).allMatch(used::contains, "is used in a name");
    }

    @Test
    void wordsAreThoseOfTheName() {
        assertThat(words("ZIPRangeIT")).containsExactly("zip", "range", "it");
        assertThat(words("LeadV1Reader")).containsExactly("lead", "v1", "reader");
    }

    private static List<Path> mainTypes() {
        return TREE.java().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !SourceTree.type(file).equals("package-info"))
                .toList();
    }

    private static Map<String, List<Path>> twice(List<Path> files) {
        var byName = files.stream()
                .filter(file -> !ONE_A_MODULE.contains(SourceTree.type(file)))
                .collect(Collectors.groupingBy(SourceTree::type, TreeMap::new, Collectors.toList()));
        byName.values().removeIf(found -> found.size() == 1);
        return byName;
    }

    private static List<String> words(String name) {
        var found = new ArrayList<String>();
        var matcher = WORD.matcher(name);
        while (matcher.find()) {
            found.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return found;
    }

    /** Words of the glossary's terms, with their plain plurals, and the technical ones. */
    private static Set<String> knownWords() {
        var known = new LinkedHashSet<>(technicalWords());
        TREE.text(Path.of("docs/domain/glossary.md"))
                .lines()
                .filter(line -> line.startsWith("| **"))
                .map(line -> line.substring(4, line.indexOf("**", 4)))
                .flatMap(term -> Pattern.compile("[A-Za-z0-9]+").matcher(term).results())
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .forEach(word -> {
                    known.add(word);
                    known.add(word + "s");
                    known.add(word.replaceFirst("y$", "ies"));
                });
        return known;
    }

    private static List<String> technicalWords() {
        return TREE.text(Path.of("common-testkit/src/test/resources/technical-words.txt"))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
                .toList();
    }
}
