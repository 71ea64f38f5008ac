package io.headgate.benchmarks.decide;

import io.headgate.benchmarks.decide.compared.PlainNetwork;
import io.headgate.benchmarks.decide.compared.SqlDecider;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** The query that the engine is compared with answers as the engine does. */
class SqlAgreesIT {

    private static final long SEED = Long.getLong("headgate.test.seed", 20_261_125L);
    private static final int LEADS = 3_000;

    @Test
    void theQueryAnswersAsTheEngineDoes() throws Exception {
        var subject = DecideWorkload.generate(SEED, 300, LEADS);
        try (var postgres = EmbeddedPostgres.start(
                        PostgresOptions.forTests(directory().resolve("postgres")));
                var sql = new SqlDecider(postgres, new PlainNetwork(subject.document()), subject.world())) {
            Deciders.assertAgree(SEED, subject, sql);
        }
    }

    private static Path directory() throws Exception {
        return Files.createTempDirectory(
                "headgate-sql", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
