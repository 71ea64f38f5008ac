package io.headgate.reconciliation.ratecard;

import io.headgate.model.config.ConfigDocument;
import io.headgate.reconciliation.core.ClientCard;
import io.headgate.reconciliation.core.SourceCard;
import java.util.List;

/** The part of a configuration version that money depends on. */
record TermsOfVersion(List<SourceCard> sources, List<ClientCard> clients) {

    static TermsOfVersion of(int version, ConfigDocument document) {
        var brand = document.brand();
        var sources = document.vendors().stream()
                .flatMap(vendor -> vendor.sources().stream()
                        .map(source -> new SourceCard(
                                source.id(),
                                vendor.id(),
                                source.contract().cost(),
                                source.contract().returns(),
                                brand.currency(),
                                version)))
                .toList();
        var clients = document.clients().stream()
                .map(client ->
                        new ClientCard(client.id(), client.billing().mode(), client.returns(), brand.id(), version))
                .toList();
        return new TermsOfVersion(sources, clients);
    }
}
