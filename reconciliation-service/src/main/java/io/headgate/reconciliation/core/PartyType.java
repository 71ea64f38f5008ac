package io.headgate.reconciliation.core;

/** Whose account it is. Vendors are owed through their sources' accounts. */
public enum PartyType {
    SOURCE,
    CLIENT,
    BRAND
}
