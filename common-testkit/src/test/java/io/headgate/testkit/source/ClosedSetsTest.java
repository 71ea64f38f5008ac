package io.headgate.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A switch over an enum or a sealed type of ours has no {@code default}: a new member must make the compiler name every
 * place that has to know it.
 */
class ClosedSetsTest {

    private static final SourceTree TREE = SourceTree.here();
    private static final Pattern ENUM = Pattern.compile("\\benum\\s+\\w+[^{;]*\\{([^;{}]*(?:\\{[^{}]*\\}[^;{}]*)*)");
    private static final Pattern CONSTANT = Pattern.compile("(?<![\\w.@(\"])([A-Z][A-Z0-9_]+)\\b(?!\\s*\\.)");
    private static final Pattern SWITCH = Pattern.compile("\\bswitch\\s*\\(");
    private static final Pattern CASE =
            Pattern.compile("(?m)^\\s*case\\s+([A-Z][A-Z0-9_]*(?:\\s*,\\s*[A-Z][A-Z0-9_]*)*)\\s*(?:->|:)");

    @Test
    void noSwitchOverOurEnumsHasADefault() {
        var constants = new HashSet<String>();
        var sources = TREE.java().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .toList();
        sources.forEach(file -> constants.addAll(constants(TREE.text(file))));
        var found = new ArrayList<String>();
        for (var file : sources) {
            for (var fault : switchesWithDefault(TREE.text(file), constants)) {
                found.add(file + ": " + fault);
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void aDefaultOverOurOwnIsSeenAndOneOverOthersIsNot() {
        var ours = Set.of("OPEN", "CLOSED");

        assertThat(switchesWithDefault("switch (state) {\n case OPEN -> 1;\n default -> 2;\n}", ours))
                .hasSize(1);
        assertThat(switchesWithDefault("switch (state) {\n case OPEN -> 1;\n case CLOSED -> 2;\n}", ours))
                .isEmpty();
        assertThat(switchesWithDefault("switch (unit) {\n case DAYS -> 1;\n default -> 2;\n}", ours))
                .isEmpty();
        assertThat(switchesWithDefault("switch (text) {\n case \"OPEN\" -> 1;\n default -> 2;\n}", ours))
                .isEmpty();
    }

    private static Set<String> constants(String source) {
        var found = new HashSet<String>();
        var type = ENUM.matcher(source);
        while (type.find()) {
            var constant = CONSTANT.matcher(type.group(1).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"\n]*\"", ""));
            while (constant.find()) {
                found.add(constant.group(1));
            }
        }
        return found;
    }

    private static List<String> switchesWithDefault(String source, Set<String> constants) {
        var found = new ArrayList<String>();
        var start = SWITCH.matcher(source);
        while (start.find()) {
            var open = source.indexOf('{', start.end());
            if (open < 0) {
                continue;
            }
            var body = topLevel(source, open);
            if (!Pattern.compile("(?m)^\\s*default\\b").matcher(body).find()) {
                continue;
            }
            var labels = new ArrayList<String>();
            var label = CASE.matcher(body);
            while (label.find()) {
                labels.addAll(List.of(label.group(1).split("\\s*,\\s*")));
            }
            if (!labels.isEmpty() && constants.containsAll(labels)) {
                found.add("default beside " + labels);
            }
        }
        return found;
    }

    /** The text of the block that opens there, without the blocks within it. */
    private static String topLevel(String source, int open) {
        var text = new StringBuilder();
        int depth = 0;
        for (int i = open; i < source.length(); i++) {
            var at = source.charAt(i);
            if (at == '}') {
                depth--;
                if (depth == 0) {
                    break;
                }
            }
            if (depth == 1) {
                text.append(at);
            }
            if (at == '{') {
                depth++;
            }
        }
        return text.toString();
    }
}
