package io.headgate.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The flow definitions among our resources, with the receiver's address in its place. */
final class FlowFiles {

    private FlowFiles() {}

    static void write(String name, Path file, String receiver) throws IOException {
        try (var in = FlowFiles.class.getResourceAsStream("/peers/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no such flow: " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(file, text.replace("@RECEIVER@", receiver));
        }
    }
}
