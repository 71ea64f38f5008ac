package io.headgate.benchmarks.peers;

import io.headgate.benchmarks.load.LeadTarget;
import io.headgate.embedded.Ports;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * n8n's one main process on a PostgreSQL of the same make and settings as Headgate's own. Its webhook answers at once
 * ("respond immediately"), and the cap is counted in the workflow's static data.
 */
final class N8n implements Peer {

    static final String VERSION = "2.8.4";

    // Of the SheetJS that n8n names, which is not in the npm registry; only its spreadsheet nodes need it.
    private static final String OVERRIDES = "{\"xlsx\": \"0.18.5\"}";
    private static final String WORKFLOW = "HeadgatePeerFlow";
    private static final Duration COMMAND_TIME = Duration.ofMinutes(5);

    private final int port = Ports.free();
    private final EmbeddedPostgres postgres;
    private final ServerProcess server;

    N8n(Path installed, Path directory, String receiver) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var workflow = directory.resolve("workflow.json");
        FlowFiles.write("n8n-workflow.json", workflow, receiver);
        var npm = NpmPackage.install(installed, "n8n", VERSION, OVERRIDES);
        postgres = EmbeddedPostgres.start(PostgresOptions.durable(directory.resolve("postgres"), 0)
                .with("shared_buffers", "128MB")
                .with("max_wal_size", "2GB"));
        postgres.createDatabase("n8n");
        server = new ServerProcess(line(npm, "start"), directory, environment(directory));
        try {
            server.run(line(npm, "import:workflow", "--input=" + workflow), COMMAND_TIME);
            server.run(line(npm, "publish:workflow", "--id=" + WORKFLOW), COMMAND_TIME);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<String> line(NpmPackage npm, String... arguments) {
        var line = new ArrayList<>(npm.command("n8n"));
        line.addAll(List.of(arguments));
        return line;
    }

    private Map<String, String> environment(Path directory) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("NODE_ENV", "production");
        environment.put("N8N_USER_FOLDER", directory.toString());
        environment.put("N8N_ENCRYPTION_KEY", "benchmark-key-benchmark-key-1234");
        environment.put("N8N_LISTEN_ADDRESS", "127.0.0.1");
        environment.put("N8N_PORT", Integer.toString(port));
        environment.put("N8N_RUNNERS_BROKER_PORT", Integer.toString(Ports.free()));
        environment.put("N8N_DIAGNOSTICS_ENABLED", "false");
        environment.put("N8N_VERSION_NOTIFICATIONS_ENABLED", "false");
        environment.put("N8N_TEMPLATES_ENABLED", "false");
        environment.put("DB_TYPE", "postgresdb");
        environment.put("DB_POSTGRESDB_HOST", "127.0.0.1");
        environment.put("DB_POSTGRESDB_PORT", Integer.toString(postgres.port()));
        environment.put("DB_POSTGRESDB_DATABASE", "n8n");
        environment.put("DB_POSTGRESDB_USER", postgres.user());
        environment.put("DB_POSTGRESDB_PASSWORD", postgres.password());
        return environment;
    }

    @Override
    public String name() {
        return "n8n " + VERSION;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        server.start();
        // A webhook that is active answers another method than its own by naming its own.
        server.awaitAnswer("GET", "http://127.0.0.1:" + port + "/webhook/leads", answer -> answer.body()
                .contains("POST request"));
    }

    @Override
    public void kill() throws InterruptedException {
        server.kill();
    }

    @Override
    public LeadTarget target() {
        return LeadTarget.application(port, "/webhook/leads");
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
