package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.model.config.LineType;
import io.headgate.model.config.Segment;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules of decide.drl reason about. Public, because the compiled rules live in a package of their own. */
public final class DroolsFacts {

    private DroolsFacts() {}

    /** A right that holds a ZIP. */
    public record ZipGrant(String zip, PlainRight right) {}

    /** A right that holds a county. */
    public record CountyGrant(String county, PlainRight right) {}

    /** A right that holds a state. */
    public record StateGrant(String state, PlainRight right) {}

    /** A right whose circle touches a field of one degree by one: the same help that the engine's own index has. */
    public record CircleGrant(String cell, PlainRight right) {}

    /** An emergency brake. */
    public record Pause(String endpointId, PauseChanged change) {}

    /** An open breaker. */
    public record Broken(String endpointId) {}

    /** The lead that is decided, and what has been found out. */
    public static final class Lead {

        private final DecideCase one;
        private final Set<LineType> lineTypes;
        private final String lineType;
        private final List<Candidate> candidates = new ArrayList<>();

        Lead(DecideCase one) {
            this.one = one;
            this.lineTypes = one.lead().findings().lineTypes();
            this.lineType = one.lineType();
        }

        public @Nullable String getZip() {
            return getPlace().zip();
        }

        public @Nullable String getState() {
            return getPlace().state();
        }

        public List<String> getCounties() {
            return getPlace().counties();
        }

        public @Nullable String getCell() {
            var lat = getPlace().lat();
            var lon = getPlace().lon();
            return lat == null || lon == null ? null : cell((int) Math.floor(lat), (int) Math.floor(lon));
        }

        public Location getPlace() {
            return one.facts().location();
        }

        public @Nullable String getLine() {
            return one.facts().serviceLine();
        }

        public Segment getSegment() {
            return one.lead().segment();
        }

        public @Nullable String getCampaign() {
            return one.facts().campaign();
        }

        public @Nullable Boolean getHomeOwner() {
            return (Boolean) one.facts().attributes().get("home_owner");
        }

        public @Nullable Integer getBudget() {
            return (Integer) one.facts().attributes().get("budget");
        }

        public String getLineType() {
            return lineType;
        }

        public Set<LineType> getLineTypes() {
            return lineTypes;
        }

        public Set<String> getTried() {
            return one.round().excluded();
        }

        public Instant getNow() {
            return one.now();
        }

        List<Candidate> candidates() {
            return candidates;
        }

        /** A new candidate for this lead, for the rule that found it. */
        public Candidate candidate(PlainRight right, int conditionId) {
            var candidate = new Candidate(this, right, conditionId);
            candidates.add(candidate);
            return candidate;
        }
    }

    /** A right over the lead's place. Rules exclude it in any order; the one that counts is the first of the chain. */
    public static final class Candidate {

        private final Lead lead;
        private final PlainRight right;
        private final int conditionId;
        private final boolean inForce;
        private int rank = Integer.MAX_VALUE;
        private @Nullable ReasonCode reason;

        private Candidate(Lead lead, PlainRight right, int conditionId) {
            this.lead = lead;
            this.right = right;
            this.conditionId = conditionId;
            this.inForce = right.inForce(lead.getNow());
        }

        public Lead getLead() {
            return lead;
        }

        public PlainRight getRight() {
            return right;
        }

        public PlainEndpoint getEndpoint() {
            return right.endpoint();
        }

        public String getEndpointId() {
            return right.endpoint().getId();
        }

        public int getConditionId() {
            return conditionId;
        }

        public boolean isInForce() {
            return inForce;
        }

        public boolean isClosed() {
            return right.endpoint().closed(lead.getNow());
        }

        public boolean isFull() {
            return right.endpoint().full(lead.one, right.priceMicros());
        }

        public boolean isSentLately() {
            return right.endpoint().sentLately(lead.one);
        }

        /** Says why it is out, unless a rule of the chain before this one has said so. */
        public void exclude(int place, ReasonCode why) {
            if (place < rank) {
                rank = place;
                reason = why;
            }
        }

        PlainCandidate option() {
            return new PlainCandidate(right, inForce, () -> reason);
        }
    }

    static String cell(int lat, int lon) {
        return lat + "/" + lon;
    }
}
