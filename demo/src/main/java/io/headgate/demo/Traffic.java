package io.headgate.demo;

import io.headgate.demo.Demo.DemoSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Steady synthetic traffic with a daily rhythm of its own: a lead every so often, each through one of the sources. */
final class Traffic {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DemoSettings settings;
    private final List<Map.Entry<String, String>> keys;
    private final People people;
    private final Random random;
    private final InstantSource clock = InstantSource.system();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Traffic(DemoSettings settings, Map<String, String> keysBySource, People people, Random random) {
        this.settings = settings;
        this.keys = List.copyOf(keysBySource.entrySet());
        this.people = people;
        this.random = random;
    }

    void run() throws InterruptedException {
        for (long sent = 0; sent < settings.leads(); sent++) {
            post();
            Thread.sleep(pause());
        }
    }

    // Exponential gaps: real arrivals come in clumps.
    private Duration pause() {
        double mean = 60_000.0 / settings.leadsPerMinute();
        return Duration.ofMillis((long) Math.min(10_000, -mean * Math.log(1 - random.nextDouble())));
    }

    private void post() throws InterruptedException {
        var source = keys.get(random.nextInt(keys.size()));
        var lead = dialect(source.getKey(), people.lead(clock.instant()));
        var request = HttpRequest.newBuilder(URI.create(settings.intakeUrl() + "/v1/leads"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + source.getValue())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(lead)))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500 || answer.statusCode() == 401) {
                LOG.warn("intake answered {}", answer.statusCode());
            }
        } catch (IOException e) {
            LOG.warn("intake does not answer: {}", e.getClass().getSimpleName());
        }
    }

    /** HomeBids sends its own field names and product codes; its source's mapping translates them. */
    static Map<String, Object> dialect(String sourceId, Map<String, Object> lead) {
        if (!sourceId.startsWith("homebids")) {
            return lead;
        }
        var theirs = new LinkedHashMap<>(lead);
        theirs.put("fname", take(theirs, "first_name"));
        theirs.put("lname", take(theirs, "last_name"));
        var product = take(theirs, "service_line");
        theirs.put("product", product.equals("termite") ? "TERM" : product.equals("hvac") ? "AC" : "PEST");
        return theirs;
    }

    private static Object take(Map<String, Object> from, String name) {
        var value = from.remove(name);
        return value == null ? "" : value;
    }
}
