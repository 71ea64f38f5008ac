package io.headgate.model.shared;

/**
 * Why something did not happen: the closed list. Numbers are contract, never reused; hundreds tell the stage. The
 * meaning is for the brand's people, the public meaning for vendors and clients and names no other party.
 */
public enum ReasonCode {
    SCHEMA_INVALID(
            101,
            Stage.INTAKE,
            "A required field is missing or a value is not allowed by the source's schema.",
            "The submission does not match the agreed fields."),
    DUPLICATE(
            102,
            Stage.INTAKE,
            "The same person was already received within the contract's window.",
            "We already have this person."),
    SOURCE_PAUSED(103, Stage.INTAKE, "The source is paused.", "The source is paused."),
    SOURCE_CAP_REACHED(
            104,
            Stage.INTAKE,
            "The source's own cap for this window is used up.",
            "The agreed volume for this period is reached."),
    SERVICE_LINE_NOT_IN_CONTRACT(
            105,
            Stage.INTAKE,
            "The source's contract does not cover this service line.",
            "The contract does not cover this product."),
    CONTRACT_NOT_IN_FORCE(
            106, Stage.INTAKE, "The source's contract is not in force on this date.", "The contract is not in force."),

    PHONE_INVALID(201, Stage.VALIDATION, "The phone number cannot exist.", "The phone number is not valid."),
    EMAIL_INVALID(202, Stage.VALIDATION, "The e-mail address cannot exist.", "The e-mail address is not valid."),
    EMAIL_DISPOSABLE(
            203, Stage.VALIDATION, "The e-mail domain is a disposable one.", "The e-mail address is not acceptable."),
    LOCATION_UNKNOWN(
            204, Stage.VALIDATION, "Neither ZIP nor city and state lead to a place.", "The location is not known."),
    LOCATION_CONTRADICTORY(
            205, Stage.VALIDATION, "ZIP, city and state contradict each other.", "The location is contradictory."),
    CONSENT_MISSING(
            206,
            Stage.VALIDATION,
            "The consent evidence that the source's policy requires is not there.",
            "Consent evidence is missing."),
    DNC_LISTED(
            207,
            Stage.VALIDATION,
            "The number is on a do-not-call list that applies.",
            "The consumer may not be contacted."),
    IDENTITY_MISMATCH(
            208,
            Stage.VALIDATION,
            "Name, phone and address do not belong together.",
            "The identity could not be confirmed."),
    CHECK_UNAVAILABLE(
            209,
            Stage.VALIDATION,
            "A check that the policy needs could not be made.",
            "The lead could not be verified."),
    CHECK_FAILED(
            210,
            Stage.VALIDATION,
            "A provider's answer to a check went against the lead.",
            "The lead did not pass verification."),

    NO_PLAN(301, Stage.ROUTING, "No active routing plan covers this lead.", "There is no coverage."),
    NO_COVERAGE(
            302,
            Stage.ROUTING,
            "Nobody holds a right to this location for this service line.",
            "There is no coverage."),
    NO_SALE(303, Stage.ROUTING, "There were candidates, but none could accept it.", "Nobody could take the lead."),
    LEAD_EXPIRED(304, Stage.ROUTING, "The lead grew too old while it waited.", "The lead could not be placed in time."),
    REVIEW_REJECTED(
            305, Stage.ROUTING, "A person reviewed the lead and rejected it.", "The lead was rejected after review."),

    NO_SALE_FOR_NOW(
            306,
            Stage.ROUTING,
            "There were candidates, and at least one lacked nothing but room, its hour or its health, or was paused for"
                    + " a time: later it might have taken it.",
            "Nobody could take the lead at this moment; at another time somebody may."),

