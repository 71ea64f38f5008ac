package io.headgate.benchmarks;

import io.headgate.benchmarks.load.Arrivals;
import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.platform.ComparedBuilds;
import io.headgate.benchmarks.platform.CpuTime;
import io.headgate.benchmarks.platform.DatabaseWork;
import io.headgate.benchmarks.platform.HeadgateBuild;
import io.headgate.benchmarks.platform.MeasuredHeadgate;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one lead costs: processor time by process, commits, rows and log bytes, at a steady rate and long after the start;
 * and what the installation uses when nothing happens. Unlike a latency it hardly depends on who else uses the machine.
 * The time counts until the last fact of the last lead is in the portal's read models.
 */
final class CostBench {

    private static final String ALL = "all together";
    private static final int WINDOWS = 3;
    private static final int PER_SECOND = 100;
    private static final Duration RUN = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Path directory;
    private final ComparedBuilds builds;
    private final BuildFigures figures = new BuildFigures();

    private CostBench(Path directory, ComparedBuilds builds) {
        this.directory = directory;
        this.builds = builds;
    }

    static void run(Path directory, Report report, ComparedBuilds builds) throws Exception {
        var bench = new CostBench(directory, builds);
        for (int round = 0; round < builds.rounds(); round++) {
            for (var build : builds.inRound(round)) {
                report.say("round %d, %s, six services in one JVM".formatted(round + 1, build.name()));
                bench.oneJvm(build, round);
            }
        }
        if (!builds.hasOther()) {
            report.say("a JVM for each service");
            bench.jvmEach(builds.builds().getFirst());
        }
        bench.figures.report(builds, "%,.2f", report);
    }

    private void oneJvm(HeadgateBuild build, int round) throws Exception {
        var home = directory.resolve("round-" + round + "-" + build.directoryName());
        boolean last = round == builds.rounds() - 1;
        try (var headgate = MeasuredHeadgate.start(build, home, false, BenchNetwork::local);
                var database = headgate.platform().connect("portal")) {
            warmUp(headgate, database);
            for (int window = 0; window < (builds.hasOther() ? 1 : WINDOWS); window++) {
                window(headgate, database).forEach((what, value) -> figures.add(build, what, value));
            }
            if (last) {
                figures.add(
                        build, "idle, after two quiet minutes: everything, % of one core", idle(headgate.platform()));
            }
        }
    }

    private void jvmEach(HeadgateBuild build) throws Exception {
        try (var headgate = MeasuredHeadgate.start(build, directory.resolve("jvms"), true, BenchNetwork::local);
                var database = headgate.platform().connect("portal")) {
            warmUp(headgate, database);
            for (int window = 0; window < WINDOWS; window++) {
                window(headgate, database)
                        .forEach((what, value) -> figures.add(build, "a JVM for each service: " + what, value));
            }
        }
    }

    private static void warmUp(MeasuredHeadgate headgate, Connection database)
            throws SQLException, InterruptedException {
        headgate.warmUp();
        awaitStories(database, headgate.receiver());
    }

    private static Map<String, Double> window(MeasuredHeadgate headgate, Connection database) throws Exception {
        var cpuBefore = cpu(headgate.platform());
        var workBefore = DatabaseWork.of(database);
        int leads = new Arrivals(headgate.target(), headgate.receiver())
                .post(PER_SECOND, RUN)
                .size();
        awaitStories(database, headgate.receiver());
        var figures = new LinkedHashMap<String, Double>();
        cpu(headgate.platform())
                .forEach((name, millis) -> figures.put(
                        "CPU for one lead: " + name + ", ms", (millis - cpuBefore.getOrDefault(name, 0.0)) / leads));
        var work = DatabaseWork.of(database).minus(workBefore);
        figures.put("commits for one lead", (double) work.commits() / leads);
        figures.put("rows written for one lead", (double) work.rowsWritten() / leads);
        figures.put("write-ahead log for one lead, kB", work.walBytes() / 1000.0 / leads);
        return figures;
    }

    private static double idle(RunningHeadgate platform) throws IOException, InterruptedException {
        Thread.sleep(QUIET);
        var before = cpu(platform).getOrDefault(ALL, 0.0);
        Thread.sleep(IDLE);
        return (cpu(platform).getOrDefault(ALL, 0.0) - before) * 100 / IDLE.toMillis();
    }

    private static Map<String, Double> cpu(RunningHeadgate platform) throws IOException {
        var times = new LinkedHashMap<String, Double>();
        double upkeep = 0;
        // The launcher alone: the broker and PostgreSQL are children of its own and have rows of their own.
        times.put(platform.hasJvms() ? "launcher" : "six services", CpuTime.ofProcess(platform.launcherPid()));
        upkeep += CpuTime.ofCompilerAndCollector(platform.launcherPid());
        for (var service : platform.hasJvms() ? RunningHeadgate.SERVICES : List.<String>of()) {
            times.put(service, CpuTime.ofTree(platform.pid(service)));
            upkeep += CpuTime.ofCompilerAndCollector(platform.pid(service));
        }
        for (var backend : List.of("postgres", "kafka")) {
            times.put(backend, CpuTime.ofTree(platform.pid(backend)));
        }
        times.put(ALL, times.values().stream().mapToDouble(Double::doubleValue).sum());
        times.put("of it the services' compilers and collectors", upkeep);
        return times;
    }

    // The portal gathers facts longest; when it has every lead's end, all that costs anything has happened.
    private static void awaitStories(Connection database, Receiver receiver) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int leads = receiver.firstSeen().size();
        while (closed(database) < leads) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%d of %d leads are closed after %s".formatted(closed(database), leads, PATIENCE));
            }
            Thread.sleep(100);
        }
        // PostgreSQL's processes tell their counts once a second.
        Thread.sleep(Duration.ofMillis(1500));
    }

    private static long closed(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM lead_view WHERE closed_at IS NOT NULL")) {
            row.next();
            return row.getLong(1);
        }
    }
}
