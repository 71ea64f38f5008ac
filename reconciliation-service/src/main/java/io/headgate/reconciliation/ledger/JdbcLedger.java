package io.headgate.reconciliation.ledger;

import io.headgate.messaging.database.AfterCommit;
import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.Sha256;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryLine;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import io.headgate.reconciliation.core.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
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

    // An entry may take back one that stands before it in the same statement.
    private static final String INSERT_ENTRIES = """
        WITH incoming AS MATERIALIZED (
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                                 ?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
                                 ?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
                   AS entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count, subject_type,
                             subject_ref, lead_id, delivery_id, return_id, source_id, vendor_id, client_id,
                             rate_card_version, actor, reason, reverses)
        )
        INSERT INTO journal_entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count,
                                   subject_type, subject_ref, lead_id, delivery_id, return_id, source_id, vendor_id,
                                   client_id, rate_card_version, actor, reason, reverses)
        SELECT id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count, subject_type, subject_ref,
               lead_id, delivery_id, return_id, source_id, vendor_id, client_id, rate_card_version, actor, reason,
               CASE WHEN reverses IS NOT NULL THEN coalesce(
                   (SELECT earlier.id FROM journal_entry earlier WHERE earlier.idem_key = incoming.reverses),
                   (SELECT same.id FROM incoming same WHERE same.idem_key = incoming.reverses)) END
          FROM incoming
        ON CONFLICT ON CONSTRAINT entry_once_per_cause DO NOTHING
        """;

    private static final String INSERT_POSTINGS = """
        INSERT INTO posting (entry_id, seq, line_count, account_id, currency, amount, sum_before, sum_after)
        SELECT * FROM unnest(?::uuid[], ?::smallint[], ?::smallint[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[],
                             ?::bigint[])
        """;

    private static final String BY_CAUSE =
            "SELECT id, idem_key, idem_hash, reverses IS NOT NULL AS linked FROM journal_entry WHERE idem_key ="
                    + " ANY(:idemKeys)";

    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcOperations template;
    private final Clock clock;
    // Accounts are never closed: what was committed once needs no second look.
    private final Set<UUID> opened = ConcurrentHashMap.newKeySet();

    JdbcLedger(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.template = jdbc.getJdbcOperations();
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
        insertEntries(IntStream.range(0, entries.size())
                .mapToObj(i -> new NewEntry(ids.get(i), entries.get(i), now))
                .toList());
        var byCause = byCause(entries);
        var posted = new ArrayList<LedgerPosted>();
        var postings = new ArrayList<NewPosting>();
        for (int i = 0; i < entries.size(); i++) {
            var stored = byCause.get(entries.get(i).idemKey());
            if (stored == null || !stored.id().equals(ids.get(i))) {
                requireSameBody(entries.get(i), stored);
            } else {
                requireLink(entries.get(i), stored);
                postings.addAll(NewPosting.of(ids.get(i), entries.get(i)));
                announcement(ids.get(i), entries.get(i), now).ifPresent(posted::add);
            }
        }
        insertPostings(postings);
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

    private record NewEntry(EntryId id, Entry entry, Instant postedAt) {}

    /** A line of an entry with the sums before and after it, in micros. */
    private record NewPosting(EntryId entryId, Entry entry, int seq, EntryLine line, long sumBefore, long sumAfter) {

        static List<NewPosting> of(EntryId id, Entry entry) {
            var rows = new ArrayList<NewPosting>();
            var sum = 0L;
            for (var line : entry.lines()) {
                var after = sum + line.amount().micros();
                rows.add(new NewPosting(id, entry, rows.size() + 1, line, sum, after));
                sum = after;
            }
            return rows;
        }
    }

    private void insertEntries(List<NewEntry> rows) {
        template.update(INSERT_ENTRIES, statement -> SqlArrays.of(statement)
                .add("uuid", rows, row -> row.id().value())
                .add("text", rows, row -> row.entry().idemKey())
                .add("bytea", rows, row -> hash(row.entry()))
                .add("text", rows, row -> row.entry().kind().name())
                .add("timestamptz", rows, row -> row.entry().effectiveAt().toString())
                .add("timestamptz", rows, row -> row.postedAt().toString())
                .add("text", rows, row -> row.entry().currency())
                .add("int2", rows, row -> row.entry().lines().size())
                .add("text", rows, row -> row.entry().subject().type().name())
                .add("text", rows, row -> storedRef(row.entry().subject()))
                .add("uuid", rows, row -> valueOf(row.entry().subject().leadId(), LeadId::value))
                .add("uuid", rows, row -> valueOf(row.entry().subject().deliveryId(), DeliveryId::value))
                .add("uuid", rows, row -> valueOf(row.entry().subject().returnId(), ReturnId::value))
                .add("text", rows, row -> row.entry().counterparty().sourceId())
                .add("text", rows, row -> row.entry().counterparty().vendorId())
                .add("text", rows, row -> row.entry().counterparty().clientId())
                .add("int4", rows, row -> row.entry().rateCardVersion())
                .add("text", rows, row -> row.entry().actor())
                .add("text", rows, row -> row.entry().reason())
                .add("text", rows, row -> row.entry().reverses()));
    }

    private void insertPostings(List<NewPosting> rows) {
        if (rows.isEmpty()) {
            return;
        }
        template.update(INSERT_POSTINGS, statement -> SqlArrays.of(statement)
                .add("uuid", rows, row -> row.entryId().value())
                .add("int2", rows, NewPosting::seq)
                .add("int2", rows, row -> row.entry().lines().size())
                .add(
                        "uuid",
                        rows,
                        row -> accountId(row.line().account(), row.entry().currency()))
                .add("text", rows, row -> row.entry().currency())
                .add("int8", rows, row -> row.line().amount().micros())
                .add("int8", rows, NewPosting::sumBefore)
                .add("int8", rows, NewPosting::sumAfter));
    }

    private static <T> @Nullable UUID valueOf(@Nullable T id, Function<T, UUID> value) {
        return id == null ? null : value.apply(id);
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

    // A lead's own id is in its column, from which the table makes the subject's.
    private static @Nullable String storedRef(EntrySubject subject) {
        return switch (subject.type()) {
            case LEAD -> null;
            case PERIOD, INVOICE, DISPUTE -> subject.id();
        };
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
