package io.headgate.portal.ui;

import com.github.f4b6a3.uuid.UuidCreator;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.DecisionTrace.CandidateTrace;
import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.model.shared.Stage;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the services tell of one lead from Round Rock who has termites, told step by step. */
final class LeadScenario {

    static final String FULL = "dealer-114-crm";
    static final String TAKER = "dealer-88-mail";
    private static final Money PRICE = Money.of("38.00", "USD");
    private static final Money COST = Money.of("18.00", "USD");

    private final LeadId id = new LeadId(UuidCreator.getTimeOrderedEpoch());
    private final String source;
    private final Instant at;
    private final List<Event> facts = new ArrayList<>();
    private final DeliveryId delivery = new DeliveryId(UuidCreator.getTimeOrderedEpoch());
    private int round;
    private int attempts;

    private LeadScenario(String source, Instant at) {
        this.source = source;
        this.at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    static LeadScenario from(String source, Duration ago) {
        var tale = new LeadScenario(source, Instant.now().minus(ago));
        tale.facts.add(new LeadRecorded(tale.id, tale.leadFacts(tale.asSent()), 1, List.of()));
        return tale;
    }

    /** The whole life of a lead that dealer 114, being full, did not get and dealer 88 took. */
    static LeadScenario deliveredToTheSecond(String source, Duration ago) {
        return from(source, ago).checked().passedOn().accepted().charged().closed(Outcome.DELIVERED, null);
    }

    LeadId id() {
        return id;
    }

    List<Event> facts() {
        return List.copyOf(facts);
    }

    LeadScenario checked() {
        var phone = new CheckResult(
                "phone", "builtin", Verdict.PASS, "continue", null, null, Map.of("line_type", "mobile"), 420);
        var email = new CheckResult(
                "email",
                "builtin",
                Verdict.FLAG,
                "continue",
                ReasonCode.EMAIL_DISPOSABLE,
                "the domain hands out throw-away addresses",
                Map.of("disposable", true),
                80);
        var place = new CheckResult(
                "address", "builtin", Verdict.PASS, "continue", null, null, Map.of("county", "48491"), 310);
        return add(new LeadChecked(
                id, after(6), leadFacts(verified()), ValidationOutcome.CONTINUE, List.of(phone, email, place)));
    }

    LeadScenario passedOn() {
        var full = new CandidateTrace(
                FULL,
                "dealer-114",
                false,
                "exclusive",
                1,
                "territories[0]",
                "zip 78717",
                ReasonCode.CAP_REACHED,
                "40",
                "less than 40 per day until 2026-03-02T00:00-06:00");
        var taker = new CandidateTrace(
                TAKER, "dealer-88", true, "shared", 2, "territories[1]", "county 48491", null, null, null);
        var step = new StepTrace("territory", "priority", null, "CHOSEN", null, List.of(full, taker));
        var sentence = "Goes to dealer-88-mail, which shares county 48491: dealer-114-crm holds ZIP 78717 first but"
                + " had used its daily cap, 40 of 40.";
        return decided(DecisionOutcome.ALLOCATED, null, List.of(allocation()), List.of(step), sentence);
    }

    LeadScenario held() {
        var closed = new CandidateTrace(
                FULL,
                "dealer-114",
                false,
                "exclusive",
                1,
                "territories[0]",
                "zip 78717",
                ReasonCode.OUT_OF_HOURS,
                "Sunday 21:14",
                "mon-fri 08:00-18:00, sat 09:00-13:00");
        var step = new StepTrace("territory", "priority", null, "HELD", null, List.of(closed));
        return decided(
                DecisionOutcome.HELD,
                ReasonCode.OUT_OF_HOURS,
                List.of(),
                List.of(step),
                "Held until dealer-114-crm opens.");
    }

    LeadScenario toReview() {
        return decided(DecisionOutcome.REVIEW, ReasonCode.IDENTITY_MISMATCH, List.of(), List.of(), "");
    }

    LeadScenario nobody() {
        var step = new StepTrace(
                "open-market", "weighted", "lead.score.grade in ['A','B']", "CONDITION_NOT_MET", null, List.of());
        return decided(
                        DecisionOutcome.REJECTED,
                        ReasonCode.NO_COVERAGE,
                        List.of(),
                        List.of(step),
                        "Nobody holds a right to ZIP 78717 for termite.")
                .closed(Outcome.REJECTED, ReasonCode.NO_COVERAGE);
    }

    private LeadScenario decided(
            DecisionOutcome outcome,
            @Nullable ReasonCode reason,
            List<Allocation> allocations,
            List<StepTrace> steps,
            String sentence) {
        round++;
        return add(new LeadDecided(
                id,
                after(12L * round),
                round,
                1,
                outcome,
                reason,
                outcome == DecisionOutcome.HELD ? at.plus(11, ChronoUnit.HOURS) : null,
                leadFacts(verified()),
                allocations,
                new DecisionTrace("termite", steps, sentence, 740)));
    }

    LeadScenario attempted(AttemptClass result, int status, String response) {
        attempts++;
        return add(new DeliveryAttempted(
                id,
                delivery,
                TAKER,
                attempts,
                after(20L + 40L * attempts),
                35,
                result,
                status,
                null,
                null,
                false,
                "POST https://crm.dealer88.example/leads\nContent-Type: application/json\n\n"
                        + "{\"customer_name\":\"[redacted]\",\"zip\":\"78717\",\"lead_ref\":\"" + id + "\"}",
                response,
                result == AttemptClass.RETRY ? after(60L + 40L * attempts) : null,
                "HTTP " + status));
    }

    LeadScenario accepted() {
        attempted(AttemptClass.ACCEPTED, 200, "{\"ok\":true,\"id\":\"crm-7\"}");
        return add(new DeliveryFinished(
                id,
                after(60L + 40L * attempts),
                round,
                1,
                allocation(),
                leadFacts(verified()),
                DeliveryOutcome.ACCEPTED,
                null,
                null,
                "crm-7",
                attempts));
    }

    LeadScenario inDoubt() {
        attempted(AttemptClass.UNKNOWN, 0, "");
        return add(new DeliveryFinished(
                id,
                after(60L + 40L * attempts),
                round,
                1,
                allocation(),
                leadFacts(verified()),
                DeliveryOutcome.UNKNOWN,
                null,
                null,
                null,
                attempts));
    }

    LeadScenario charged() {
        posted("LEAD_COST", "LEAD_COST", source, "SOURCE_PAYABLE", source, COST);
        return posted("DELIVERY_CHARGE", "BUYER_UNBILLED", "dealer-88", "REVENUE", "clearbrook", PRICE);
    }

    LeadScenario returned() {
        add(new ReturnDecided(
                new ReturnId(UuidCreator.getTimeOrderedEpoch()),
                id,
                delivery,
                "dealer-88",
                TAKER,
                after(3_600_000),
                "wrong_number",
                true,
                null,
                true,
                null));
        return posted("RETURN_CREDIT", "RETURNS_ALLOWANCE", "clearbrook", "BUYER_UNBILLED", "dealer-88", PRICE);
    }

    LeadScenario sold() {
        return add(new DispositionRecorded(
                id,
                delivery,
                "dealer-88",
                TAKER,
                DispositionStatus.SOLD,
                Money.of("1250.00", "USD"),
                after(30_000),
                after(100),
                after(31_000)));
    }

    private LeadScenario posted(
            String kind, String debited, String debitor, String credited, String creditor, Money amount) {
        return add(new LedgerPosted(
                new EntryId(UuidCreator.getTimeOrderedEpoch()),
                id,
                kind,
                after(120),
                after(150),
                source,
                "dealer-88",
                List.of(
                        new LedgerPosted.Line(debited, debitor, amount),
                        new LedgerPosted.Line(credited, creditor, amount.negated()))));
    }

    LeadScenario closed(Outcome outcome, @Nullable ReasonCode reason) {
        var stage = reason == ReasonCode.DUPLICATE ? Stage.INTAKE : Stage.ROUTING;
        return add(new LeadClosed(id, after(200), outcome, stage, reason, null, null));
    }

    private Allocation allocation() {
        return new Allocation(
                new AllocationId(delivery.value()), delivery, "dealer-88", TAKER, PRICE, "territory", "shared", 2);
    }

    private LeadFacts leadFacts(Location location) {
        return new LeadFacts(
                source,
                "searchpros",
                "spring",
                "sub-1",
                "termite",
                "residential",
                "en",
                false,
                at,
                location,
                Map.of("home_owner", true, "urgency", "now"),
                "phone-key",
                "email-key");
    }

    private Location asSent() {
        return new Location("78717", null, null, List.of(), null, null, null);
    }

    private Location verified() {
        return new Location("78717", "Austin", "TX", List.of("48491"), 30.5, -97.7, "America/Chicago");
    }

    private Instant after(long millis) {
        return at.plusMillis(millis);
    }

    private LeadScenario add(Event fact) {
        facts.add(fact);
        return this;
    }
}
