package io.headgate.standalone;

import io.headgate.embedded.ChildJvm;
import java.util.List;
import java.util.Map;

/** The demo, in a JVM of its own that knows the public addresses and nothing else. */
final class DemoProcess {

    private static final List<String> DEMO_JVM =
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private DemoProcess() {}

    /** The demo's own mail server, for delivery, unless the installation names another. */
    static Map<String, String> mailServer(Map<String, String> environment) {
        return environment.getOrDefault("HEADGATE_SMTP_HOST", "").isBlank()
                ? Map.of(
                        "headgate.smtp.host", "127.0.0.1",
                        "headgate.smtp.port", environment.getOrDefault("HEADGATE_SMTP_PORT", "8025"),
                        "headgate.smtp.tls", "none",
                        "headgate.smtp.from", "leads@headgate.example")
                : Map.of();
    }

    static void start(Settings settings, String token, OpenParts parts, Console console) {
        var options = new ChildJvm.Options(
                "io.headgate.demo.Demo",
                List.of(),
                ServiceJvms.withLog(DEMO_JVM, settings, "demo"),
                Map.of(
                        "HEADGATE_PORTAL_URL", settings.application("portal").url(),
                        "HEADGATE_INTAKE_URL", settings.application("intake").url(),
                        "HEADGATE_ADMIN_TOKEN", token),
                settings.logs().resolve("demo.out"),
                settings.pidFile("demo"));
        ChildJvm demo = parts.open(() -> ChildJvm.start(options));
        console.say("The demo loads its network and then sends leads; it tells what it does in " + options.output());
        var unused = demo.onExit().thenAccept(exitCode -> {
            if (!parts.isClosed()) {
                console.say("The demo ended with exit code " + exitCode + ", see " + options.output());
            }
        });
    }
}
