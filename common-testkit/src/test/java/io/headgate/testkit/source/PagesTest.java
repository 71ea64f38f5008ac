package io.headgate.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a page names is there: each path and each type in code style, each link to another page. */
class PagesTest {

    private static final SourceTree TREE = SourceTree.here();
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TYPE =
            Pattern.compile("(?:[\\w/…-]*/)?([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)(?:\\.java)?");

    // Pages that tell of other times, formats or products name what is not here.
    private static final Pattern NOT_CHECKED =
            Pattern.compile("docs/adr/.*|docs/benchmarks\\.md|docs/reference/truths\\.md|CHANGELOG\\.md|findings/.*");

    @Test
    void whatPagesNameIsThere() {
        var types = TREE.files(path -> path.toString().matches(".*\\.(java|tsx?)")).stream()
                .map(path -> path.getFileName().toString().replaceFirst("\\.\\w+$", ""))
                .collect(Collectors.toSet());
        var found = new ArrayList<String>();
        for (var page : TREE.pages()) {
            if (!NOT_CHECKED.matcher(page.toString()).matches()) {
                missing(page, TREE.text(page), types).forEach(name -> found.add(page + ": " + name));
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void whatIsNotThereIsSeen() {
        var page = Path.of("README.md");

        assertThat(missing(
                        page,
                        "see `core/NoSuchThing` and [this](docs/none.md), `docs/guides/none.md`",
                        Set.of("Other")))
                .containsExactly("core/NoSuchThing", "docs/none.md", "docs/guides/none.md");
        assertThat(missing(page, "see `core/RealThing` and [this](CONTRIBUTING.md)", Set.of("RealThing")))
                .isEmpty();
    }

    private static List<String> missing(Path page, String text, Set<String> types) {
        var found = new ArrayList<String>();
        var withoutBlocks = text.replaceAll("(?s)```.*?```", "");
        var code = CODE.matcher(withoutBlocks);
        var own = new ArrayList<String>();
        while (code.find()) {
            own.add(code.group(1).strip());
        }
        for (var name : own) {
            var type = TYPE.matcher(name);
            if (type.matches() && name.contains("/") && !types.contains(type.group(1))) {
                found.add(name);
            }
        }
        var link = LINK.matcher(withoutBlocks);
        while (link.find()) {
            var target = link.group(1);
            if (!target.contains("://") && !target.startsWith("mailto:")) {
                var parent = page.getParent();
                var path = parent == null ? Path.of(target) : parent.resolve(target);
                if (!Files.exists(TREE.root().resolve(path.normalize()))) {
                    found.add(target);
                }
            }
        }
        for (var name : own) {
            if (name.matches(
                            "(docs|findings|docker|[a-z]+-[a-z]+)/[\\w./-]+\\.(md|sh|txt|java|sql|yaml|yml|json|ts|tsx)")
                    && !Files.exists(TREE.root().resolve(name))) {
                found.add(name);
            }
        }
        return found;
    }
}
