package io.headgate.benchmarks;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leads of people who were never heard of before in this process. */
final class SyntheticPeople {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private SyntheticPeople() {}

    static ObjectNode wanting(String serviceLine) {
        int n = NEXT.getAndIncrement();
        return (ObjectNode)
                JsonMapper.shared().readTree(String.format(Locale.ROOT, """
                    {"first_name": "Ada", "last_name": "Reyes", "phone": "+1512%07d", "email": "ada%d@example.com",
                     "address": {"line1": "1 Oak St", "city": "Austin", "state": "TX", "zip": "78717"},
                     "service_line": "%s", "segment": "residential"}
                    """, 3_000_000 + n, n, serviceLine));
    }
}
