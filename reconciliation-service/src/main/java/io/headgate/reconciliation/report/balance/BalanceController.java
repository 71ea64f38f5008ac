package io.headgate.reconciliation.report.balance;

import io.headgate.model.shared.Money;
import io.headgate.reconciliation.report.balance.JdbcBalances.AccountBalance;
import io.headgate.reconciliation.report.party.PartyDirectory;
import io.headgate.reconciliation.report.party.StatementParty;
import io.headgate.service.web.Cursor;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is owed to each vendor and by each client, and the proof that the whole ledger is in balance. */
@RestController
class BalanceController {

    private static final int MOST = 500;
    private static final Cursor CURSOR = Cursor.of(2, Cursor::notOurs);

    private static final Comparator<PartyBalance> BY_NAME = Comparator.comparing(
                    (PartyBalance row) -> row.name().toLowerCase(Locale.ROOT))
            .thenComparing(PartyBalance::partyType)
            .thenComparing(PartyBalance::partyId)
            .thenComparing(row -> row.balance().currency());
    private static final Comparator<PartyBalance> BY_BALANCE = Comparator.comparingLong(
                    (PartyBalance row) -> row.balance().micros())
            .reversed()
            .thenComparing(BY_NAME);

    private final JdbcBalances tables;
    private final PartyDirectory parties;

    BalanceController(JdbcBalances tables, PartyDirectory parties) {
        this.tables = tables;
        this.parties = parties;
    }

    /**
     * A page of balances. A trial balance of anything but zero is an alarm.
     *
     * @param totals of everything that was asked for, not of this page alone
     */
    record Balances(
            List<PartyBalance> items,
            List<Total> totals,
            int total,
            List<Money> trialBalance,
            @Nullable String nextCursor) {}

    /** What all of one kind owe or are owed in one currency. */
    record Total(String partyType, Money balance) {}

    /**
     * One party's balance in one currency: owed to a vendor, or by a client.
     *
     * @param configured whether the configuration in force has the party; its name is the last known one otherwise
     */
    record PartyBalance(
            String partyType, String partyId, String name, boolean configured, Money balance, List<Part> accounts) {

        private String key() {
            return partyType + "|" + balance.currency() + "|" + partyId;
        }
    }

    /** One account's share of the balance. */
    record Part(String account, Money amount) {}

    private record Group(StatementParty party, String partyId, String currency) {}

    @GetMapping("/internal/balances")
    Balances balances(
            @RequestParam(name = "party_type", required = false) @Nullable String partyType,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = wanted(partyType, sort);
        var rows = rows().stream()
                .filter(row -> wanted == null || row.partyType().equals(wanted.written()))
                .filter(row -> q == null || found(row, q.strip().toLowerCase(Locale.ROOT)))
                .sorted("balance".equals(sort) ? BY_BALANCE : BY_NAME)
                .toList();
        var start = cursor == null ? 0 : after(rows, cursor);
        var items = rows.stream().skip(start).limit(Limits.checked(limit, MOST)).toList();
        var end = start + items.size();
        return new Balances(
                items,
                totals(rows),
                rows.size(),
                tables.trialBalance(),
                end < rows.size() ? encoded(end, items.getLast()) : null);
    }

    private static @Nullable StatementParty wanted(@Nullable String partyType, String sort) {
        var errors = new ArrayList<FieldProblem>();
        var wanted = partyType == null ? null : StatementParty.parse(partyType).orElse(null);
        if (partyType != null && wanted == null) {
            errors.add(new FieldProblem("party_type", "WRONG_FORM", "Say vendor or client."));
        }
        if (!sort.equals("name") && !sort.equals("balance")) {
            errors.add(new FieldProblem("sort", "WRONG_FORM", "Either name or balance."));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemCode.BAD_PARAMETER, "Some parameters are not right.", errors);
        }
        return wanted;
    }

    private static boolean found(PartyBalance row, String text) {
        return row.partyId().toLowerCase(Locale.ROOT).contains(text)
                || row.name().toLowerCase(Locale.ROOT).contains(text);
    }

    // Behind the row that ended the page, wherever it stands by now; where it was, when it is gone.
    private static int after(List<PartyBalance> rows, String cursor) {
        return CURSOR.read(cursor, values -> {
            for (var at = 0; at < rows.size(); at++) {
                if (rows.get(at).key().equals(values.get(1))) {
                    return at + 1;
                }
            }
            return Math.clamp(Integer.parseInt(values.get(0)), 0, rows.size());
        });
    }

    private static String encoded(int place, PartyBalance last) {
        return CURSOR.write(place, last.key());
    }

    private static List<Total> totals(List<PartyBalance> rows) {
        var sums = new TreeMap<String, Total>();
        rows.forEach(row -> sums.merge(
                row.partyType() + row.balance().currency(),
                new Total(row.partyType(), row.balance()),
                (one, other) -> new Total(one.partyType(), one.balance().plus(other.balance()))));
        return List.copyOf(sums.values());
    }

    private List<PartyBalance> rows() {
        var groups = new LinkedHashMap<Group, List<AccountBalance>>();
        for (var row : tables.balances()) {
            var group = new Group(row.party(), row.partyId(), row.amount().currency());
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
        }
        return groups.entrySet().stream()
                .map(entry -> balance(entry.getKey(), entry.getValue()))
                .toList();
    }

    private PartyBalance balance(Group group, List<AccountBalance> rows) {
        var parts = rows.stream()
                .map(row -> new Part(row.account(), group.party().reads(row.amount())))
                .toList();
        var sum = parts.stream().map(Part::amount).reduce(Money::plus).orElseThrow();
        var known = parties.find(group.party(), group.partyId()).orElseGet(() -> parties.unlisted(group.partyId()));
        return new PartyBalance(group.party().written(), group.partyId(), known.name(), known.configured(), sum, parts);
    }
}
