package io.headgate.reconciliation.ledger;

import io.headgate.messaging.database.AfterCommit;
import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.Sha256;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.EntryId;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryLine;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import io.headgate.reconciliation.core.ledger.Ledger;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger in PostgreSQL. It only ever inserts; the tables' constraints hold even against a mistake in here. */
@Repository
class JdbcLedger implements Ledger {

    private static final UUID ACCOUNTS = UUID.fromString("0f6ce5c4-6d5e-5a7f-9a51-7d3c8c1c5b10");

    private static final String OPEN_ACCOUNT = """
        INSERT INTO account (id, code, party_type, party_id, currency, normal_side)
        VALUES (:id, :code, :partyType, :partyId, :currency, :normalSide)
        ON CONFLICT DO NOTHING
        """;

    private static final String INSERT_ENTRY = """
        INSERT INTO journal_entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count,
                                   subject_type, subject_ref, lead_id, delivery_id, return_id,
                                   source_id, vendor_id, client_id,
                                   rate_card_version, actor, reason, reverses)
        VALUES (:id, :idemKey, :idemHash, :kind, :effectiveAt, :postedAt, :currency, :lineCount,
                :subjectType, :subjectRef, :leadId, :deliveryId, :returnId,
                :sourceId, :vendorId, :clientId,
                :rateCardVersion, :actor, :reason,
                (SELECT id FROM journal_entry WHERE idem_key = :reverses))
        ON CONFLICT ON CONSTRAINT entry_once_per_cause DO NOTHING
        """;

    private static final String INSERT_POSTING = """
        INSERT INTO posting (entry_id, seq, line_count, account_id, currency, amount, sum_before, sum_after)
        VALUES (:entryId, :seq, :lineCount, :accountId, :currency, :amount, :sumBefore, :sumAfter)
        """;

    private static final String BY_CAUSE =
            "SELECT id, idem_key, idem_hash, reverses IS NOT NULL AS linked FROM journal_entry WHERE idem_key ="
                    + " ANY(:idemKeys)";

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;
    // Accounts are never closed: what was committed once needs no second look.
    private final Set<UUID> opened = ConcurrentHashMap.newKeySet();

