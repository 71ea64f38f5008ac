package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A migration that landed never changes: installed data was made by it. Flyway's own checksum lets joined lines, blank
 * lines, line ends and even a statement lost in a comment pass, so the bytes are hashed here. A new migration takes a new
 * line of {@code migrations.sha256}; the line of an old one is never edited.
 */
class MigrationHashTest {

    private static final Path LIST = Path.of("src/test/resources/migrations.sha256");

    @Test
    void everyMigrationIsTheOneThatLanded() throws IOException {
        assertThat(migrations())
                .as("a landed migration is never edited; a new one is added to %s", LIST)
                .containsExactlyInAnyOrderEntriesOf(listed());
    }

    // Written as sha256sum writes it.
    private static Map<String, String> listed() throws IOException {
        return Files.readAllLines(LIST).stream()
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(cells -> cells[1], cells -> cells[0]));
    }

    private static Map<String, String> migrations() throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.find(Path.of(".."), 12, (file, _) -> file.toString()
                .matches("\\.\\./[a-z-]+/src/main/resources/db/migration/.*\\.sql"))) {
            for (var file : files.toList()) {
                found.put(Path.of("..").relativize(file).toString(), sha256(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
