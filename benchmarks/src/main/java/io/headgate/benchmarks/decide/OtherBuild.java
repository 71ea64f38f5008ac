package io.headgate.benchmarks.decide;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The engine of some build with a generated workload, reached by reflection. The workload and its measurement are those of
 * that build, so their names are looked up; what is timed runs inside the build's own classes.
 */
final class OtherBuild implements AutoCloseable {

    private static final String HERE = "io.headgate.benchmarks.decide.";

    /** Loads our own packages from the build, and all else from the loader of this class. */
    private static final class Loader extends URLClassLoader {

        Loader(URL[] urls) {
            super(urls, OtherBuild.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("io.headgate.")) {
                    return super.loadClass(name, resolve);
                }
                var known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }

        // Names that an earlier build had for the same class.
        Class<?> first(String... names) throws ClassNotFoundException {
            for (var name : names) {
                if (findResource((HERE + name).replace('.', '/') + ".class") != null) {
                    return loadClass(HERE + name);
                }
            }
            throw new ClassNotFoundException(String.join(" or ", names));
        }
    }

    private final Loader loader;
    private final Object measurement;
    private final Method run;
    private final List<String> answers;

    private OtherBuild(Loader loader, Object measurement, Method run, List<String> answers) {
        this.loader = loader;
        this.measurement = measurement;
        this.run = run;
        this.answers = answers;
    }

    static OtherBuild load(List<Path> classPath, long seed, int endpoints, int leads) throws Exception {
        var urls = new URL[classPath.size()];
        for (var i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        var loader = new Loader(urls);
        var workloadType = loader.first("DecideWorkload", "Subject");
        var workload = result(
                workloadType.getDeclaredMethod("generate", long.class, int.class, int.class),
                null,
                seed,
                endpoints,
                leads);
        var network = result(workloadType.getDeclaredMethod("network"), workload);
        var expected = (List<?>) result(workloadType.getDeclaredMethod("expected"), workload);
        var kind = open(loader.first("EngineDecider$Kind").getDeclaredMethod("values"))
                .invoke(null);
        var decider = constructor(loader.first("EngineDecider"), 2).newInstance(network, ((Object[]) kind)[0]);
        var measurementType = loader.first("Measurement");
        var measurement = constructor(measurementType, 2).newInstance(decider, workload);
        var run = open(measurementType.getDeclaredMethod("run", Duration.class));
        // The name of the record may be another one; its values may not.
        var answers = expected.stream()
                .map(answer -> answer.toString().replaceFirst("^\\w+", ""))
                .toList();
        return new OtherBuild(loader, measurement, run, answers);
    }

    /** What the engine answers to each lead. */
    List<String> answers() {
        return answers;
    }

    /** Decides for that long and returns the times in nanoseconds. */
    Histogram decideFor(Duration time) throws ReflectiveOperationException {
        return (Histogram) result(run, measurement, time);
    }

    private static Object result(Method method, @Nullable Object of, Object... arguments)
            throws ReflectiveOperationException {
        return Objects.requireNonNull(open(method).invoke(of, arguments));
    }

    private static Constructor<?> constructor(Class<?> type, int parameters) {
        return open(Arrays.stream(type.getDeclaredConstructors())
                .filter(each -> each.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow());
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }

    @Override
    public void close() throws Exception {
        loader.close();
    }
}
