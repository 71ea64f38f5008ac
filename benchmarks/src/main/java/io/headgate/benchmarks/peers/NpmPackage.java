package io.headgate.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A pinned package of the npm registry, installed into a folder of its own. */
final class NpmPackage {

    private static final int MINUTES = 20;

    private final Path directory;

    private NpmPackage(Path directory) {
        this.directory = directory;
    }

    /**
     * Installs the package, unless the folder holds it already.
     *
     * @param overrides the member {@code overrides} of package.json
     */
    static NpmPackage install(Path directory, String name, String version, String overrides)
            throws IOException, InterruptedException {
        var installed = new NpmPackage(directory);
        if (Files.exists(installed.bin(name))) {
            return installed;
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("package.json"), """
            {"name": "peer", "version": "1.0.0", "private": true, "dependencies": {"%s": "%s"}, "overrides": %s}
            """.formatted(name, version, overrides));
        var log = directory.resolve("install.log");
        var npm = new ProcessBuilder(
                        "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!npm.waitFor(MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new IllegalStateException("npm could not install " + name + ":\n" + Files.readString(log));
            }
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
        return installed;
    }

    /** The command line that runs a command of the package. */
    List<String> command(String name) {
        return List.of("node", bin(name).toString());
    }

    private Path bin(String name) {
        return directory.resolve("node_modules").resolve(".bin").resolve(name);
    }
}
