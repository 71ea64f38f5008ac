package io.headgate.config;

/** What is wrong, or worth a second look, at one place of a configuration document. */
public enum ConfigCode {
    /** The text is no YAML or JSON, or uses a part of YAML that a configuration may not use. */
    SYNTAX,
    TOO_LARGE,
    UNKNOWN_KEY,
    DUPLICATE_KEY,
    WRONG_TYPE,
    MISSING,
    INVALID_VALUE,
    /** Only the first thousand problems are listed. */
    TOO_MANY_PROBLEMS,

    DUPLICATE_ID,
    UNKNOWN_REFERENCE,
    UNKNOWN_FIELD,
    UNKNOWN_CHECK,
    DUPLICATE_MAPPING,
    FROM_AFTER_TO,
    EMPTY_AREA,
    UNKNOWN_ZIP,
    UNKNOWN_COUNTY,
    UNKNOWN_STATE,
    /** Two endpoints hold an exclusive right of one tier for the same leads at the same time. */
    OVERLAPPING_EXCLUSIVE,
    /** An endpoint holds the same exclusive right twice. */
    REDUNDANT_RIGHT,
    NO_SERVICE_LINES,
    NO_DELIVERY,
    INVALID_URL,
    INSECURE_URL,
    /** A webhook without a secret is sent without a signature. */
    UNSIGNED_WEBHOOK,
    /** The source requires neither a contact nor a place, so a lead about nobody and nowhere is taken and sold. */
    NO_CONTACT_OR_PLACE,
    SECRET_IN_DOCUMENT,
    /** What the endpoint's secret_ref names is not set, so that nothing can be delivered there. */
    SECRET_NOT_SET,
    METHOD_NOT_AVAILABLE,
    /** The installation lacks what the endpoint's method needs, such as a mail server. */
    METHOD_NOT_SET_UP,
    CHECK_NOT_AVAILABLE,
    NOT_SUPPORTED_YET,
    /** The key says nothing where it stands: nobody would ask for it. */
    NO_EFFECT,
    CONDITION_SYNTAX,
    CONDITION_TYPE,
    /** No lead can meet the condition. */
    CONDITION_NEVER_TRUE,
    /** Every lead meets the condition. */
    CONDITION_ALWAYS_TRUE,
    /** The condition asks for free text, which stays sealed with the person. */
    SEALED_FIELD,
    DUPLICATE_CAP,
    /** A cap that another one makes pointless, that nothing fits in, or that an order cannot be filled under. */
    CONTRADICTING_CAPS,
    EMPTY_POOL,
    /** The shares of a step do not add up to a hundred percent. */
    SHARES_NOT_100,
    NO_STEPS,
    NO_OVERFLOW,
    NO_PLAN,
    /** Every lead of the plan's scope is taken by plans above it. */
    SHADOWED_PLAN,
    /** ZIPs in which no right and no pool takes a service line of the plan. */
    UNCOVERED_CELLS,
    /** Whom the step could choose, a step above it would have chosen. */
    UNREACHABLE_STEP,
    UNUSED_ENDPOINT,
    /** Something leads to the endpoint, and nothing of it can ever bring it a lead. */
    NEVER_WINS,
    /** An endpoint that names its licences holds rights where it has none. */
    LICENCE_GAP,
    /** It asks for what this version finds out of no lead, so that nothing ever meets it. */
    NEVER_KNOWN,
    /** Clients may return leads for longer than the source takes them back. */
    RETURNS_NOT_COVERED,
    /** A lead is sold for less than it costs. */
    PRICE_BELOW_COST,
    /** The shipped holidays end within a year, or have ended: later ones are working days. */
    HOLIDAYS_END,
    EXPIRED,
    /** It ends within thirty days. */
    EXPIRES_SOON
}
