package io.headgate.benchmarks.decide;

import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.benchmarks.decide.generated.GeneratedHistory;
import io.headgate.benchmarks.decide.generated.GeneratedNetwork;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.compile.NetworkCompiler;
import java.util.List;

/**
 * A generated network of one size, leads for it, and what the engine answers to each.
 *
 * @param document the network as it would be published
 */
record DecideWorkload(
        int endpoints,
        ConfigDocument document,
        CompiledNetwork network,
        GeneratedHistory world,
        List<DecideCase> cases,
        List<ComparedAnswer> expected) {

    static DecideWorkload generate(long seed, int endpoints, int leads) {
        var document = GeneratedNetwork.document(seed, endpoints);
        var network = NetworkCompiler.compile(document, 1, ReferenceData.load()::isFederalHoliday);
        var world = new GeneratedHistory(seed, document);
        var cases = DecideCase.generate(seed, leads, network, world);
        var engine = new EngineDecider(network, EngineDecider.Kind.AT_FIRST_SIGHT);
        var expected =
                cases.stream().map(one -> engine.answer(engine.decide(one))).toList();
        return new DecideWorkload(endpoints, document, network, world, cases, expected);
    }

    int rights() {
        return document.territories().size();
    }

    /** How many candidates a decision weighs on average. */
    double candidates() {
        return expected.stream()
                .mapToInt(answer -> answer.verdicts().size())
                .average()
                .orElse(0);
    }

    /** The share of the leads that find somebody. */
    double allocated() {
        return expected.stream().filter(answer -> !answer.chosen().isEmpty()).count() / (double) expected.size();
    }
}
