package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.RawHttp;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * kill -9 of the whole standalone amid thousands of leads, then up again. The oracle is what the client was told and what
 * the receiver got, not what Headgate believes.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Campaign.ONE_AT_A_TIME)
class KillNineIT {

    private static final int POSTERS = 8;
    private static final int ENDPOINTS = 5;
    private static final Duration DRAIN = Duration.ofMinutes(15);
    private static final Pattern LEAD_ID = Pattern.compile("lead_[0-9a-f-]{36}");

    private final Campaign campaign = Campaign.begin(KillNineIT.class);
    private final int leads = campaign.amount(5_000, 1_500);
    private final int killedAfter = leads * (25 + campaign.random().nextInt(50)) / 100;
    // The five endpoints take leads in turn, so that each would get a fifth: this one is full before.
    private final int cap = leads / ENDPOINTS * 7 / 10;

    /** What the client knows: which lead id each of its requests was promised. */
    private final Map<String, String> promised = new ConcurrentHashMap<>();

    @Test
    void everyLeadThatGotA2xxEndsOnceCapsAreExactAndTheLedgerBalances() throws Exception {
        var home = Files.createTempDirectory(
                "headgate-kill9", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var receiver = new Receiver();
                var headgate = new RunningHeadgate(home, false)) {
            headgate.start();
            var admin = new AdminApi(headgate.url("portal"));
            admin.secret("bench", Benchmarks.SECRET);
            admin.publish(BenchNetwork.yaml(receiver.url(), ENDPOINTS, cap));
            var key = admin.sourceKey("searchpros-web");

            postWhileItIsKilled(headgate, key);

            assertThat(promised).hasSize(leads);
            assertThat(new HashSet<>(promised.values())).as("one key, one lead").hasSize(leads);
            var outcomes = awaitOutcomes(headgate);
            assertEachLeadEndedOnce(outcomes);
            assertReceiverSawNoUnmarkedDuplicate(receiver);
            assertCapExactAtTheReceiver(headgate, receiver);
            assertLedgerBalances(headgate, outcomes);
        } finally {
            Installation.delete(home);
        }
    }

