package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import io.headgate.standalone.rehearsal.RehearsedLeads;
import io.headgate.standalone.rehearsal.RehearsedPublish;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The main of {@code ./headgate up}: starts everything, stays, and stops everything on SIGINT and SIGTERM. */
final class StandaloneMain {

    // The Java machine watches this start and leaves a cache that makes the next ones faster; see ./headgate.
    private static final String REHEARSE = "--rehearse";

    private StandaloneMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Console console = Console.on(System.out);
        if (List.of(arguments).equals(List.of(REHEARSE))) {
            rehearse(settings(new String[0], console), console);
            return;
        }
        Settings settings = settings(arguments, console);
        logInto(settings);
        console.say("Headgate starts; its data is in " + settings.home());
        var standalone = new Standalone(settings, console);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(standalone, console)));
        try {
            standalone.start();
        } catch (EmbeddedException e) {
            giveUp(standalone, console, e);
        }
        new CountDownLatch(1).await();
    }

    private static void rehearse(Settings asked, Console console) {
        String token = UUID.randomUUID().toString() + UUID.randomUUID();
        Settings settings = asked.forRehearsal(token);
        logInto(settings);
        try (var standalone = new Standalone(settings, console)) {
            standalone.start();
            var portal = settings.application("portal").url();
            new RehearsedPublish(portal, token).publish();
            try (var leads =
                    new RehearsedLeads(portal, settings.application("intake").url(), token)) {
                leads.send();
            }
        }
        System.exit(0);
    }

    private static Settings settings(String[] arguments, Console console) {
        try {
            return Settings.from(System.getenv(), List.of(arguments));
        } catch (EmbeddedException e) {
            console.say(e.sentence());
            System.exit(2);
            throw e;
        }
    }

    // Before the first logger is made: logback.xml asks for the directory, and Spring Boot must leave logging alone.
    private static void logInto(Settings settings) {
        System.setProperty("headgate.logs", settings.logs().toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void giveUp(Standalone standalone, Console console, EmbeddedException failure) {
        // A start that fails because everything is being stopped is no news.
        if (!standalone.isStopping()) {
            LoggerFactory.getLogger(StandaloneMain.class).info("not started", failure);
            standalone.close();
            console.say(failure.sentence());
            System.exit(1);
        }
    }

    private static void stop(Standalone standalone, Console console) {
        if (standalone.isStopping()) {
            return;
        }
        console.say("Stopping ...");
        standalone.close();
        console.say("Stopped.");
    }
}
