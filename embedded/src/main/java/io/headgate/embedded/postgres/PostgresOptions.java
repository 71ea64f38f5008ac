package io.headgate.embedded.postgres;

import io.headgate.embedded.RunAs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to run one PostgreSQL.
 *
 * @param dataDirectory where the cluster lives; created when missing, kept when stopped
 * @param port the port on 127.0.0.1, or 0 for any free one
 * @param cacheDirectory where the binaries are unpacked; shared by all clusters of this machine
 * @param settings what postgresql.conf would say, over the defaults
 */
public record PostgresOptions(Path dataDirectory, int port, Path cacheDirectory, Map<String, String> settings) {

    public PostgresOptions {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        cacheDirectory = cacheDirectory.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** A cluster that survives power cuts: fsync on, synchronous commit. */
    public static PostgresOptions durable(Path dataDirectory, int port) {
        return new PostgresOptions(
                dataDirectory, port, RunAs.ownerOf(dataDirectory).defaultCache(), Map.of());
    }

    /** A cluster for tests: survives the death of the process, not that of the machine. */
    public static PostgresOptions forTests(Path dataDirectory) {
        return durable(dataDirectory, 0)
                .with("fsync", "off")
                .with("synchronous_commit", "off")
                .with("full_page_writes", "off");
    }

    /** These options with one more setting. */
    public PostgresOptions with(String name, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new PostgresOptions(dataDirectory, port, cacheDirectory, more);
    }
}
