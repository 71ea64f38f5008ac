package io.headgate.reconciliation.statement;

import io.headgate.model.shared.Money;
import io.headgate.reconciliation.statement.StatementTables.AccountBalance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is owed to each vendor and by each client, and the proof that the whole ledger is in balance. */
@RestController
class BalanceController {

    private final StatementTables tables;
    private final Parties parties;

    BalanceController(StatementTables tables, Parties parties) {
        this.tables = tables;
        this.parties = parties;
    }

    /** A trial balance of anything but zero is an alarm. */
    record Balances(List<PartyBalance> items, List<Money> trialBalance) {}

    /** One party's balance in one currency: owed to a vendor, or by a client. */
    record PartyBalance(String partyType, String partyId, String name, Money balance, List<Part> accounts) {}

    /** One account's share of the balance. */
    record Part(String account, Money amount) {}

    private record Group(StatementParty party, String partyId, String currency) {}

    @GetMapping("/internal/balances")
    Balances balances() {
        var groups = new LinkedHashMap<Group, List<AccountBalance>>();
        for (var row : tables.balances()) {
            var group = new Group(row.party(), row.partyId(), row.amount().currency());
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
        }
        var items = groups.entrySet().stream()
                .map(entry -> balance(entry.getKey(), entry.getValue()))
                .toList();
        return new Balances(items, tables.trialBalance());
    }

    private PartyBalance balance(Group group, List<AccountBalance> rows) {
        var parts = rows.stream()
                .map(row -> new Part(row.account(), group.party().reads(row.amount())))
                .toList();
        var sum = parts.stream().map(Part::amount).reduce(Money::plus).orElseThrow();
        var name = parties.find(group.party(), group.partyId())
                .orElseGet(() -> parties.unlisted(group.partyId()))
                .name();
        return new PartyBalance(group.party().written(), group.partyId(), name, sum, parts);
    }
}
