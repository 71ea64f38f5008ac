package io.headgate.benchmarks.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Processor time as Linux counts it, in milliseconds since a process began. */
public final class CpuTime {

    // USER_HZ, which every Linux of today has at 100 for what it shows in /proc.
    private static final double MILLIS_PER_TICK = 10;
    private static final Path PROC = Path.of("/proc");

    private CpuTime() {}

    /** Of a process, the children it waited for and the children it has now. */
    public static double ofTree(long pid) throws IOException {
        double sum = ticks(PROC.resolve(Long.toString(pid)), true);
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (parent(process) == pid) {
                    sum += ticks(process, true);
                }
            }
        }
        return sum * MILLIS_PER_TICK;
    }

    /** Of a process alone. */
    public static double ofProcess(long pid) {
        return ticks(PROC.resolve(Long.toString(pid)), false) * MILLIS_PER_TICK;
    }

    /** Of the Java threads that compile and collect. */
    public static double ofCompilerAndCollector(long pid) throws IOException {
        return ofThreads(
                pid, name -> name.startsWith("C1 Comp") || name.startsWith("C2 Comp") || name.equals("VM Thread"));
    }

    private static double ofThreads(long pid, Predicate<String> name) throws IOException {
        double sum = 0;
        try (var threads =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            for (var thread : threads) {
                var comm = stat(thread);
                if (name.test(comm.substring(comm.indexOf('(') + 1, comm.lastIndexOf(')')))) {
                    sum += ticks(thread, false);
                }
            }
        }
        return sum * MILLIS_PER_TICK;
    }

    private static long parent(Path process) {
        var stat = stat(process);
        return stat.isEmpty() ? 0 : Long.parseLong(fields(stat)[1]);
    }

    private static long ticks(Path process, boolean withWaitedFor) {
        var stat = stat(process);
        if (stat.isEmpty()) {
            return 0;
        }
        // From the state on, which is the third of proc(5): utime, stime, cutime, cstime are the 14th to the 17th.
        var fields = fields(stat);
        long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return withWaitedFor ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
    }

    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static String stat(Path process) {
        try {
            return Files.readString(process.resolve("stat"));
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }
}
