package io.headgate.benchmarks.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A build of Headgate as a command line: the flags of its JVMs, and its class path with the start cache that holds for
 * exactly that.
 *
 * @param name what a table calls it
 * @param jvm the flags of every JVM
 * @param application the options that name the application
 */
public record HeadgateBuild(String name, List<String> jvm, List<String> application) {

    private static final String FLAGS =
            "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms128m"
                    + " -Xmx768m -XX:MaxMetaspaceSize=384m";

    /** This build: what {@code ./headgate bench} has built, else the classes of this very process. */
    public static HeadgateBuild own() throws IOException {
        var app = System.getProperty("headgate.app");
        return new HeadgateBuild(
                "this build",
                flags("headgate.flags"),
                app == null ? List.of("-cp", System.getProperty("java.class.path")) : application(Path.of(app)));
    }

    /**
     * Another build.
     *
     * @param checkout a checkout whose {@code ./headgate} has built it
     */
    public static HeadgateBuild at(Path checkout) throws IOException {
        var app = checkout.resolve("standalone").resolve("target").resolve("app");
        if (!Files.exists(app.resolve("classpath"))) {
            throw new IllegalArgumentException(
                    "there is no build in " + checkout + ": ./headgate bench cost --against DIR makes one");
        }
        return new HeadgateBuild("the other build", flags("headgate.other.flags"), application(app));
    }

    // As ./headgate up has them; its benchmarks are told which those are on this machine.
    private static List<String> flags(String property) {
        return List.of(System.getProperty(property, FLAGS).split(" "));
    }

    private static List<String> application(Path app) throws IOException {
        var options = new ArrayList<String>();
        var cache = app.resolve("start.aot");
        if (Files.exists(cache)) {
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Dheadgate.aot-cache=" + cache));
        }
        options.addAll(List.of("-cp", Files.readString(app.resolve("classpath")).strip()));
        return options;
    }

    /** Its name as part of a path. */
    public String directoryName() {
        return name.replace(' ', '-');
    }

    /** The command line that runs it. */
    List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(jvm);
        command.addAll(application);
        command.add("io.headgate.standalone.StandaloneMain");
        command.addAll(List.of(arguments));
        return command;
    }
}
