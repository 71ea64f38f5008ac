package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks services whether they are ready, until they are. */
final class Readiness implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();

    void await(Application application, BooleanSupplier alive) {
        long end = System.nanoTime() + LIMIT.toNanos();
        String answer = ask(application);
        while (!answer.equals("200")) {
            if (System.nanoTime() > end) {
                throw new EmbeddedException(
                        "its readiness probe says " + answer + " after " + LIMIT.toSeconds() + " s");
            }
            if (!alive.getAsBoolean()) {
                throw new EmbeddedException("it ended before it was ready");
            }
            pause();
            answer = ask(application);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private String ask(Application application) {
        URI probe = URI.create("http://127.0.0.1:" + application.port() + "/actuator/health/readiness");
        try {
            var response =
                    client.send(HttpRequest.newBuilder(probe).timeout(ANSWER).build(), BodyHandlers.discarding());
            return Integer.toString(response.statusCode());
        } catch (IOException nobodyThere) {
            return "nothing";
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static EmbeddedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedException("interrupted while waiting for the services", e);
    }
}
