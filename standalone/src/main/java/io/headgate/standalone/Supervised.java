package io.headgate.standalone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** A process that is started again whenever it ends unasked. */
final class Supervised<T extends AutoCloseable> implements AutoCloseable {

    private static final Executor AFTER_A_WHILE = CompletableFuture.delayedExecutor(
            Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);

    private final String name;
    private final Supplier<T> starter;
    private final Function<T, CompletableFuture<Integer>> exit;
    private final Console console;
    private T current;
    private boolean closing;

    private Supervised(
            String name, Supplier<T> starter, Function<T, CompletableFuture<Integer>> exit, Console console) {
        this.name = name;
        this.starter = starter;
        this.exit = exit;
        this.console = console;
        this.current = starter.get();
    }

    static <T extends AutoCloseable> Supervised<T> start(
            String name, Supplier<T> starter, Function<T, CompletableFuture<Integer>> exit, Console console) {
        var supervised = new Supervised<>(name, starter, exit, console);
        supervised.watch(supervised.current);
        return supervised;
    }

    synchronized T current() {
        return current;
    }

    @Override
    public synchronized void close() throws Exception {
        closing = true;
        current.close();
    }

    private void watch(T process) {
        var unused = exit.apply(process).thenAcceptAsync(this::restart, AFTER_A_WHILE);
    }

    private synchronized void restart(int exitCode) {
        if (closing) {
            return;
        }
        console.say(name + " ended unexpectedly (exit code " + exitCode + "): starting it again.");
        try {
            current.close();
            current = starter.get();
            watch(current);
            console.say(name + " is started again.");
        } catch (Exception e) {
            console.say(name + " does not start again: " + e.getMessage());
            AFTER_A_WHILE.execute(() -> restart(exitCode));
        }
    }
}