    private void postWhileItIsKilled(RunningHeadgate headgate, String key) throws Exception {
        var next = new AtomicInteger();
        try (var posters = Executors.newFixedThreadPool(POSTERS + 1)) {
            var work = IntStream.range(0, POSTERS)
                    .<Future<?>>mapToObj(i -> posters.submit(() -> postAll(headgate.port("intake"), key, next)))
                    .collect(Collectors.toCollection(ArrayList::new));
            Awaitility.await(killedAfter + " leads")
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> promised.size() >= killedAfter);
            headgate.killNine();
            headgate.start();
            for (var one : work) {
                one.get();
            }
        }
    }

    private Void postAll(int port, String key, AtomicInteger next) throws InterruptedException {
        var connection = new Connection(port);
        for (int i = next.getAndIncrement(); i < leads; i = next.getAndIncrement()) {
            var lead = BenchNetwork.lead();
            var idempotencyKey = UUID.randomUUID().toString();
            // A request without an answer is repeated with its key until there is one: what any honest client does.
            while (!promised.containsKey(idempotencyKey)) {
                connection.post(key, lead, idempotencyKey).ifPresent(leadId -> promised.put(idempotencyKey, leadId));
            }
        }
        return null;
    }

    /** A poster's connection, made again whenever it breaks. */
    private static final class Connection {

        private final int port;
        private RawHttp http;

        Connection(int port) {
            this.port = port;
        }

        java.util.Optional<String> post(String key, String lead, String idempotencyKey) throws InterruptedException {
            try {
                if (http == null) {
                    http = new RawHttp(port);
                }
                var answer = http.post("/v1/leads", key, lead, "Idempotency-Key: " + idempotencyKey + "\r\n");
                var matcher = LEAD_ID.matcher(answer.body());
                if (answer.status() / 100 == 2 && matcher.find()) {
                    return java.util.Optional.of(matcher.group());
                }
            } catch (IOException | RuntimeException e) {
                http = null;
            }
            // Not a wait for an effect: a client that is refused comes back a little later.
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
            return java.util.Optional.empty();
        }
    }

    private Map<String, List<String>> awaitOutcomes(RunningHeadgate headgate) {
        try (var outcomes = new Outcomes(headgate.port("kafka"))) {
            return outcomes.awaitAll(promised.values(), DRAIN);
        }
    }

    private void assertEachLeadEndedOnce(Map<String, List<String>> outcomes) {
        var twice = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().size() != 1)
                .toList();
        assertThat(twice).as("leads with more than one terminal outcome").isEmpty();
    }

    private static void assertReceiverSawNoUnmarkedDuplicate(Receiver receiver) {
        var unmarked = receiver.receipts().stream()
                .filter(receipt -> !receipt.possibleDuplicate())
                .collect(Collectors.groupingBy(Receiver.Receipt::deliveryId, Collectors.counting()));
        assertThat(unmarked.entrySet().stream().filter(entry -> entry.getValue() > 1))
                .as("deliveries received twice without the marker")
                .isEmpty();
        var endpointsByLead = receiver.receipts().stream()
                .collect(Collectors.groupingBy(
                        Receiver.Receipt::leadId, Collectors.mapping(Receiver.Receipt::path, Collectors.toSet())));
        assertThat(endpointsByLead.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1))
                .as("leads that two endpoints got")
                .isEmpty();
    }

    private void assertCapExactAtTheReceiver(RunningHeadgate headgate, Receiver receiver)
            throws SQLException, IOException {
        var atTheCapped = receiver.receipts().stream()
                .filter(receipt -> receipt.path().equals("/e/dealer-0-crm"))
                .map(Receiver.Receipt::leadId)
                .distinct()
                .count();
        assertThat(atTheCapped)
                .as("%d leads over five endpoints in turn fill a cap of %d exactly", leads, cap)
                .isEqualTo(cap);
        assertThat(number(headgate, "routing", """
            SELECT count(*) FROM cap_bucket b
             WHERE b.taken <> (SELECT coalesce(sum(rb.units), 0)
                                 FROM reservation_bucket rb JOIN reservation r ON r.id = rb.reservation_id
                                WHERE rb.bucket_id = b.id AND r.state IN ('HELD', 'CONSUMED'))
               AND b.limit_value IS NOT NULL
            """))
                .as("buckets whose count is not the sum of their live reservations")
                .isZero();
    }

    private static void assertLedgerBalances(RunningHeadgate headgate, Map<String, List<String>> outcomes)
            throws SQLException, IOException {
        long delivered = outcomes.values().stream()
                .filter(list -> list.contains("DELIVERED"))
                .count();
        // What one lead costs and what it earns come with different facts, and some of them late after a crash.
        Awaitility.await("the ledger to catch up").atMost(DRAIN).untilAsserted(() -> {
            assertThat(number(headgate, "reconciliation", "SELECT count(*) FROM delivered_lead"))
                    .isEqualTo(delivered);
            assertThat(number(headgate, "reconciliation", balanceOf("BUYER_UNBILLED")))
                    .as("each delivered lead is charged 42.00 once")
                    .isEqualTo(delivered * 42_000_000L);
            assertThat(number(headgate, "reconciliation", balanceOf("SOURCE_PAYABLE")))
                    .as("each accepted lead costs 18.00 once")
                    .isEqualTo(delivered * -18_000_000L);
        });
        assertThat(number(headgate, "reconciliation", "SELECT coalesce(sum(amount), 0) FROM posting"))
                .isZero();
    }

    private static String balanceOf(String account) {
        return """
            SELECT coalesce(sum(p.amount), 0) FROM posting p JOIN account a ON a.id = p.account_id
             WHERE a.code = '%s'
            """.formatted(account);
    }

    private static long number(RunningHeadgate headgate, String service, String sql) throws SQLException, IOException {
        try (var connection = headgate.connect(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
