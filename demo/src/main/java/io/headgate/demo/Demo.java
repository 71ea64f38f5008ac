package io.headgate.demo;

import io.headgate.reference.ReferenceData;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs the demonstration against a running Headgate until it is stopped or its parent ends. Settings come from the
 * environment: HEADGATE_PORTAL_URL, HEADGATE_INTAKE_URL, HEADGATE_ADMIN_TOKEN, HEADGATE_DEMO_SINK_PORT (8090),
 * HEADGATE_SMTP_PORT (8025), HEADGATE_DEMO_LEADS_PER_MINUTE (60), HEADGATE_DEMO_LEADS (unlimited).
 */
public final class Demo {

    private static final long SEED = 20_261_123;

    private Demo() {}

    public static void main(String[] args) throws Exception {
        var settings = DemoSettings.of(System.getenv());
        var network = DemoNetwork.build(ReferenceData.load(), settings.sinkUrl(), new Random(SEED));
        try (var sink = Sink.start(settings.sinkPort(), network.behaviours());
                var mail = MailSink.start(settings.mailPort())) {
            var portal = new PortalApi(settings.portalUrl(), settings.adminToken());
            network.secretRefs().forEach(ref -> portal.putSecret(ref, sink.secretFor(ref)));
            portal.publish(network.yaml(), "The demonstration network");
            var keys = portal.sourceKeys(network.sourceIds());
            // The launcher reads this line to say that the demonstration is on.
            print("demo is running: " + network.summary() + "; sink at " + settings.sinkUrl() + ", " + mail.address());
            new Traffic(settings, keys, new People(ReferenceData.load(), new Random()), new Random()).run();
        }
    }

    // The only program here that talks to a terminal.
    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }

    /** What the demonstration needs to know. */
    record DemoSettings(
            String portalUrl,
            String intakeUrl,
            String adminToken,
            int sinkPort,
            int mailPort,
            int leadsPerMinute,
            long leads) {

        static DemoSettings of(Map<String, String> environment) {
            return new DemoSettings(
                    environment.getOrDefault("HEADGATE_PORTAL_URL", "http://127.0.0.1:8080"),
                    environment.getOrDefault("HEADGATE_INTAKE_URL", "http://127.0.0.1:8081"),
                    required(environment.get("HEADGATE_ADMIN_TOKEN")),
                    Integer.parseInt(environment.getOrDefault("HEADGATE_DEMO_SINK_PORT", "8090")),
                    Integer.parseInt(environment.getOrDefault("HEADGATE_SMTP_PORT", "8025")),
                    Integer.parseInt(environment.getOrDefault("HEADGATE_DEMO_LEADS_PER_MINUTE", "60")),
                    Long.parseLong(environment.getOrDefault("HEADGATE_DEMO_LEADS", Long.toString(Long.MAX_VALUE))));
        }

        private static String required(@Nullable String token) {
            if (token == null || token.isBlank()) {
                throw new IllegalStateException("HEADGATE_ADMIN_TOKEN is not set");
            }
            return token;
        }

        String sinkUrl() {
            return "http://127.0.0.1:" + sinkPort;
        }

        @Override
        public String toString() {
            return "DemoSettings[" + portalUrl + ", " + intakeUrl + "]";
        }
    }
}
