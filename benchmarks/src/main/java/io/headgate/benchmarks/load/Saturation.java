package io.headgate.benchmarks.load;

import io.headgate.benchmarks.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;

/** Posts as fast as answers come over a fixed number of connections. */
public final class Saturation {

    private static final int CONNECTIONS = 16;

    /** Requests answered 2xx per second, and how long they took. */
    public record Result(double perSecond, double p50Millis, double p99Millis, long failures) {}

    private Saturation() {}

    public static Result run(int port, String key, Duration time) throws InterruptedException, ExecutionException {
        var histogram = new ConcurrentHistogram(Figures.LONGEST_MICROS, 3);
        var failures = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        long began = System.nanoTime();
        try (var connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            var work = IntStream.range(0, CONNECTIONS)
                    .<Callable<Long>>mapToObj(i -> () -> postUntil(end, port, key, histogram, failures))
                    .toList();
            long answered = 0;
            for (Future<Long> one : connections.invokeAll(work)) {
                answered += one.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Result(
                    answered / seconds,
                    histogram.getValueAtPercentile(50) / 1000.0,
                    histogram.getValueAtPercentile(99) / 1000.0,
                    failures.get());
        }
    }

    private static long postUntil(long end, int port, String key, ConcurrentHistogram histogram, AtomicLong failures)
            throws IOException {
        long answered = 0;
        try (var http = new RawHttp(port)) {
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                var answer = http.post("/v1/leads", key, BenchNetwork.lead());
                histogram.recordValue((System.nanoTime() - began) / 1000);
                if (answer.status() / 100 == 2) {
                    answered++;
                } else {
                    failures.incrementAndGet();
                }
            }
        }
        return answered;
    }
}
