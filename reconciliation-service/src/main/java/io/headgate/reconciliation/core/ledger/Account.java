package io.headgate.reconciliation.core.ledger;

/** One party's account; there is one per currency, which the amounts posted to it say. */
public record Account(AccountCode code, PartyType partyType, String partyId) {

    public static Account ofSource(AccountCode code, String sourceId) {
        return new Account(code, PartyType.SOURCE, sourceId);
    }

    public static Account ofClient(AccountCode code, String clientId) {
        return new Account(code, PartyType.CLIENT, clientId);
    }

    public static Account ofBrand(AccountCode code, String brandId) {
        return new Account(code, PartyType.BRAND, brandId);
    }
}
