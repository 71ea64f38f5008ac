package io.headgate.benchmarks.peers;

import io.headgate.benchmarks.load.LeadTarget;
import io.headgate.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Node-RED with its context in files, answering each post at once from an HTTP response node. */
final class NodeRed implements Peer {

    static final String VERSION = "4.1.15";

    private final int port = Ports.free();
    private final ServerProcess server;

    NodeRed(Path installed, Path directory, String receiver) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        FlowFiles.write("node-red-settings.js", directory.resolve("settings.js"), receiver);
        FlowFiles.write("node-red-flows.json", directory.resolve("flows.json"), receiver);
        var npm = NpmPackage.install(installed, "node-red", VERSION, "{}");
        var command = new ArrayList<>(npm.command("node-red"));
        command.addAll(List.of("--userDir", directory.toString(), "--settings", "settings.js"));
        server =
                new ServerProcess(command, directory, Map.of("PORT", Integer.toString(port), "NODE_ENV", "production"));
    }

    @Override
    public String name() {
        return "Node-RED " + VERSION;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        server.start();
        // A flow that is not there yet answers 404.
        server.awaitAnswer("OPTIONS", "http://127.0.0.1:" + port + "/leads", answer -> answer.statusCode() == 200);
    }

    @Override
    public void kill() throws InterruptedException {
        server.kill();
    }

    @Override
    public LeadTarget target() {
        return LeadTarget.application(port, "/leads");
    }

    @Override
    public void close() {
        server.close();
    }
}
