package io.headgate.standalone;

import java.util.function.BooleanSupplier;

/** Starts one service in the chosen shape; it is closed with everything else. */
interface ServiceRunner {

    /** The answer says whether what was started still lives. */
    BooleanSupplier start(Application application);

    static ServiceRunner of(Settings settings, ServiceProperties properties, OpenParts parts, Console console) {
        return switch (settings.shape()) {
            case CONTEXTS -> new ServiceContexts(settings, properties, parts);
            case JVMS -> new ServiceJvms(settings, properties, parts, console);
        };
    }
}
