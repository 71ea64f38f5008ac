package io.headgate.standalone;

import io.headgate.embedded.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Services in a JVM each, started again when one is killed: for load tests, and for seeing what a killed service costs. */
record ServiceJvms(Settings settings, ServiceProperties properties, OpenParts parts, Console console)
        implements ServiceRunner {

    private static final List<String> SERVICE_JVM = List.of(
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Dlogging.config=classpath:logback.xml");

    @Override
    public BooleanSupplier start(Application application) {
        var options = new ChildJvm.Options(
                application.mainClass(),
                List.of(),
                withLog(SERVICE_JVM, settings, application.name()),
                properties.environmentOf(application),
                settings.logs().resolve(application.name() + ".out"),
                settings.pidFile(application.name()));
        var supervised = parts.open(
                () -> Supervised.start(application.name(), () -> ChildJvm.start(options), ChildJvm::onExit, console));
        return () -> supervised.current().isAlive();
    }

    /** The flags, and where that JVM writes its log. */
    static List<String> withLog(List<String> flags, Settings settings, String name) {
        var all = new ArrayList<>(flags);
        all.add("-Dheadgate.logs=" + settings.logs());
        all.add("-Dheadgate.log=" + name);
        String cache = System.getProperty("headgate.aot-cache");
        if (cache != null) {
            all.add("-XX:AOTCache=" + cache);
            all.add("-Xlog:aot*=off");
        }
        return all;
    }
}
