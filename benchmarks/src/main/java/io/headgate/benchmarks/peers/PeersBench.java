package io.headgate.benchmarks.peers;

import io.headgate.benchmarks.Report;
import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.OfferedLoad;
import io.headgate.benchmarks.load.OpenLoop;
import io.headgate.benchmarks.load.OpenLoop.Offered;
import io.headgate.benchmarks.load.RateSearch;
import io.headgate.benchmarks.load.RateStep;
import io.headgate.benchmarks.load.Receiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Headgate beside n8n and Node-RED, one after the other on the same machine: the rate that each sustains, its latency,
 * what of the leads that it answered 2xx is lost when it is killed, and whether a daily cap is kept.
 */
public final class PeersBench {

    private static final List<Integer> RATES =
            List.of(10, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 650, 800, 1_000, 1_250, 1_600, 2_000);
    private static final int LATENCY_AT = 50;
    private static final int USUAL_KILLS = 5;
    private static final Duration KILLED_RUN = Duration.ofSeconds(20);
    private static final Duration BEFORE_KILL = Duration.ofSeconds(8);
    private static final Duration QUIET_AFTER_KILL = Duration.ofSeconds(60);
    private static final Duration QUIET_AFTER_CAP = Duration.ofSeconds(10);
    private static final int CAP_OFFERED = 2 * BenchNetwork.CAP;

    private final Report report;
    private final int kills;

    private PeersBench(Report report, int kills) {
        this.report = report;
        this.kills = kills;
    }

    /** A way to make a peer that posts on to the receiver. */
    private interface Making {
        Peer make(Receiver receiver) throws Exception;
    }

    /**
     * Measures.
     *
     * @param directory where everything is kept, packages included
     * @param kills how often each is killed; 0 for as often as is usual
     */
    public static void run(Path directory, Report report, int kills) throws Exception {
        var kept = System.getenv("HEADGATE_BENCH_PEERS");
        var packages = kept == null ? directory.resolve("packages") : Path.of(kept);
        var bench = new PeersBench(report, kills == 0 ? USUAL_KILLS : kills);
        bench.measure(receiver -> new HeadgatePeer(directory.resolve("headgate"), receiver));
        bench.measure(receiver -> new N8n(packages.resolve("n8n"), directory.resolve("n8n"), receiver.url()));
        bench.measure(
                receiver -> new NodeRed(packages.resolve("node-red"), directory.resolve("node-red"), receiver.url()));
    }

    private void measure(Making making) throws Exception {
        try (var receiver = new Receiver();
                var peer = making.make(receiver)) {
            report.say("-- " + peer.name());
            peer.start();
            var load = new OfferedLoad(peer.target(), receiver);
            warmUp(load);
            var latency = load.step(LATENCY_AT);
            say(peer, latency);
            var steps = RateSearch.run(RATES, RATES.indexOf(LATENCY_AT), perSecond -> {
                var step = load.step(perSecond);
                say(peer, step);
                return step;
            });
            int sustained = RateSearch.highest(steps).map(RateStep::perSecond).orElse(0);
            int half = Math.max(1, sustained / 2);
            int allowed = allowed(peer, load, receiver, half);
            var losses = LossCount.NONE;
            for (int i = 0; i < kills; i++) {
                losses = losses.plus(kill(peer, receiver, half));
            }
            report.row(
                    peer.name(),
                    sustained + "/s sustained",
                    String.format(
                            Locale.ROOT,
                            "at %d/s p50 %.1f, p99 %.1f ms%s",
                            LATENCY_AT,
                            latency.p50Millis(),
                            latency.p99Millis(),
                            latency.sustained() ? "" : " (not sustained)"),
                    String.format(
                            Locale.ROOT,
                            "killed %d times at %d/s: %s; of %d leads under a daily cap of %d delivered: %d",
                            kills,
                            half,
                            losses,
                            CAP_OFFERED,
                            BenchNetwork.CAP,
                            allowed));
        }
    }

    private static void warmUp(OfferedLoad load) throws InterruptedException {
        load.step(20, Duration.ZERO, Duration.ofSeconds(15));
        load.step(40, Duration.ZERO, Duration.ofSeconds(30));
        var hot = load.step(100, Duration.ZERO, Duration.ofSeconds(15));
        if (hot.sustained()) {
            load.step(100, Duration.ZERO, Duration.ofSeconds(60));
        }
    }

    private void say(Peer peer, RateStep step) {
        report.say(peer.name() + " " + step);
    }

    private int allowed(Peer peer, OfferedLoad load, Receiver receiver, int perSecond) throws InterruptedException {
        var capped = peer.target().forZip(BenchNetwork.CAPPED_ZIP);
        var offered = OpenLoop.offer(
                capped,
                perSecond,
                Duration.ofSeconds(1).multipliedBy(CAP_OFFERED).dividedBy(perSecond));
        load.awaitArrivals(offered.answered(), QUIET_AFTER_CAP);
        var delivered = new ArrayList<>(offered.answered().keySet());
        delivered.retainAll(receiver.firstSeen().keySet());
        report.say("%s: of %d leads under a daily cap of %d, answered %d, delivered %d"
                .formatted(
                        peer.name(),
                        offered.posted(),
                        BenchNetwork.CAP,
                        offered.answered().size(),
                        delivered.size()));
        return delivered.size();
    }

    private LossCount kill(Peer peer, Receiver receiver, int perSecond) throws Exception {
        Offered offered;
        try (var poster = Executors.newSingleThreadExecutor()) {
            var posting = poster.submit((Callable<Offered>) () -> OpenLoop.offer(peer.target(), perSecond, KILLED_RUN));
            Thread.sleep(BEFORE_KILL);
            peer.kill();
            peer.start();
            offered = posting.get();
        }
        new OfferedLoad(peer.target(), receiver).awaitArrivals(offered.answered(), QUIET_AFTER_KILL);
        var arrivals =
                receiver.receipts().stream().map(Receiver.Receipt::leadId).toList();
        var losses = LossCount.of(offered.answered().keySet(), arrivals);
        report.say("%s killed at %d/s: %s".formatted(peer.name(), perSecond, losses));
        return losses;
    }
}
