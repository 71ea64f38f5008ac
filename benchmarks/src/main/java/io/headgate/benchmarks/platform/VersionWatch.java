package io.headgate.benchmarks.platform;

import io.headgate.service.crypto.MasterKey;
import io.headgate.service.crypto.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import tools.jackson.databind.json.JsonMapper;

/** Asks each service which version of the configuration it runs, as another service of the installation would. */
public final class VersionWatch {

    private static final Duration EVERY = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningHeadgate headgate;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    public VersionWatch(RunningHeadgate headgate) throws IOException {
        this.headgate = headgate;
        this.token = new ServiceToken(MasterKey.of(headgate.secret("master-key"))).value();
    }

    /** For each service the moment, by {@link System#nanoTime()}, at which it says for the first time that it runs the version. */
    public Map<String, Future<Long>> until(int version) {
        var live = new LinkedHashMap<String, Future<Long>>();
        for (var service : RunningHeadgate.SERVICES) {
            Callable<Long> wait = () -> await(service, version);
            var task = new FutureTask<>(wait);
            Thread.ofVirtual().name("watch-" + service).start(task);
            live.put(service, task);
        }
        return live;
    }

    private long await(String service, int version) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (version(service) < version) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(service + " does not run version " + version);
            }
            Thread.sleep(EVERY);
        }
        return System.nanoTime();
    }

    private int version(String service) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(headgate.url(service) + "/internal/config-version"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(service + " answered " + answer.statusCode());
        }
        return JsonMapper.shared().readTree(answer.body()).path("version").asInt();
    }
}
