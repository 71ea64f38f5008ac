package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.rules.MessageText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;

/** Turns text into a {@link RawNode} tree; whatever the text is, the answer is a tree or a problem. */
public final class DocumentParser {

    static final int MOST_CHARACTERS = 32 * 1024 * 1024;
    /** Room for the deepest condition that the language allows, written as a tree. */
    static final int DEEPEST = 80;

    private final ProblemCollector problems;

    public DocumentParser(ProblemCollector problems) {
        this.problems = problems;
    }

    public Optional<RawNode> parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            problems.add("", ConfigCode.TOO_LARGE, "A configuration document holds at most 32 MiB.");
            return Optional.empty();
        }
        try {
            var read = looksLikeJson(text) ? new JsonTree(problems).read(text) : new YamlTree(problems).read(text);
            if (read.isEmpty()) {
                problems.add("", ConfigCode.MISSING, "The document is empty.");
            }
            return read;
        } catch (TooDeep e) {
            problems.add("", ConfigCode.SYNTAX, "The document is nested deeper than %d levels.".formatted(DEEPEST));
        } catch (JacksonException e) {
            problems.add("", ConfigCode.SYNTAX, place(e) + firstLine(e.getOriginalMessage()));
        } catch (MarkedYamlEngineException e) {
            problems.add("", ConfigCode.SYNTAX, place(e) + firstLine(e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add("", ConfigCode.SYNTAX, firstLine(e.getMessage()));
        }
        return Optional.empty();
    }

    // A document in JSON starts with a brace or bracket; YAML that does so is nearly always JSON too.
    private static boolean looksLikeJson(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return c == '{' || c == '[';
            }
        }
        return false;
    }

    private static String place(JacksonException e) {
        var where = e.getLocation();
        return where == null || where.getLineNr() < 1 ? "" : place(where.getLineNr(), where.getColumnNr());
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse("");
    }

    private static String place(int line, int column) {
        return "Line %d, column %d: ".formatted(line, column);
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message)
                .lines()
                .findFirst()
                .map(line -> MessageText.printable(MessageText.cut(line, 300)))
                .orElse("The text cannot be read.");
    }

    /** The nesting exceeds what any configuration needs; thrown to leave the recursion at once. */
    static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
