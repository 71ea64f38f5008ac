package io.headgate.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The limit of a package's size for every module, also for those that have no ArchitectureTest of their own; and every
 * entry of the list of what is larger names something that is there.
 */
class PackageSizesTest {

    private static final int TYPES = 15;
    private static final String SOURCES = "/src/main/java/";
    private static final SourceTree TREE = SourceTree.here();

    @Test
    void noPackageIsLargerThanTheLimitOrItsEntry() {
        assertThat(faults(TREE.java(), entries())).isEmpty();
    }

    @Test
    void oneTypeTooManyIsSeenAndSoIsAnEntryThatCouldShrink() {
        var files = new ArrayList<Path>();
        for (int i = 0; i < 17; i++) {
            files.add(Path.of("demo/src/main/java/a/crowd/Type" + i + ".java"));
        }
        files.add(Path.of("demo/src/main/java/a/crowd/package-info.java"));

        assertThat(faults(files, Map.of())).containsExactly("a.crowd has 17 types, and 15 are allowed");
        assertThat(faults(files, Map.of("a.crowd", 18))).containsExactly("a.crowd has 17 types: its entry says 18");
        assertThat(faults(files, Map.of("a.crowd", 17))).isEmpty();
        assertThat(faults(files.subList(0, 15), Map.of("a.crowd", 15)))
                .containsExactly("a.crowd has 15 types: its entry must go");
    }

    @Test
    void everyEntryNamesAPackageOrATypeThatIsThere() {
        var there = TREE.java().stream()
                .filter(file -> file.toString().contains(SOURCES))
                .flatMap(file -> List.of(typeName(file), packageName(file)).stream())
                .collect(Collectors.toSet());

        assertThat(entries().keySet())
                .allSatisfy(entry -> assertThat(isThere(entry, there)).as(entry).isTrue());
    }

    private static boolean isThere(String entry, Set<String> there) {
        return there.contains(entry.replaceFirst("\\$.*", ""));
    }

    private static List<String> faults(List<Path> files, Map<String, Integer> entries) {
        var sizes = files.stream()
                .filter(file -> file.toString().contains(SOURCES))
                .filter(file -> !SourceTree.type(file).equals("package-info"))
                .collect(Collectors.groupingBy(
                        PackageSizesTest::packageName, TreeMap::new, Collectors.reducing(0, _ -> 1, Integer::sum)));
        var faults = new ArrayList<String>();
        sizes.forEach((name, size) -> {
            var entry = entries.get(name);
            if (entry == null && size > TYPES) {
                faults.add(name + " has " + size + " types, and " + TYPES + " are allowed");
            } else if (entry != null && size <= TYPES) {
                faults.add(name + " has " + size + " types: its entry must go");
            } else if (entry != null && size != entry) {
                faults.add(name + " has " + size + " types: its entry says " + entry);
            }
        });
        return faults;
    }

    private static Map<String, Integer> entries() {
        return Pattern.compile("\\R")
                .splitAsStream(TREE.text(Path.of("common-testkit/src/main/resources/size-limits.txt")))
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+"))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.valueOf(parts[1])));
    }

    private static String packageName(Path file) {
        var name = typeName(file);
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String typeName(Path file) {
        var path = file.toString();
        return path.substring(path.indexOf(SOURCES) + SOURCES.length())
                .replaceFirst("\\.java$", "")
                .replace('/', '.');
    }
}
