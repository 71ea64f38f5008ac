package io.headgate.routing.journal;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every counter and every slot in flight at one moment.
 *
 * @param seq the state holds the effects of all entries up to this one
 * @param missing except of these, which were not committed yet
 */
public record Checkpoint(long seq, Instant at, List<Long> missing, List<Counter> counters, List<InFlight> inFlight) {

    // As the first release wrote it: how long a slot stays in flight is not among it.
    private static final int WITHOUT_STAYS = 1;
    private static final int FORM = 2;

    public Checkpoint {
        missing = List.copyOf(missing);
        counters = List.copyOf(counters);
        inFlight = List.copyOf(inFlight);
    }

    public record Counter(
            Bucket bucket,
            @Nullable Instant windowEnd,
            long taken,
            @Nullable Long limit,
            int configVersion,
            @Nullable Instant lastAt) {}

    /** A slot whose delivery was under way. */
    public record InFlight(LeadId leadId, String endpointId, Instant at, long priceMicros, List<Taking> takings) {

        public InFlight {
            takings = List.copyOf(takings);
        }
    }

    /**
     * What it takes from a counter.
     *
     * @param stays how long after its acceptance it stays in flight, where that is agreed
     */
    public record Taking(
            Bucket bucket, long units, @Nullable Duration stays) {}

    byte[] state() {
        var out = new Packer().number(FORM).number(counters.size());
        Map<Bucket, Integer> places = new HashMap<>();
        for (var counter : counters) {
            places.put(counter.bucket(), places.size());
            out.packText(counter.bucket().key().text())
                    .moment(counter.bucket().windowStart())
                    .momentOrNone(counter.windowEnd())
                    .number(counter.taken())
                    .numberOrNone(counter.limit())
                    .number(counter.configVersion())
                    .momentOrNone(counter.lastAt());
        }
        out.number(inFlight.size());
        for (var each : inFlight) {
            out.id(each.leadId().value())
                    .packText(each.endpointId())
                    .moment(each.at())
                    .number(each.priceMicros());
            var known = each.takings().stream()
                    .filter(taking -> places.containsKey(taking.bucket()))
                    .toList();
            out.number(known.size());
            known.forEach(taking -> out.number(places.getOrDefault(taking.bucket(), 0))
                    .number(taking.units())
                    .numberOrNone(millis(taking.stays())));
        }
        return JournalContent.zipped(out.bytes());
    }

    private static @Nullable Long millis(@Nullable Duration stays) {
        return stays == null ? null : stays.toMillis();
    }

    private static @Nullable Duration stays(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    static Checkpoint read(long seq, Instant at, List<Long> missing, byte[] state) {
        var in = new Unpacker(JournalContent.unzipped(state));
        var form = in.count();
        if (form != FORM && form != WITHOUT_STAYS) {
            throw new IllegalArgumentException("a checkpoint of form " + form);
        }
        var counters = in.list(() -> new Counter(
                Bucket.stored(in.unpackText(), in.moment()),
                in.momentOrNone(),
                in.number(),
                in.numberOrNone(),
                in.count(),
                in.momentOrNone()));
        var flights = in.list(() -> new InFlight(
                new LeadId(in.id()),
                in.unpackText(),
                in.moment(),
                in.number(),
                in.list(() -> new Taking(
                        counters.get(in.count()).bucket(),
                        in.number(),
                        form == FORM ? stays(in.numberOrNone()) : null))));
        return new Checkpoint(seq, at, missing, counters, flights);
    }
}
