package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * People whose every word occurs nowhere else go all the way: delivered, refused, duplicate, misspelt. Then everything
 * that Headgate stores, says and shows is searched for those words.
 */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryIT {

    /** The person that gets through. */
    private static final Map<String, String> PERSON = person("qv");

    /** What a form sends that no schema lets through. */
    private static final Map<String, String> MISSPELT = new LinkedHashMap<>(person("zw"));

    static {
        MISSPELT.put("phone", "zwnotaphone 5124447");
        MISSPELT.put("email", "zwcanarymail@@example@com");
        MISSPELT.put("address.zip", "zwcanzip");
        MISSPELT.put("address.state", "zwcanstate");
    }

    private static final String NOTE = "xkcanarynote says that nobody answered";

    private final Installation headgate;
    private final List<String> pages = new ArrayList<>();
    private List<String> canaries = List.of();

    CanaryIT(Installation headgate) {
        this.headgate = headgate;
    }

    private static Map<String, String> person(String mark) {
        var person = new LinkedHashMap<String, String>();
        person.put("first_name", mark.toUpperCase(Locale.ROOT) + "canaryfirst");
        person.put("last_name", mark + "canarylast");
        person.put("email", mark + "canarymail@example.com");
        person.put("phone", mark.equals("qv") ? "+15123847719" : "+15123847720");
        person.put("phone_alt", mark.equals("qv") ? "+15123847729" : "+15123847730");
        person.put("address.line1", "77 " + mark + "canarystreet");
        person.put("address.line2", mark + "canaryflat");
        person.put("address.city", mark + "canarycity");
        person.put("source_lead_id", mark + "canaryownid");
        person.put("consent.text", mark + "canaryconsent: you may call me");
        person.put("consent.captured_at", "2026-11-23T10:00:00Z");
        person.put("consent.ip", mark.equals("qv") ? "203.0.113.177" : "203.0.113.178");
        person.put("consent.user_agent", mark + "canaryagent/1.0");
        person.put("consent.page_url", "https://form.example/" + mark + "canarypage?x=1");
        person.put("consent.trusted_form_cert_url", "https://cert.trustedform.com/" + mark + "canarycert");
        person.put("consent.jornaya_lead_id", mark + "canaryjornaya");
        person.put("attributes.story", mark + "canarystory");
        person.put("undeclared", mark + "canaryundeclared");
        return person;
    }

    @BeforeAll
    void letThemFly() throws IOException {
        headgate.publish(headgate.network());
        headgate.secret("acceptance-webhook");
        // A refusal that repeats everything it was told, as careless CRMs do, and an acceptance that does so too.
        headgate.endpoints()
                .next(
                        "/echoing",
                        new ScriptedEndpoints.Reply(
                                200,
                                Map.of(),
                                got -> "{\"status\":\"rejected\",\"reason\":\"no interest in QVcanaryfirst"
                                        + " qvcanarylast (512) 384-7719\",\"you_sent\":" + got + "}"));
        headgate.endpoints()
                .next(
                        "/canary",
                        new ScriptedEndpoints.Reply(200, Map.of(), got -> "{\"id\":\"x1\",\"you_sent\":" + got + "}"));
        var key = headgate.sourceKey("canary-source");
        var source = headgate.source(key.path("key").asString());
        var delivered = source.post("/v1/leads", body(PERSON).toString());
        assertThat(delivered.status()).as("%s", delivered).isEqualTo(202);
        var leadId = delivered.json().path("lead_id").asString();
        var page = headgate.booked(leadId);
        pages.add(page.toString());
        pages.add(source.get("/v1/leads/" + leadId).body());
        duplicateAndMisspelt(
                source, java.net.URI.create(key.path("posting_url").asString()).getPath());
        returned(leadId);
        pages.add(headgate.admin().get("/api/admin/leads?limit=100").body());
        pages.add(headgate.admin().get("/api/admin/audit?limit=100").body());
        canaries = java.util.stream.Stream.of(PERSON, MISSPELT)
                .flatMap(person -> person.entrySet().stream())
                .filter(field -> !field.getKey().equals("consent.captured_at"))
                .map(field -> field.getKey().startsWith("phone")
                        ? field.getValue().replaceFirst("^\\+1", "")
                        : field.getValue())
                .collect(Collectors.toCollection(ArrayList::new));
        canaries.add("xkcanarynote");
    }

    private void duplicateAndMisspelt(Calls source, String postingPath) {
        var duplicate = body(PERSON);
        duplicate.put("source_lead_id", "qvcanaryownid-2");
        var rejected = source.with("Prefer", "wait=30").post("/v1/leads", duplicate.toString());
        assertThat(rejected.json().path("reason").path("code").asString())
                .as("%s", rejected)
                .isEqualTo("DUPLICATE");
        pages.add(headgate.over(rejected.json().path("lead_id").asString()).toString());
        var invalid = source.post("/v1/leads", body(MISSPELT).toString());
        ProblemAnswer.assertThat(invalid, 422);
        pages.add(invalid.body());
        pages.add(headgate.over(invalid.json().path("lead_id").asString()).toString());
        var conflict = source.post(
                "/v1/leads", body(PERSON).put("first_name", "zwcanaryfirst").toString());
        ProblemAnswer.assertThat(conflict, 409);
        pages.add(conflict.body());
        // The same in a URL, and as the worst that a source can send.
        var query = headgate.at("intake")
                .get(postingPath + "?fname=qvcanaryfirst&last_name=qvcanarylast&phone=5123847719"
                        + "&service_line=canary&attributes.story=qvcanarystory");
        pages.add(query.body());
        var broken = source.post(
                "/v1/leads", "{\"first_name\": \"qvcanaryfirst\", \"phone\": \"5123847719\" \"qvcanarymail\"");
        ProblemAnswer.assertThat(broken, 400);
        pages.add(broken.body());
    }

    private void returned(String leadId) {
        var client = headgate.at("reconciliation").bearer(headgate.clientKey("client-a"));
        var answer = client.post(
                "/v1/returns",
                "{\"lead_id\":\"" + leadId + "\",\"reason\":\"wrong_number\",\"note\":\"" + NOTE + "\"}");
        assertThat(answer.json().path("note").asString()).as("%s", answer).isEqualTo(NOTE);
        pages.add(
                headgate.page(leadId, page -> page.path("returns").size() == 1).toString());
        pages.add(client.get("/v1/deliveries").body());
    }

    private static ObjectNode body(Map<String, String> person) {
        var body = JsonMapper.shared().createObjectNode();
        person.forEach((path, value) -> {
            var dot = path.indexOf('.');
            if (dot < 0) {
                body.put(path, value);
            } else {
                body.withObject("/" + path.substring(0, dot)).put(path.substring(dot + 1), value);
            }
        });
        body.put("service_line", "canary").put("segment", "residential");
        if (!person.containsKey("address.zip")) {
            body.withObject("/address").put("state", "TX").put("zip", "78717");
        }
        body.withObject("/attributes").put("home_owner", true);
        body.withObject("/consent").putArray("sellers").add("qvcanaryseller");
        return body;
    }

    @Test
    void theEndpointGetsThePersonWhole() {
        var got = headgate.endpoints().at("/canary").getFirst().body();
        assertThat(PERSON.entrySet().stream()
                        .filter(field -> !field.getKey().equals("source_lead_id"))
                        .map(Map.Entry::getValue)
                        .filter(value -> !got.contains(value)))
                .as("missing at the endpoint, which got %s", got)
                .isEmpty();
        assertThat(headgate.endpoints().at("/echoing")).isNotEmpty();
    }

    @Test
    void noPageAndNoAnswerShowsThem() {
        assertNoneIn(pages.stream()
                .collect(Collectors.toMap(page -> "page " + pages.indexOf(page), page -> page, (one, _) -> one)));
    }

    @Test
    void noTableHoldsThem() throws IOException, SQLException {
        var found = new TreeMap<String, List<String>>();
        var tables = 0;
        for (var service : Installation.SERVICES) {
            try (var connection = headgate.headgate().connect(service)) {
                for (var table : tables(connection, service)) {
                    tables++;
                    search(connection, service + "." + table, found);
                }
            }
        }
        assertThat(tables).isGreaterThan(40);
        assertThat(found).isEmpty();
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        var names = new ArrayList<String>();
        try (var find = connection.prepareStatement("SELECT tablename FROM pg_tables WHERE schemaname = ?")) {
            find.setString(1, schema);
            var rows = find.executeQuery();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void search(Connection connection, String table, Map<String, List<String>> found) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + table)) {
            var columns = rows.getMetaData();
            while (rows.next()) {
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    var bytes = columns.getColumnTypeName(i).equals("bytea")
                            ? rows.getBytes(i)
                            : rows.getString(i) == null
                                    ? null
                                    : rows.getString(i).getBytes(StandardCharsets.UTF_8);
                    note(table + "." + columns.getColumnName(i), bytes, found);
                }
            }
        }
    }

    @Test
    void noRecordOnAnyTopicHoldsThem() {
        var found = new TreeMap<String, List<String>>();
        var records = 0;
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + headgate.headgate().port("kafka")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var one : consumer.poll(Duration.ofMillis(200))) {
                    records++;
                    note(one.topic() + " value", one.value(), found);
                    note(one.topic() + " key", one.key(), found);
                    one.headers().forEach(header -> note(one.topic() + " header", header.value(), found));
                }
            }
        }
        assertThat(records).isGreaterThan(10);
        assertThat(found).isEmpty();
    }

    @Test
    void noFileHoldsThem() throws IOException {
        var found = new TreeMap<String, List<String>>();
        var files = new ArrayList<Path>();
        Files.walkFileTree(headgate.home(), new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // Kafka's indexes are mostly holes; they hold offsets.
                if (attributes.isRegularFile() && !file.toString().endsWith("index") && Files.isReadable(file)) {
                    note(headgate.home().relativize(file).toString(), contentOf(file), found);
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            // PostgreSQL and Kafka rename and delete files all the time.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return goneOr(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                return e == null ? FileVisitResult.CONTINUE : goneOr(e);
            }
        });
        assertThat(files).anyMatch(file -> file.endsWith("headgate.log")).anyMatch(file -> file.toString()
                .contains("pg_wal"));
        assertThat(found).isEmpty();
    }

    private static FileVisitResult goneOr(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private static byte[] contentOf(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }

    @Test
    void noMetricNamesThem() {
        assertNoneIn(Installation.SERVICES.stream()
                .collect(Collectors.toMap(service -> service + " metrics", service -> headgate.at(service)
                        .get("/actuator/prometheus")
                        .body())));
    }

    @Test
    void thisSearchFindsWhatIsThere() {
        var found = new TreeMap<String, List<String>>();
        note("got", headgate.endpoints().at("/canary").getFirst().body().getBytes(StandardCharsets.UTF_8), found);
        assertThat(found.get("got")).hasSizeGreaterThan(PERSON.size() - 3);
    }

    private void assertNoneIn(Map<String, String> texts) {
        var found = new TreeMap<String, List<String>>();
        texts.forEach((name, text) -> note(name, text.getBytes(StandardCharsets.UTF_8), found));
        assertThat(found).isEmpty();
    }

    /** Where which canaries were found, whatever their case. */
    private void note(String where, byte[] bytes, Map<String, List<String>> found) {
        if (bytes == null) {
            return;
        }
        var text = new String(lower(bytes), StandardCharsets.ISO_8859_1);
        canaries.stream()
                .filter(canary -> text.contains(canary.toLowerCase(Locale.ROOT)))
                .forEach(canary ->
                        found.computeIfAbsent(where, _ -> new ArrayList<>()).add(canary));
    }

    private static byte[] lower(byte[] bytes) {
        var copy = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] >= 'A' && copy[i] <= 'Z') {
                copy[i] += 'a' - 'A';
            }
        }
        return copy;
    }
}
