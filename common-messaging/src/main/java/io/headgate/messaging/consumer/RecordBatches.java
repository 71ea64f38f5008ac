package io.headgate.messaging.consumer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/** Cuts a batch into few runs of one handler each, such that the works of one key keep their order from run to run. */
final class RecordBatches {

    private RecordBatches() {}

    static <W> List<List<W>> of(List<W> works, Function<W, String> key, Function<W, ?> handler) {
        var runs = new ArrayList<List<W>>();
        var lastOfKey = new HashMap<String, Integer>();
        for (var work : works) {
            int run = lastOfKey.getOrDefault(key.apply(work), 0);
            while (run < runs.size() && handler.apply(runs.get(run).getFirst()) != handler.apply(work)) {
                run++;
            }
            if (run == runs.size()) {
                runs.add(new ArrayList<>());
            }
            runs.get(run).add(work);
            lastOfKey.put(key.apply(work), run);
        }
        return runs;
    }
}
