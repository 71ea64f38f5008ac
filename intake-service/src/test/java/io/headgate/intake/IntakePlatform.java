package io.headgate.intake;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.testkit.Daytime;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestConfig.SourceAccess;
import io.headgate.testkit.TestEvents;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Intake as a source meets it: over HTTP, with a network of sources that each have another contract. */
@HeadgateIT
public abstract class IntakePlatform {

    protected static final JsonMapper JSON = JsonMapper.builder().build();

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Map<Object, Map<String, SourceAccess>> ACCESS = new ConcurrentHashMap<>();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    protected static final String NETWORK = """
        brand: {id: brand, name: Brand, time_zone: %s, currency: USD}
        service_lines: [{id: termite}, {id: general-pest}, {id: hvac}]
        vendors:
          - id: searchpros
            sources:
              - id: web
                service_lines: [termite, general-pest]
                schema:
                  required: [first_name, last_name, phone, address.zip, service_line]
                  attributes:
                    home_owner: {type: boolean}
                    budget: {type: number, min: 0}
                    urgency: {type: enum, values: [now, week, month]}
                mapping:
                  fields: {fname: first_name, lname: last_name, zip: address.zip, product: service_line}
                  values: {service_line: {TERM: termite, PEST: general-pest}}
                dedupe: {keys: [phone, email], window: P30D, scope: source}
                contract: {cost: {model: cpl, amount: "18.00", payable_on: accepted}}
              - {id: vendor-a, dedupe: {window: P30D, scope: vendor}}
              - {id: vendor-b, dedupe: {window: P30D, scope: vendor}}
          - id: other
            sources:
              - {id: open}
              - {id: capped, dedupe: {window: P30D}, caps: [{limit: 5, per: day}, {limit: 100, per: total}]}
              - {id: two-caps, caps: [{limit: 100, per: day}, {limit: 3, per: month}], contract: {cost: {model: cpl, amount: "1"}}}
              - {id: money-cap, caps: [{limit: "25.00", unit: money, per: month}], contract: {cost: {model: cpl, amount: "10"}}}
              - {id: crowded, dedupe: {window: P30D}, caps: [{limit: 20, per: month}, {limit: 1000, per: total}]}
              - {id: metered, caps: [{limit: 7, per: day}, {limit: "500.00", unit: money, per: month}]}
              - {id: nothing-cap, caps: [{limit: 0, per: day}]}
              - {id: slow, rate_limit: {per_second: 2}}
              - {id: asleep, status: paused}
              - {id: braked}
              - {id: ended, contract: {valid_to: 2020-01-01}}
              - {id: late-count, dedupe: {window: P30D}, contract: {cost: {model: cpl, amount: "10"}}}
              - {id: late-money, dedupe: {window: P30D}, contract: {cost: {model: cpl, amount: "10"}}}
              - {id: late-small, dedupe: {window: P30D}, contract: {cost: {model: cpl, amount: "10"}}}
        """.formatted(Daytime.ZONE);

    @Autowired
    protected TestConfig config;

    @Autowired
    protected TestEvents events;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private ConfigFeed feed;

    @Autowired
    private Environment environment;

    @BeforeEach
    void publishTheNetwork() {
        if (feed.current().version() == 0) {
            config.publish(NETWORK);
        }
    }

    /** The source's access, made at its first use. */
    protected SourceAccess access(String sourceId) {
        return ACCESS.computeIfAbsent(feed, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(sourceId, config::sourceKey);
    }

    /** An answer with its JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String leadId() {
            return body.path("lead_id").asString();
        }

        public String code() {
            return body.path("code").asString();
        }

        /** The bad fields as {@code field CODE}. */
        public java.util.List<String> badFields() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString() + " "
                            + error.path("code").asString())
                    .toList();
        }
    }

    /** A lead that every source accepts, of a person nobody has seen. */
    protected static Map<String, Object> lead() {
        var number = PEOPLE.incrementAndGet();
        var lead = new LinkedHashMap<String, Object>();
        lead.put("first_name", "Ann");
        lead.put("last_name", "Smith");
        lead.put("phone", "512555" + "%04d".formatted(number));
        lead.put("email", "person" + number + "@example.com");
        lead.put("address", Map.of("zip", "78717"));
        lead.put("service_line", "termite");
        return lead;
    }

    protected static Map<String, Object> lead(String name, Object value) {
        var lead = lead();
        lead.put(name, value);
        return lead;
    }

    protected Answer post(String sourceId, Object body, String... headers) {
        return send(json("/v1/leads", JSON.writeValueAsString(body)).headers(with(sourceId, headers)));
    }

    protected Answer postText(String sourceId, String contentType, String body) {
        return send(request("/v1/leads")
                .header("Content-Type", contentType)
                .headers(with(sourceId))
                .POST(BodyPublishers.ofString(body)));
    }

    protected Answer get(String sourceId, String leadId) {
        return send(request("/v1/leads/" + leadId).headers(with(sourceId)).GET());
    }

    private String[] with(String sourceId, String... headers) {
        var all = new java.util.ArrayList<>(java.util.List.of(headers));
        all.addAll(
                java.util.List.of("Authorization", "Bearer " + access(sourceId).key()));
        return all.toArray(String[]::new);
    }

    protected HttpRequest.Builder json(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    protected HttpRequest.Builder request(String path) {
        var port = environment.getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(90));
    }

    protected static Answer send(HttpRequest.Builder request) {
        try {
            var raw = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var type = raw.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    raw.statusCode(), type.contains("json") ? JSON.readTree(raw.body()) : JSON.nullNode(), raw);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends these at the same moment; their answers in the same order. */
    protected static List<Answer> atOnce(List<Callable<Answer>> requests) {
        var start = new CyclicBarrier(requests.size());
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            var running = requests.stream()
                    .map(request -> threads.submit(() -> {
                        start.await();
                        return request.call();
                    }))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    protected long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
