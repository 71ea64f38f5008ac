package io.headgate.routing.simulation;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.Decision;
import io.headgate.routing.core.DecisionEngine;
import io.headgate.routing.core.LeadSnapshot;
import io.headgate.routing.core.RoundState;
import io.headgate.routing.core.RoutingContext;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.JournalEntry.Asked;
import io.headgate.routing.journal.JournalEntry.Counted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows what really happened until a lead is asked about, and tells how things stood for it then. */
final class Rewind implements Follower {

    /** A lead as it was asked about, in the world of that moment. */
    record Found(LeadSnapshot lead, RoundState round, Moment moment, Track track) {

        RoutingContext context() {
            var now = moment.batch().now();
            return moment.context(
                    new Views.Rehearsed(
                            track, track, moment.past(), moment.batch().glimpses(), now),
                    now);
        }
    }

    private final DecisionEngine engine;
    private final LeadId wanted;
    private final Track track = new Track();
    private @Nullable Found found;

    Rewind(DecisionEngine engine, LeadId wanted) {
        this.engine = engine;
        this.wanted = wanted;
    }

    @Nullable
    Found found() {
        return found;
    }

    @Override
    public void recall(String endpointId, String personKey, @Nullable Instant at) {
        track.recall(endpointId, personKey, at);
    }

    @Override
    public void begin(Checkpoint start, Map<LeadId, List<String>> personsInFlight) {
        track.begin(start, personsInFlight);
    }

    @Override
    public void counted(Counted counted) {
        if (found == null) {
            track.counted(counted);
        }
    }

    @Override
    public void batch(Moment moment) {
        if (found != null) {
            return;
        }
        moment.batch().ended().forEach(track::ended);
        for (var settled : moment.batch().settled()) {
            var slot = new Track.Slot(settled.leadId(), settled.endpointId());
            if (settled.kept()) {
                track.kept(slot, moment.at(settled));
            } else {
                track.released(slot);
            }
        }
        for (var asked : moment.batch().asked()) {
            var known = moment.cases().get(asked.leadId());
            if (known != null) {
                var lead = new LeadSnapshot(asked.leadId(), known.facts(), known.checks(), asked.expiresAt());
                if (asked.leadId().equals(wanted)) {
                    found = new Found(lead, new RoundState(asked.round(), asked.excluded()), moment, track);
                    return;
                }
                track.apply(
                        lead,
                        again(lead, asked, moment),
                        moment.network().version(),
                        moment.batch().now());
            }
        }
        track.forgetOver(moment.batch().now());
    }

    private Decision again(LeadSnapshot lead, Asked asked, Moment moment) {
        var now = moment.batch().now();
        var seen = new Views.Seen(
                track,
                moment.past(),
                moment.batch().glimpses(),
                moment.network().version(),
                now);
        return engine.decide(
                moment.network(), lead, moment.context(seen, now), new RoundState(asked.round(), asked.excluded()));
    }
}
