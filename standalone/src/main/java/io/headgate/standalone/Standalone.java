package io.headgate.standalone;

import io.headgate.embedded.ChildJvm;
import io.headgate.embedded.DirectoryLock;
import io.headgate.embedded.EmbeddedException;
import io.headgate.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** A whole Headgate on this machine: ready when {@link #start} returns, gone without a trace but its data when {@link #close} does. */
public final class Standalone implements AutoCloseable {

    private final Settings settings;
    private final Console console;
    private final OpenParts parts = new OpenParts();

    public Standalone(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Throws an {@link EmbeddedException} with one clear sentence when it cannot. */
    public void start() {
        try {
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            throw new EmbeddedException(settings.home() + " cannot be written: choose another HEADGATE_HOME.", e);
        }
        parts.open(() -> DirectoryLock.inside(settings.home()));
        settings.applications().forEach(application -> ChildJvm.endOrphan(settings.pidFile(application.name())));
        ChildJvm.endOrphan(settings.pidFile("demo"));
        settings.applications().forEach(Standalone::requirePort);
        Secrets secrets = Secrets.in(settings.home());
        Optional<String> token = token(secrets);
        Backends backends = Backends.start(settings, secrets, parts, console);
        console.sayWithTime("PostgreSQL and Kafka are up");
        ServiceProperties properties = properties(backends, secrets, token);
        ServiceStarts.all(settings.applications(), ServiceRunner.of(settings, properties, parts, console));
        announce(secrets);
        if (settings.demo()) {
            DemoProcess.start(settings, token.orElseThrow(), parts, console);
        }
    }

    boolean isStopping() {
        return parts.isClosed();
    }

    @Override
    public void close() {
        parts.close();
    }

    private static void requirePort(Application application) {
        if (!Ports.isFree(application.port())) {
            throw new EmbeddedException("Port " + application.port() + " (" + application.name()
                    + ") is in use. Stop the program that listens there, or choose another port: "
                    + application.portVariable() + "=" + (application.port() + 10_000) + " ./headgate up");
        }
    }

    private Optional<String> token(Secrets secrets) {
        return settings.adminToken()
                .or(() -> settings.demo() ? Optional.of(secrets.temporaryToken()) : Optional.empty());
    }

    private ServiceProperties properties(Backends backends, Secrets secrets, Optional<String> token) {
        return new ServiceProperties(
                backends.datasource(),
                secrets,
                backends.bootstrap(),
                settings.applications(),
                settings.egressAllow(),
                settings.adminPassword()
                        .or(() -> secrets.adminPasswordShown()
                                ? Optional.empty()
                                : Optional.of(secrets.firstAdminPassword())),
                token,
                settings.demo() ? DemoProcess.mailServer(System.getenv()) : Map.of());
    }

    private void announce(Secrets secrets) {
        console.sayWithTime("Headgate is ready");
        console.say("  Portal  " + settings.application("portal").url());
        console.say("  Intake  " + settings.application("intake").url() + "/v1/leads");
        if (settings.adminPassword().isEmpty() && !secrets.adminPasswordShown()) {
            console.say("  User    admin, password " + secrets.firstAdminPassword() + "   (shown this once: note it)");
            secrets.rememberAdminPasswordShown();
        } else {
            console.say("  User    admin");
        }
        console.say("  Logs    " + settings.logs());
        if (!settings.egressAllow().isEmpty()) {
            console.say("  Deliveries may reach private addresses in " + String.join(", ", settings.egressAllow()));
        }
        console.say("Ctrl-C stops everything.");
    }
}