    ENDPOINT_DISABLED(321, Stage.ROUTING, "The endpoint is not active.", "Not available."),
    ENDPOINT_PAUSED(322, Stage.ROUTING, "The endpoint is paused.", "Paused."),
    ENDPOINT_UNHEALTHY(323, Stage.ROUTING, "The endpoint's breaker is open.", "Delivery is failing at the moment."),
    METHOD_NOT_AVAILABLE(
            324, Stage.ROUTING, "The endpoint's delivery method is not available in this version.", "Not available."),
    OUT_OF_HOURS(325, Stage.ROUTING, "The endpoint is outside its hours.", "Outside the agreed hours."),
    CONDITION_NOT_MET(
            326,
            Stage.ROUTING,
            "The endpoint's own condition on leads is not met.",
            "Does not match the agreed filter."),
    LINE_TYPE_NOT_ACCEPTED(
            327,
            Stage.ROUTING,
            "The endpoint does not take this type of phone line.",
            "Does not match the agreed filter."),
    CAP_REACHED(328, Stage.ROUTING, "A cap that applies is used up.", "The agreed cap is reached."),
    ALREADY_SENT(
            329,
            Stage.ROUTING,
            "The same person was already sent to this endpoint within its window.",
            "Already received this person."),
    ALREADY_TRIED(
            330,
            Stage.ROUTING,
            "An earlier round chose this endpoint, and its delivery ended without the lead being taken.",
            "Had its turn in an earlier round."),
    RIGHT_NOT_IN_FORCE(
            331, Stage.ROUTING, "The territory right is not in force on this date.", "The right is not in force."),
    OUTRANKED(332, Stage.ROUTING, "A holder of a better right can accept the lead.", "Another holder comes first."),
    NOT_SELECTED(333, Stage.ROUTING, "Eligible, but the step's algorithm chose another.", "Another was chosen."),
    CONCURRENCY_REACHED(
            334, Stage.ROUTING, "As many leads as agreed are in flight to it.", "Too many leads in flight."),
    LICENCE_MISSING(
            335,
            Stage.ROUTING,
            "The endpoint is not licensed for this product in the lead's state.",
            "Not licensed for this product in this state."),
    LANGUAGE_NOT_ACCEPTED(
            336,
            Stage.ROUTING,
            "The endpoint does not serve the lead's language.",
            "Does not match the agreed filter."),
    SOURCE_NOT_ACCEPTED(
            337,
            Stage.ROUTING,
            "The endpoint does not take leads of this source.",
            "Does not match the agreed filter."),
    GRADE_NOT_ACCEPTED(
            338,
            Stage.ROUTING,
            "The lead's score grade is none that the endpoint takes.",
            "Does not match the agreed filter."),
    IDENTITY_TOO_UNCERTAIN(
            339,
            Stage.ROUTING,
            "The person's identity is less certain than the endpoint asks for.",
            "Does not match the agreed filter."),
    CONTACT_NOT_ACCEPTED(
            340,
            Stage.ROUTING,
            "The lead lacks a way of contact that the endpoint needs.",
            "Does not match the agreed filter."),
    BELOW_PRICE_FLOOR(341, Stage.ROUTING, "The endpoint pays less than the step asks for.", "Below the least price."),
    ORDER_NOT_OPEN(
            342,
            Stage.ROUTING,
            "The endpoint has no order that this lead could fill: none fits, or all are full or out of date.",
            "No open order."),
    AHEAD_OF_PACE(
            343,
            Stage.ROUTING,
            "The endpoint's cap is paced, and it already has its part up to now.",
            "Ahead of the agreed pace."),
    LOCATION_TOO_UNCERTAIN(
            344,
            Stage.ROUTING,
            "The lead's ZIP was guessed or contradicted, and too little speaks for a place within the exclusive right.",
            "The lead's place is not certain enough for this right."),

    DELIVERY_REJECTED(401, Stage.DELIVERY, "The endpoint refused the lead.", "The lead was refused."),
    DELIVERY_EXHAUSTED(
            402,
            Stage.DELIVERY,
            "The endpoint did not take the lead before it grew too old.",
            "The lead could not be delivered in time."),
    DELIVERY_MISCONFIGURED(
            403,
            Stage.DELIVERY,
            "The endpoint's set-up does not work (address, credentials or mapping).",
            "The delivery set-up does not work."),
    EGRESS_REFUSED(
            404,
            Stage.DELIVERY,
            "The endpoint's address is private or otherwise forbidden.",
            "The delivery address is not allowed."),
    ENDPOINT_GONE(
            405, Stage.DELIVERY, "The endpoint says that it is gone for good (410).", "The delivery address is gone."),

    DELIVERY_WRITTEN_OFF(
            406,
            Stage.DELIVERY,
            "Nobody knows whether the endpoint has the lead, and a person gave it up.",
            "The delivery could not be confirmed."),
    DELIVERY_LET_GO(
            407,
            Stage.DELIVERY,
            "Nobody knows whether the endpoint has the lead; a person gave it up there and let it go to others.",
            "The delivery could not be confirmed."),

    RETURN_OUT_OF_WINDOW(
            501, Stage.RECONCILIATION, "The return came after the agreed window.", "The return window has closed."),
    RETURN_REASON_NOT_ALLOWED(
            502,
            Stage.RECONCILIATION,
            "The agreement does not allow this return reason.",
            "This return reason is not in the agreement."),
    RETURN_RATE_EXCEEDED(
            503,
            Stage.RECONCILIATION,
            "The agreed maximum share of returns is used up.",
            "The agreed share of returns is used up."),
    RETURN_ALREADY_MADE(
            504, Stage.RECONCILIATION, "This delivery was returned before.", "This delivery was returned before."),
    RETURN_NOT_DELIVERED(
            505, Stage.RECONCILIATION, "There is no accepted delivery to return.", "There is nothing to return."),
    RETURN_LEAD_KEPT(
            506,
            Stage.RECONCILIATION,
            "Another client keeps the lead, so it is not claimed from its source.",
            "The lead is in use.");

    private final int number;
    private final Stage stage;
    private final String meaning;
    private final String publicMeaning;

    ReasonCode(int number, Stage stage, String meaning, String publicMeaning) {
        this.number = number;
        this.stage = stage;
        this.meaning = meaning;
        this.publicMeaning = publicMeaning;
    }

    public int number() {
        return number;
    }

    public Stage stage() {
        return stage;
    }

    public String meaning() {
        return meaning;
    }

    public String publicMeaning() {
        return publicMeaning;
    }
}
