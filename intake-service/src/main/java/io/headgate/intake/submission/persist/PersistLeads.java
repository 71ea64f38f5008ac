package io.headgate.intake.submission.persist;

import io.headgate.intake.submission.persist.PersistStatement.Row;
import io.headgate.intake.submission.persist.PersistStatement.Verdict;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.PersonKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes submissions durable and announces them, in one transaction: requests, persons' keys, sealed contacts, consent,
 * claims, caps, leads and events stand together or not at all.
 */
@Component
class PersistLeads {

    private static final int ATTEMPTS = 4;

    private final CapBuckets buckets;
    private final PersistStatement statement;
    private final LeadStore store;
    private final Outbox outbox;
    private final ContactSealer sealer;
    private final PersonKeys personKeys;
    private final TransactionTemplate transactions;

    PersistLeads(
            CapBuckets buckets,
            PersistStatement statement,
            LeadStore store,
            Outbox outbox,
            ContactSealer sealer,
            PersonKeys personKeys,
            PlatformTransactionManager transactions) {
        this.buckets = buckets;
        this.statement = statement;
        this.store = store;
        this.outbox = outbox;
        this.sealer = sealer;
        this.personKeys = personKeys;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Answers in the order of the leads.
     *
     * @throws CapTooSmallException when a cap has no room for all leads of a batch; one by one they will be told apart
     */
    List<Submitted> record(List<NewLead> leads) {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return recordOnce(leads);
            } catch (ConcurrencyFailureException e) {
                // Somebody else made a person's key, or PostgreSQL broke a tie: nothing is kept, so once more.
                continue;
            }
        }
        return recordOnce(leads);
    }

    private List<Submitted> recordOnce(List<NewLead> leads) {
        buckets.open(leads);
        var submitted = transactions.execute(_ -> inTransaction(leads));
        if (submitted == null) {
            throw new IllegalStateException("the transaction always answers");
        }
        return submitted;
    }

    private List<Submitted> inTransaction(List<NewLead> leads) {
        var rows = seal(leads);
        var verdicts = statement.record(rows);
        var submitted = new ArrayList<Submitted>();
        for (var row : rows) {
            var verdict = verdicts.get(row.lead().leadId().value());
            submitted.add(verdict == null ? repeat(row.lead()) : settled(row, verdict, leads.size()));
        }
        return submitted;
    }

    private List<Row> seal(List<NewLead> leads) {
        var kept = store.claimAndFindKeys(leads);
        var rows = new ArrayList<Row>();
        for (var lead : leads) {
            var wrapped = kept.get(lead.person());
            var key = wrapped == null ? personKeys.fresh() : personKeys.unwrap(wrapped);
            rows.add(new Row(lead, sealer.seal(lead.leadId(), lead.contact(), key), wrapped == null));
        }
        return rows;
    }

    private Submitted settled(Row row, Verdict verdict, int batch) {
        var lead = row.lead();
        if (!verdict.keyStands()) {
            throw new PersonKeyTakenException();
        }
        if (batch > 1 && verdict.reason() == ReasonCode.SOURCE_CAP_REACHED && lead.refusal() == null) {
            throw new CapTooSmallException();
        }
        if (verdict.reason() == ReasonCode.SOURCE_CAP_REACHED && lead.refusal() == null) {
            store.giveBack(lead, verdict.capsTaken());
        }
        lead.trace().in(() -> {
            announce(lead, row.contact(), verdict.reason(), verdict.duplicateOf());
            return true;
        });
        return new Submitted.Recorded(lead.leadId(), verdict.reason(), lead.errors(), false, lead.price());
    }

    private Submitted repeat(NewLead lead) {
        if (lead.requests().isEmpty()) {
            throw new IllegalStateException("only a request with a key can be a repeat");
        }
        var earlier = store.earlier(lead);
        return earlier.fingerprint().equals(lead.requests().getFirst().fingerprint())
                ? new Submitted.Recorded(earlier.leadId(), earlier.reason(), earlier.errors(), true, lead.price())
                : new Submitted.Conflict();
    }

    private void announce(NewLead lead, Sealed contact, @Nullable ReasonCode reason, @Nullable LeadId duplicateOf) {
        var facts = lead.facts();
        if (reason == null) {
            outbox.append(Topics.LEADS_RECEIVED, new LeadReceived(lead.leadId(), facts, contact));
        }
        outbox.append(Topics.LEAD_EVENTS, new LeadRecorded(lead.leadId(), facts, lead.configVersion(), lead.errors()));
        if (reason != null) {
            outbox.append(
                    Topics.LEAD_EVENTS,
                    new LeadClosed(
                            lead.leadId(),
                            facts.receivedAt(),
                            Outcome.REJECTED,
                            Stage.INTAKE,
                            reason,
                            null,
                            duplicateOf));
        }
    }

    /** Another transaction gave the same person a key first; this one starts over with that key. */
    private static final class PersonKeyTakenException extends ConcurrencyFailureException {

        private static final long serialVersionUID = 1L;

        PersonKeyTakenException() {
            super("the person's key was made by another transaction");
        }
    }

    /** A cap cannot take the whole batch. */
    static final class CapTooSmallException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CapTooSmallException() {
            super("a cap has no room for the whole batch");
        }
    }
}
