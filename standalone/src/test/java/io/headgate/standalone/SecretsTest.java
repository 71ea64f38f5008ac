package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path home;

    @RepeatedTest(20)
    void servicesThatStartAtOnceAreGivenOneMasterKey() throws Exception {
        var secrets = Secrets.in(home);
        try (var starts = Executors.newFixedThreadPool(8)) {
            var keys = starts.invokeAll(IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> secrets::masterKey)
                    .toList());

            for (var key : keys) {
                assertThat(key.get()).isEqualTo(Secrets.in(home).masterKey());
            }
        }
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws Exception {
        Secrets.in(home).masterKey();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }
}
