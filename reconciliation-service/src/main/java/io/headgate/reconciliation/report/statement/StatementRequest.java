package io.headgate.reconciliation.report.statement;

import io.headgate.reconciliation.report.party.PartyDirectory;
import io.headgate.reconciliation.report.party.StatementParty;
import java.time.Instant;
import java.time.LocalDate;

/** Whose statement, in which currency, from which day to which; both days are included and are the party's own. */
record StatementRequest(
        StatementParty party,
        String partyId,
        PartyDirectory.Party known,
        String currency,
        LocalDate from,
        LocalDate to) {

    Instant start() {
        return from.atStartOfDay(known.zone()).toInstant();
    }

    /** The first instant that does not belong to it any more. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(known.zone()).toInstant();
    }
}