    JdbcLedger(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LedgerPosted> post(List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        openAccounts(entries);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ids = entries.stream().map(entry -> new EntryId(EventIds.next())).toList();
        insertEntries(entries, ids, now);
        var byCause = byCause(entries);
        var posted = new ArrayList<LedgerPosted>();
        var postings = new ArrayList<MapSqlParameterSource>();
        for (int i = 0; i < entries.size(); i++) {
            var stored = byCause.get(entries.get(i).idemKey());
            if (stored == null || !stored.id().equals(ids.get(i))) {
                requireSameBody(entries.get(i), stored);
            } else {
                requireLink(entries.get(i), stored);
                postings.addAll(postingRows(ids.get(i), entries.get(i)));
                announcement(ids.get(i), entries.get(i), now).ifPresent(posted::add);
            }
        }
        jdbc.batchUpdate(INSERT_POSTING, postings.toArray(MapSqlParameterSource[]::new));
        return posted;
    }

    // In the order of their ids, so that two transactions that open the same new accounts cannot deadlock.
    private void openAccounts(List<Entry> entries) {
        var rows = new TreeMap<UUID, MapSqlParameterSource>();
        for (var entry : entries) {
            for (var line : entry.lines()) {
                var id = accountId(line.account(), entry.currency());
                if (!opened.contains(id)) {
                    rows.computeIfAbsent(id, key -> accountRow(key, line.account(), entry.currency()));
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        AfterCommit.run(() -> opened.addAll(rows.keySet()));
        jdbc.batchUpdate(OPEN_ACCOUNT, rows.values().toArray(MapSqlParameterSource[]::new));
    }

    private void insertEntries(List<Entry> entries, List<EntryId> ids, Instant now) {
        var rows = new MapSqlParameterSource[entries.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = entryRow(ids.get(i), entries.get(i), now);
        }
        jdbc.batchUpdate(INSERT_ENTRY, rows);
    }

    private record Stored(EntryId id, String idemKey, byte[] hash, boolean linked) {}

    // Asked afterwards, because a batch does not tell which of its rows met an earlier one.
    private Map<String, Stored> byCause(List<Entry> entries) {
        var keys = entries.stream().map(Entry::idemKey).toArray(String[]::new);
        return jdbc
                .query(
                        BY_CAUSE,
                        new MapSqlParameterSource("idemKeys", keys),
                        (row, number) -> new Stored(
                                new EntryId(row.getObject("id", UUID.class)),
                                row.getString("idem_key"),
                                row.getBytes("idem_hash"),
                                row.getBoolean("linked")))
                .stream()
                .collect(Collectors.toMap(Stored::idemKey, stored -> stored));
    }

    private static void requireSameBody(Entry entry, @Nullable Stored stored) {
        if (stored == null || !Arrays.equals(stored.hash(), hash(entry))) {
            throw new IllegalStateException("%s was posted before with another body".formatted(entry.idemKey()));
        }
    }

    private static void requireLink(Entry entry, Stored stored) {
        if (entry.reverses() != null && !stored.linked()) {
            throw new IllegalStateException(
                    "%s takes back %s, which was never posted".formatted(entry.idemKey(), entry.reverses()));
        }
    }

    private static UUID accountId(Account account, String currency) {
        return EventIds.named(
                ACCOUNTS, "%s|%s|%s|%s".formatted(account.code(), account.partyType(), currency, account.partyId()));
    }

    private static MapSqlParameterSource accountRow(UUID id, Account account, String currency) {
        return new MapSqlParameterSource()
                .addValue("id", id)
                .addValue("code", account.code().name())
                .addValue("partyType", account.partyType().name())
                .addValue("partyId", account.partyId())
                .addValue("currency", currency)
                .addValue("normalSide", account.code().normalSide().name());
    }

    private static MapSqlParameterSource entryRow(EntryId id, Entry entry, Instant now) {
        var subject = entry.subject();
        var counterparty = entry.counterparty();
        var leadId = subject.leadId();
        var deliveryId = subject.deliveryId();
        var returnId = subject.returnId();
        return new MapSqlParameterSource()
                .addValue("id", id.value())
                .addValue("idemKey", entry.idemKey())
                .addValue("idemHash", hash(entry))
                .addValue("kind", entry.kind().name())
                .addValue("effectiveAt", entry.effectiveAt().atOffset(ZoneOffset.UTC))
                .addValue("postedAt", now.atOffset(ZoneOffset.UTC))
                .addValue("currency", entry.currency())
                .addValue("lineCount", entry.lines().size())
                .addValue("subjectType", subject.type().name())
                .addValue("subjectRef", storedRef(subject), Types.VARCHAR)
                .addValue("leadId", leadId == null ? null : leadId.value())
                .addValue("deliveryId", deliveryId == null ? null : deliveryId.value())
                .addValue("returnId", returnId == null ? null : returnId.value())
                .addValue("sourceId", counterparty.sourceId())
                .addValue("vendorId", counterparty.vendorId())
                .addValue("clientId", counterparty.clientId())
                .addValue("rateCardVersion", entry.rateCardVersion())
                .addValue("actor", entry.actor())
                .addValue("reason", entry.reason())
                .addValue("reverses", entry.reverses(), Types.VARCHAR);
    }

    // A lead's own id is in its column, from which the table makes the subject's.
    private static @Nullable String storedRef(EntrySubject subject) {
        return switch (subject.type()) {
            case LEAD -> null;
            case PERIOD, INVOICE, DISPUTE -> subject.id();
        };
    }

    private static List<MapSqlParameterSource> postingRows(EntryId id, Entry entry) {
        var rows = new ArrayList<MapSqlParameterSource>();
        var sum = 0L;
        for (var line : entry.lines()) {
            var after = sum + line.amount().micros();
            rows.add(new MapSqlParameterSource()
                    .addValue("entryId", id.value())
                    .addValue("seq", rows.size() + 1)
                    .addValue("lineCount", entry.lines().size())
                    .addValue("accountId", accountId(line.account(), entry.currency()))
                    .addValue("currency", entry.currency())
                    .addValue("amount", line.amount().micros())
                    .addValue("sumBefore", sum)
                    .addValue("sumAfter", after));
            sum = after;
        }
        return rows;
    }

    // The topic is of leads: what is about nothing but a period or an invoice has no place there.
    private static Optional<LedgerPosted> announcement(EntryId id, Entry entry, Instant now) {
        return Optional.ofNullable(entry.subject().leadId())
                .map(lead -> new LedgerPosted(
                        id,
                        lead,
                        entry.kind().name(),
                        entry.effectiveAt(),
                        now,
                        entry.counterparty().sourceId(),
                        entry.counterparty().clientId(),
                        entry.lines().stream().map(JdbcLedger::announcedLine).toList()));
    }

    private static LedgerPosted.Line announcedLine(EntryLine line) {
        return new LedgerPosted.Line(
                line.account().code().name(), line.account().partyId(), line.amount());
    }

    private static byte[] hash(Entry entry) {
        return Sha256.digest(entry.body());
    }
}
