package io.headgate.reconciliation.core;

/** One party's account; there is one per currency, which the amounts posted to it say. */
public record Account(AccountCode code, PartyType partyType, String partyId) {

    static Account ofSource(AccountCode code, String sourceId) {
        return new Account(code, PartyType.SOURCE, sourceId);
    }

    static Account ofClient(AccountCode code, String clientId) {
        return new Account(code, PartyType.CLIENT, clientId);
    }

    static Account ofBrand(AccountCode code, String brandId) {
        return new Account(code, PartyType.BRAND, brandId);
    }
}
