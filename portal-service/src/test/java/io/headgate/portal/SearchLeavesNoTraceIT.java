package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whom somebody looks for stands in no log line, no metric, no audit record and no answer. */
@ExtendWith(OutputCaptureExtension.class)
class SearchLeavesNoTraceIT extends PortalFixture {

    private static final List<String> PERSONAL = List.of("8085550199", "808%20555%200199", "grace.hopper", "Zebulon");

    @Autowired
    private MeterRegistry registry;

    @Test
    void whomSomebodyLooksForIsWrittenDownNowhere(CapturedOutput output) {
        // With and without the intake's answer, in addresses and bodies, readable and not.
        var answers = List.of(
                admin().get("/api/admin/leads?q=8085550199"),
                admin().get("/api/admin/leads?q=grace.hopper%40example.com"),
                admin().get("/api/admin/leads?phone=808%20555%200199&email=grace.hopper%40example.com"),
                admin().get("/api/admin/leads?name=Zebulon"),
                admin().get("/api/admin/leads?q=Zebulon&limit=nonsense&unheard=Zebulon"),
                admin().get("/api/admin/nothing-here?q=8085550199"),
                admin().post("/api/admin/leads/search", "{\"q\": \"8085550199\"}"),
                admin().post(
                                "/api/admin/leads/search",
                                "{\"phone\": \"8085550199\", \"email\": 7, \"cursor\": \"Zebulon\"}"),
                admin().post("/api/admin/leads/search", "{\"phone\": [\"8085550199\"], \"Zebulon"));
        PEERS.on("/internal/lead-keys", _ -> new FakePeers.Answer(503, "application/json", "{}"));
        var silent = admin().post("/api/admin/leads/search", "{\"q\": \"8085550199\"}");
        PEERS.off("/internal/lead-keys");

        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.body()).doesNotContain(PERSONAL);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).doesNotContain(PERSONAL));
        assertThat(output.getAll()).doesNotContain(PERSONAL);
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getValue))
                .noneMatch(value -> PERSONAL.stream().anyMatch(value::contains));
        assertThat(jdbc.sql("SELECT string_agg(concat(object, before, after), ' ') FROM audit_event")
                        .query(String.class)
                        .single())
                .doesNotContain(PERSONAL);
    }
}
