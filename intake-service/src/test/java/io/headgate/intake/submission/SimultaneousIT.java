package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.LeadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once: a unique key decides, and everybody gets an answer that fits it. */
class SimultaneousIT extends IntakePlatform {

    private static final int MANY = 16;

    private List<Answer> many(java.util.function.IntFunction<Callable<Answer>> request) {
        return atOnce(IntStream.range(0, MANY).mapToObj(request).toList());
    }

    @Test
    void oneKeyPostedManyTimesAtOnceMakesOneLead() {
        for (var round = 0; round < 5; round++) {
            var body = lead();
            var key = "simultaneous-" + round;

            var answers = many(_ -> () -> post("open", body, "Idempotency-Key", key));

            assertThat(answers).extracting(Answer::status).containsOnly(202);
            assertThat(answers)
                    .extracting(Answer::leadId)
                    .containsOnly(answers.getFirst().leadId());
        }
    }

    @Test
    void oneKeyWithManyBodiesAtOnceIsWonByOneAndAConflictForTheOthers() {
        var answers = many(_ -> () -> post("open", lead(), "Idempotency-Key", "contested"));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(MANY - 1);
    }

    @Test
    void ofOnePersonPostedManyTimesAtOnceExactlyOneIsAccepted() {
        for (var round = 0; round < 8; round++) {
            var person = lead();
            var answers = many(i -> () -> {
                // Some share only the phone, some only the e-mail, in both orders of waiting.
                var body = new HashMap<>(person);
                if (i % 3 == 1) {
                    body.put("email", "other-" + person.get("phone") + i + "@example.com");
                }
                return post("web", body);
            });

            var ids = answers.stream()
                    .map(Answer::leadId)
                    .map(id -> LeadId.of(id).value())
                    .toList();
            assertThat(answers).extracting(Answer::status).containsOnly(202);
            assertThat(accepted(ids)).isEqualTo(1);
        }
    }

    @Test
    void aPersonOfManyLeadsHasOneKeyAndEveryContactOpens() {
        var body = lead();
        var answers = many(_ -> () -> post("open", body));

        var ids = answers.stream().map(Answer::leadId).collect(Collectors.toSet());
        assertThat(ids).hasSize(MANY);
        var wrapped = ids.stream()
                .map(id -> events.await(
                                LeadReceived.class,
                                event -> event.leadId().toString().equals(id))
                        .contact()
                        .wrappedKey())
                .collect(Collectors.toSet());
        assertThat(wrapped).hasSize(1);
        assertThat(count(
                        "SELECT count(*) FROM person_key WHERE wrapped = ?",
                        wrapped.iterator().next()))
                .isOne();
    }

    @Test
    void aCapIsFilledExactlyHoweverManyComeAtOnce() {
        var answers = new ArrayList<Answer>();
        for (var round = 0; round < 3; round++) {
            answers.addAll(many(_ -> () -> post("crowded", lead())));
        }

        var ids = answers.stream()
                .map(Answer::leadId)
                .map(id -> LeadId.of(id).value())
                .toList();
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(accepted(ids)).isEqualTo(20);
        assertThat(jdbc.sql("SELECT taken FROM source_cap WHERE source_id = 'crowded' ORDER BY cap")
                        .query(Long.class)
                        .list())
                .containsExactly(20L, 20L);
    }

    private long accepted(List<java.util.UUID> ids) {
        return count("SELECT count(*) FROM lead WHERE lead_id = ANY(?) AND status = 'RECEIVED'", (Object)
                ids.toArray(java.util.UUID[]::new));
    }
}
