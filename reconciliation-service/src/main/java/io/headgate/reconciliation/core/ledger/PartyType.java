package io.headgate.reconciliation.core.ledger;

/** Whose account it is. Vendors are owed through their sources' accounts. */
public enum PartyType {
    SOURCE,
    CLIENT,
    BRAND
}
