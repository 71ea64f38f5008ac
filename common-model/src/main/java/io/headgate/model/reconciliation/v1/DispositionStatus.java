package io.headgate.model.reconciliation.v1;

/**
 * What a client says became of a lead, in the order of a sale. The work on a lead ends with a sale or with the
 * certainty that there will be none; until then somebody is busy with it.
 */
public enum DispositionStatus {
    /** Somebody tried to reach the person and did not, and will try again. */
    ATTEMPTED(false),
    /** Somebody spoke to the person. */
    CONTACTED(false),
    /** The person wants what is sold here, and may buy it. */
    QUALIFIED(false),
    /** A visit or a call is arranged. */
    APPOINTMENT(false),
    /** The person has an offer. */
    QUOTED(false),
    /** The person bought. */
    SOLD(true),
    /** The person bought elsewhere, or not at all. */
    LOST(true),
    /** Nobody could be reached, and nobody tries any more. */
    UNREACHABLE(true),
    /** The person is real and cannot or does not want to be served. */
    NOT_QUALIFIED(true),
    /** There is no such person, or the contact is wrong. */
    INVALID(true);

    private final boolean endsWork;

    DispositionStatus(boolean endsWork) {
        this.endsWork = endsWork;
    }

    /** Whether nobody works on the lead any more, so that it is no longer in flight. */
    public boolean endsWork() {
        return endsWork;
    }
}
