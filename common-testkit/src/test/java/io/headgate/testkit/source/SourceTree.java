package io.headgate.testkit.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The repository's own files, without what is built or fetched. */
final class SourceTree {

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "dist", ".git", ".headgate");

    private final Path root;

    private SourceTree(Path root) {
        this.root = root;
    }

    /** The repository that this test runs in. */
    static SourceTree here() {
        var at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("headgate"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("not in the repository");
            }
        }
        return new SourceTree(at);
    }

    Path root() {
        return root;
    }

    /** All Java files, tests included, in the order of their paths. */
    List<Path> java() {
        return files(path -> path.toString().endsWith(".java"));
    }

    /** All pages for readers. */
    List<Path> pages() {
        return files(path -> path.toString().endsWith(".md"));
    }

    /** All files that the predicate wants, relative to the root. */
    List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> all = Files.find(root, 40, (path, found) -> found.isRegularFile() && isOurs(path))) {
            return all.map(root::relativize).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module that a file lies in: the first part of its path. */
    static String module(Path file) {
        return file.getName(0).toString();
    }

    /** The type that a Java file is named for. */
    static String type(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private boolean isOurs(Path path) {
        for (var part : root.relativize(path)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
