package io.headgate.portal.configuration.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.model.config.ConfigDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretExposureCheckTest {

    private static final String LIVE = "url: https://crm.example/leads, secret_ref: ours, headers: {x-key: '{secret}'}";
    private static final String AT = "clients[0].endpoints[0].delivery";

    @Test
    void leavesAChangeAloneThatKeepsTheSecretWhereItGoes() {
        assertThat(moves(LIVE, LIVE + ", timeout: PT3S, mapping: {phone: phone}"))
                .isEmpty();
        assertThat(moves(LIVE, LIVE.replace("crm.example", "CRM.example"))).isEmpty();
    }

    @Test
    void findsASecretThatIsAddedOrChanged() {
        assertThat(moves("url: https://crm.example/leads", LIVE)).containsExactly(AT + ".secret_ref");
        assertThat(moves(LIVE, LIVE.replace("ours", "theirs"))).containsExactly(AT + ".secret_ref");
        assertThat(SecretExposureCheck.between(ConfigDocument.EMPTY, document(LIVE)))
                .containsExactly(AT + ".secret_ref");
    }

    @Test
    void findsAnotherReceiver() {
        assertThat(moves(LIVE, LIVE.replace("crm.example", "mine.example"))).containsExactly(AT + ".url");
        assertThat(moves(LIVE, LIVE.replace("crm.example", "crm.example:8443"))).containsExactly(AT + ".url");
        assertThat(moves(LIVE, LIVE.replace("https:", "http:"))).containsExactly(AT + ".url");
    }

    @Test
    void findsAnotherMailbox() {
        var mail = "method: email, to: leads@dealer.example, secret_ref: ours";

        assertThat(moves(mail, mail.replace("leads@", "Leads@"))).isEmpty();
        assertThat(moves(mail, mail.replace("leads@", "mine@"))).containsExactly(AT + ".to");
        assertThat(moves(mail, LIVE.replace(", headers: {x-key: '{secret}'}", "")))
                .containsExactly(AT + ".url");
    }

    @Test
    void findsAnotherCustomerOfTheSameHost() {
        assertThat(moves(LIVE, LIVE.replace("/leads", "/somebody/leads"))).containsExactly(AT + ".url");
        assertThat(moves(LIVE, LIVE.replace("/leads", "/leads?account=7"))).containsExactly(AT + ".url");
    }

    @Test
    void findsOtherHeaders() {
        assertThat(moves(LIVE, LIVE.replace("x-key", "x-echoed"))).containsExactly(AT + ".headers");
    }

    @Test
    void letsASecretGoButNotComeBack() {
        var without = "url: https://mine.example/leads";

        assertThat(moves(LIVE, without)).isEmpty();
        assertThat(moves(without, LIVE.replace("crm.example", "mine.example"))).containsExactly(AT + ".secret_ref");
    }

    @Test
    void findsAProviderThatIsAskedOtherwiseOrWithAnotherSecret() {
        var asked = "providers: [{id: p, check: risk, secret_ref: ours, http: {url: 'https://p.example/', body:"
                + " '{secret}'}}]";

        assertThat(SecretExposureCheck.between(read(asked), read(asked))).isEmpty();
        assertThat(SecretExposureCheck.between(read(asked), read(asked.replace("p.example", "mine.example"))))
                .containsExactly("providers[0].http");
        assertThat(SecretExposureCheck.between(read(asked), read(asked.replace("ours", "theirs"))))
                .containsExactly("providers[0].secret_ref");
        assertThat(SecretExposureCheck.between(ConfigDocument.EMPTY, read(asked)))
                .containsExactly("providers[0].secret_ref");
    }

    private static List<String> moves(String before, String after) {
        return SecretExposureCheck.between(document(before), document(after));
    }

    private static ConfigDocument document(String delivery) {
        var method = delivery.startsWith("method:") ? "" : "method: http, ";
        return read("clients: [{id: c, endpoints: [{id: e, delivery: {%s%s}}]}]".formatted(method, delivery));
    }

    private static ConfigDocument read(String text) {
        return switch (ConfigReader.read(text)) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }
}
