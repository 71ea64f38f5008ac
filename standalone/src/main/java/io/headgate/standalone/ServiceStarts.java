package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Starts the services, a few at a time, until all are ready or one has failed. */
final class ServiceStarts {

    // Two cores are busy with two starting services; more at once only makes the first one later.
    private static final int AT_ONCE = 2;

    private final ServiceRunner runner;
    private final Readiness readiness;
    private final AtomicBoolean abandoned = new AtomicBoolean();

    private ServiceStarts(ServiceRunner runner, Readiness readiness) {
        this.runner = runner;
        this.readiness = readiness;
    }

    static void all(List<Application> applications, ServiceRunner runner) {
        try (var readiness = new Readiness();
                ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            var starts = new ServiceStarts(runner, readiness);
            var completion = new ExecutorCompletionService<Application>(executor);
            applications.forEach(application -> completion.submit(() -> starts.start(application), application));
            starts.awaitAll(applications.size(), completion);
        }
    }

    private void start(Application application) {
        if (abandoned.get()) {
            return;
        }
        try {
            var alive = runner.start(application);
            readiness.await(application, () -> alive.getAsBoolean() && !abandoned.get());
        } catch (RuntimeException e) {
            throw new EmbeddedException(
                    "The " + application.name() + " service did not start: "
                            + rootOf(e).getMessage(),
                    e);
        }
    }

    // A service that is in the middle of its start is left to finish it: interrupting it would only bury the cause in
    // the log.
    private void awaitAll(int count, ExecutorCompletionService<Application> completion) {
        try {
            for (int i = 0; i < count; i++) {
                completion.take().get();
            }
        } catch (ExecutionException e) {
            abandoned.set(true);
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            abandoned.set(true);
            Thread.currentThread().interrupt();
            throw new EmbeddedException("interrupted while starting the services", e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }
}
