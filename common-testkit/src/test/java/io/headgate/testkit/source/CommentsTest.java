package io.headgate.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment can be read alone: it leans on no other comment, and no line of it was left with one word. */
class CommentsTest {

    private static final SourceTree TREE = SourceTree.here();
    private static final Pattern LEANS = Pattern.compile("(^|\\*|//)\\s*The same,? (for|as|but|with|of)\\b");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\(#\\d+\\))");
    private static final Pattern ONE_WORD = Pattern.compile("^\\s*(\\*|//)\\s+[a-z][\\w'-]*[.;]?\\s*(\\*/)?$");

    @Test
    void eachCommentStandsAlone() {
        var found = new ArrayList<String>();
        for (var file : TREE.java()) {
            if (!file.toString().contains("CommentsTest")) {
                faults(TREE.text(file)).forEach(fault -> found.add(file + ":" + fault));
            }
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    /** The same, for endpoints. */",
                "    // TODO later",
                "    /**\n     * A sentence that the formatter broke after its last but one\n     * word.\n     */",
                "    // A sentence that was broken after its last but one\n    // word."
            })
    void aCommentThatDoesNotStandAloneIsSeen(String comment) {
        assertThat(faults(comment)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    /** The same event twice has one effect. */",
                "    // TODO(#12) later",
                "    /**\n     * One.\n     *\n     * @param a a\n     */",
                "    /**\n     * word\n     */"
            })
    void aCommentThatStandsAloneIsNone(String comment) {
        assertThat(faults(comment)).isEmpty();
    }

    private static List<String> faults(String source) {
        var found = new ArrayList<String>();
        var lines = source.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            if (line.contains("*") || line.contains("//")) {
                if (LEANS.matcher(line).find()) {
                    found.add((i + 1) + " leans on another comment: " + line.strip());
                }
                if (UNFINISHED.matcher(line).find() && line.contains("//")) {
                    found.add((i + 1) + " is unfinished without an issue: " + line.strip());
                }
                if (ONE_WORD.matcher(line).find() && i > 0 && continues(lines[i - 1])) {
                    found.add((i + 1) + " is one word alone: " + line.strip());
                }
            }
        }
        return found;
    }

    /** Whether the line before is text of the same comment and not its opening, a tag's end or an empty line. */
    private static boolean continues(String before) {
        var text = before.strip();
        return (text.startsWith("* ") || text.startsWith("// ") || text.startsWith("/** ")) && text.length() > 40;
    }
}
