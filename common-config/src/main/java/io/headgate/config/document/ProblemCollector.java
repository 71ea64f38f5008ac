package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.ConfigProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects findings in the order of the document, up to a bound that no person reads past. */
public final class ProblemCollector {

    private static final int MOST = 1_000;

    private final List<ConfigProblem> found = new ArrayList<>();
    private int count;

    public void add(String path, ConfigCode code, String detail) {
        count++;
        if (found.size() < MOST) {
            found.add(new ConfigProblem(path, code, detail));
        }
    }

    public int count() {
        return count;
    }

    public List<ConfigProblem> all() {
        if (count > MOST) {
            found.add(new ConfigProblem(
                    "", ConfigCode.TOO_MANY_PROBLEMS, "%,d more problems are not listed.".formatted(count - MOST)));
            count = MOST;
        }
        return List.copyOf(found);
    }
}
