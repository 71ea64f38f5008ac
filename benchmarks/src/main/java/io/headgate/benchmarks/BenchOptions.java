package io.headgate.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words after {@code ./headgate bench}.
 *
 * @param names the benchmarks asked for; none for all
 * @param against the checkout of another build to measure in turn
 * @param rounds how many rounds; 0 for as many as is usual
 */
record BenchOptions(List<String> names, @Nullable Path against, int rounds) {

    static BenchOptions parse(String... words) {
        var names = new ArrayList<String>();
        @Nullable Path against = null;
        int rounds = 0;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--against" -> against = Path.of(value(words, ++i));
                case "--rounds" -> rounds = Integer.parseInt(value(words, ++i));
                default -> names.add(words[i]);
            }
        }
        if (against != null && names.isEmpty()) {
            throw new IllegalArgumentException("--against needs the name of a benchmark");
        }
        return new BenchOptions(List.copyOf(names), against, rounds);
    }

    /** What takes packages from npm runs only when it is named. */
    boolean isWanted(String name) {
        return names.isEmpty() ? !name.equals("peers") : names.contains(name);
    }

    private static String value(String[] words, int index) {
        if (index == words.length) {
            throw new IllegalArgumentException(words[index - 1] + " needs a value");
        }
        return words[index];
    }
}
