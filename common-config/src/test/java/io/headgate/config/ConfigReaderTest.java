package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.HolidayCalendar;
import io.headgate.model.config.Method;
import io.headgate.model.config.Pool;
import io.headgate.model.config.RightKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    @Test
    void readsTheExampleNetworkWithEveryKey() {
        var network = TestDocuments.example();

        assertThat(network.brand().timeZone()).isEqualTo("America/Chicago");
        assertThat(network.serviceLines()).hasSize(3);
        var source = network.vendors().getFirst().sources().getFirst();
        assertThat(source.schema().required()).contains("address.zip");
        assertThat(source.schema().attributes().get("budget").min()).isEqualByComparingTo("0");
        assertThat(source.mapping().values().get("service_line")).containsEntry("TERM", "termite");
        assertThat(source.dedupe().window()).isEqualTo(Duration.ofDays(30));
        assertThat(source.policyFor(CheckName.CONSENT).required()).containsExactly("text", "captured_at", "ip");
        assertThat(source.policyFor(CheckName.IDENTITY).flag()).isEqualTo(CheckAction.REVIEW);
        assertThat(source.policyFor(CheckName.RISK)).isEqualTo(CheckPolicy.RECORD_ONLY);
        assertThat(source.contract().cost().amount()).isEqualTo(new BigDecimal("18.00"));
        assertThat(source.contract().returns().maxRate()).isEqualByComparingTo("0.15");

        var endpoint = network.clients().getFirst().endpoints().getFirst();
        assertThat(endpoint.hours().days().get("mon-fri")).containsExactly("08:00-18:00");
        assertThat(endpoint.hours().holidays()).isEqualTo(HolidayCalendar.US_FEDERAL);
        assertThat(endpoint.caps())
                .extracting("per", "unit", "limit")
                .contains(
                        tuple(CapPeriod.CONCURRENT, CapUnit.COUNT, new BigDecimal("5")),
                        tuple(CapPeriod.MONTH, CapUnit.MONEY, new BigDecimal("5000.00")));
        assertThat(endpoint.delivery().response().rejectWhen().equalTo()).isEqualTo("rejected");
        assertThat(endpoint.delivery().mapping()).containsEntry("customer_name", "{first_name} {last_name}");

        assertThat(network.territories().getFirst().right()).isEqualTo(RightKind.EXCLUSIVE);
        assertThat(network.territories().getFirst().area().exceptZips()).containsExactly("78704");
        assertThat(network.plans().getFirst().steps().getFirst().pool()).isEqualTo(new Pool.Territories());
        assertThat(network.plans().getFirst().steps().get(1).pool())
                .isEqualTo(new Pool.Endpoints(List.of("dealer-88-mail")));
    }

    @Test
    void fillsInWhatTheDocumentLeavesOut() {
        var network = TestDocuments.read("""
            clients: [{id: a, endpoints: [{id: a-1, dedupe: {window: P1D}, delivery: {method: webhook, url: "https://a.example/"}}]}]
            """);

        var client = network.clients().getFirst();
        var endpoint = client.endpoints().getFirst();
        assertThat(network.zoneOf(client)).isEqualTo("America/New_York");
        assertThat(endpoint.weight()).isEqualTo(1);
        assertThat(endpoint.priority()).isEqualTo(100);
        assertThat(endpoint.price()).isZero();
        assertThat(endpoint.dedupe().keys()).containsExactly(DedupeKey.PHONE, DedupeKey.EMAIL);
        assertThat(endpoint.delivery().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(endpoint.delivery().pace().concurrency()).isEqualTo(8);
        assertThat(endpoint.delivery().response().accepted()).isEqualTo("2xx");
    }

    @Test
    void readsTheSameDocumentFromJson() {
        var json = """
            {"service_lines":[{"id":"a","name":"A"}],"plans":[{"id":"p","status":"PAUSED","steps":[{"id":"s","pool":["x"]}]}]}\
            """;

        assertThat(TestDocuments.read(json).plans().getFirst().status()).isEqualTo(ActiveStatus.PAUSED);
        assertThat(TestDocuments.read("\n  " + json)).isEqualTo(TestDocuments.read(json));
    }

    @Test
    void acceptsEnumWordsInAnyCaseAndWithEitherDash() {
        var network = TestDocuments.read("""
            clients: [{id: a, kind: Call-Center, endpoints: [{id: b, delivery: {method: SFTP-CSV}}]}]
            """);
        assertThat(network.clients()
                        .getFirst()
                        .endpoints()
                        .getFirst()
                        .delivery()
                        .method())
                .isEqualTo(Method.SFTP_CSV);
    }

    @Test
    void reportsEveryMisfitAtOnceWithItsPath() {
        var problems = TestDocuments.refused("""
            brand: {id: b, timezone: UTC}
            service_lines: {}
            vendors:
              - sources: [{id: s, rate_limit: {per_second: many}, dedupe: {window: P30}}]
            clients:
              - id: c
                kind: frenchisee
                endpoints:
                  - {id: e, price: cheap, weight: 1.5, caps: [{limit: "x", per: day}, {per: fortnight, limit: 1}], hours: {mon: 8-18}}
            territories:
              - {endpoint: e, right: exclusive, from: 01/02/2026, area: {zips: [78717]}}
            plans:
              - {id: p, steps: [{id: s, pool: everyone}]}
            """);

        assertThat(problems)
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .containsExactlyInAnyOrder(
                        tuple("brand.timezone", ConfigCode.UNKNOWN_KEY),
                        tuple("service_lines", ConfigCode.WRONG_TYPE),
                        tuple("vendors[0].id", ConfigCode.MISSING),
                        tuple("vendors[0].sources[0].rate_limit.per_second", ConfigCode.WRONG_TYPE),
                        tuple("vendors[0].sources[0].dedupe.window", ConfigCode.INVALID_VALUE),
                        tuple("clients[0].kind", ConfigCode.INVALID_VALUE),
                        tuple("clients[0].endpoints[0].price", ConfigCode.INVALID_VALUE),
                        tuple("clients[0].endpoints[0].weight", ConfigCode.WRONG_TYPE),
                        tuple("clients[0].endpoints[0].caps[0].limit", ConfigCode.INVALID_VALUE),
                        tuple("clients[0].endpoints[0].caps[1].per", ConfigCode.INVALID_VALUE),
                        tuple("clients[0].endpoints[0].hours.mon", ConfigCode.WRONG_TYPE),
                        tuple("territories[0].from", ConfigCode.INVALID_VALUE),
                        tuple("territories[0].area.zips[0]", ConfigCode.WRONG_TYPE),
                        tuple("plans[0].steps[0].pool", ConfigCode.WRONG_TYPE));
    }

    @Test
    void guessesWhatWasMeant() {
        assertThat(TestDocuments.refused("servce_lines: []").getFirst().detail())
                .contains("Did you mean service_lines?");
        assertThat(TestDocuments.refused("clients: [{id: a, kind: frenchisee}]")
                        .getFirst()
                        .detail())
                .contains("Did you mean franchisee?");
    }

    @Test
    void keepsTheLeadingZeroOfAZipWithoutQuotes() {
        var network = TestDocuments.read("territories: [{endpoint: e, right: shared, area: {zips: [02134]}}]");
        assertThat(network.territories().getFirst().area().zips()).containsExactly("02134");
    }

    @Test
    void asksForQuotesAroundAZipThatYamlReadAsANumber() {
        assertThat(TestDocuments.refused("territories: [{endpoint: e, right: shared, area: {zips: [2134]}}]")
                        .getFirst()
                        .detail())
                .isEqualTo("Expected text; put the value in quotes.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brand: {id: a, id: b} | brand.id",
                "{\"brand\":{\"id\":\"a\",\"id\":\"b\"}} | brand.id",
                "'brand: {id: a}\nbrand: {id: b}' | brand"
            })
    void refusesDuplicateKeys(String text, String path) {
        assertThat(TestDocuments.refused(text))
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .contains(tuple(path, ConfigCode.DUPLICATE_KEY));
    }

    @Test
    void refusesAnAliasBombWithoutExpandingIt() {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(TestDocuments.refused(bomb.toString()))
                .extracting(ConfigProblem::code)
                .contains(ConfigCode.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "# only a comment",
                "just a word",
                "42",
                "- a\n- b",
                "[",
                "{",
                "{\"brand\":",
                "brand: {id: a",
                "brand:\n\tid: a",
                "brand: !!java.lang.Runtime {id: a}",
                "brand: &x {id: a}",
                "---\nbrand: {id: a}\n---\nbrand: {id: b}",
                "? [complex, key]\n: value",
                "orders: [{id: a, endpoint: b, quantity: .inf}]",
                "orders: [{id: a, endpoint: b, quantity: 1e9999999}]",
                "orders: [{id: a, endpoint: b, quantity: 99999999999}]",
                "clients: [{id: a, endpoints: [{id: b, price: 1e400}]}]",
                "brand: {id: \"a\\0b\"}",
                "{\"brand\":{\"id\":\"\\ud800\"}}",
                "{\"brand\":{\"id\":\"a\"}} trailing",
                "%YAML 9.9\n---\nbrand: {id: a}",
                "brand: @a",
                "brand: null\n<<: {x: 1}"
            })
    void refusesWhatIsNoDocumentWithoutFailing(String text) {
        var problems = TestDocuments.refused(text);
        assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem.detail())
                .isNotBlank()
                .doesNotContain("tools.jackson")
                .doesNotContain("snakeyaml")
                .doesNotContain("Exception"));
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        assertThat(TestDocuments.refused("[".repeat(200_000))).isNotEmpty();
        assertThat(TestDocuments.refused("a: " + "[".repeat(200_000))).isNotEmpty();
        assertThat(TestDocuments.refused("{\"a\":".repeat(100_000))).isNotEmpty();
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertThat(TestDocuments.refused("brand: {id: a, name: \"" + "x".repeat(20_001) + "\"}"))
                .extracting(ConfigProblem::code)
                .containsExactly(ConfigCode.TOO_LARGE);
    }

    @Test
    void refusesMoreThan32MiB() {
        assertThat(TestDocuments.refused("#".repeat(32 * 1024 * 1024 + 1)))
                .extracting(ConfigProblem::code)
                .containsExactly(ConfigCode.TOO_LARGE);
    }

    @Test
    void listsAtMostAThousandProblemsAndSaysHowManyMore() {
        var problems = TestDocuments.refused("service_lines: [" + "1,".repeat(5_000) + "1]");
        assertThat(problems).hasSize(1_001);
        assertThat(problems.getLast().code()).isEqualTo(ConfigCode.TOO_MANY_PROBLEMS);
        assertThat(problems.getLast().detail()).contains("4,001");
    }

    @Test
    void keepsHostileKeysOutOfItsMessages() {
        var problems = TestDocuments.refused("{\"\\u001b[31m<script>\\n%s\":1}");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.path() + problem.detail())
                .doesNotContain("\u001b")
                .doesNotContain("\n"));
    }

    @Test
    void survivesRandomDamageToAValidDocument() {
        var random = new Random(42);
        var original = TestDocuments.exampleText();
        for (var round = 0; round < 400; round++) {
            var damaged = new StringBuilder(original);
            for (var i = 0; i < 1 + random.nextInt(4); i++) {
                damaged.setCharAt(
                        random.nextInt(damaged.length()), "{}[]:,'\"&*!|>-#%@\t\n\0 0ñ".charAt(random.nextInt(23)));
            }
            assertThat(ConfigReader.read(damaged.toString())).isNotNull();
        }
    }

    @Test
    void startsFromAnEmptyNetwork() {
        assertThat(TestDocuments.read("{}")).isEqualTo(ConfigDocument.EMPTY);
        assertThat(TestDocuments.read("brand:\nclients: ~")).isEqualTo(ConfigDocument.EMPTY);
    }
}
