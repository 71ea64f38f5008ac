package io.headgate.benchmarks.decide.compared;

import io.headgate.benchmarks.decide.ComparedAnswer;
import io.headgate.benchmarks.decide.Decider;
import io.headgate.benchmarks.decide.compared.DroolsFacts.Broken;
import io.headgate.benchmarks.decide.compared.DroolsFacts.CircleGrant;
import io.headgate.benchmarks.decide.compared.DroolsFacts.CountyGrant;
import io.headgate.benchmarks.decide.compared.DroolsFacts.Lead;
import io.headgate.benchmarks.decide.compared.DroolsFacts.Pause;
import io.headgate.benchmarks.decide.compared.DroolsFacts.StateGrant;
import io.headgate.benchmarks.decide.compared.DroolsFacts.ZipGrant;
import io.headgate.benchmarks.decide.generated.DecideCase;
import io.headgate.benchmarks.decide.generated.GeneratedHistory;
import io.headgate.model.config.Radius;
import java.util.HashSet;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Drools over the same facts. Its rules are compiled to Java (executable model) once; one session holds every right,
 * hash-joined with the lead by its own matching, and each lead is put in, fired and taken out again. A new stateless
 * session for each lead would have to be given every right again and is out of the question.
 */
public final class DroolsDecider implements Decider<ComparedAnswer> {

    private static final double MILES_PER_DEGREE = 69.0;

    private final PlainNetwork network;
    private final DroolsRules rules;
    private final KieContainer container;
    private final KieSession session;

    public DroolsDecider(PlainNetwork network, GeneratedHistory world) {
        this.network = network;
        rules = new DroolsRules(network);
        container = compiled(rules.text());
        session = container.newKieSession();
        session.setGlobal("network", this);
        network.rights().forEach(this::insert);
        world.pauses().forEach((id, change) -> session.insert(new Pause(id, change)));
        world.broken().keySet().forEach(id -> session.insert(new Broken(id)));
        session.fireAllRules();
    }

    private static KieContainer compiled(String drl) {
        var services = KieServices.get();
        var files = services.newKieFileSystem();
        files.write("src/main/resources/io/headgate/benchmarks/decide/rules/decide.drl", drl);
        var builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(services.getRepository().getDefaultReleaseId());
    }

    private void insert(PlainRight right) {
        var area = right.territory().area();
        new HashSet<>(area.zips()).forEach(zip -> session.insert(new ZipGrant(zip, right)));
        new HashSet<>(area.counties()).forEach(county -> session.insert(new CountyGrant(county, right)));
        new HashSet<>(area.states()).forEach(state -> session.insert(new StateGrant(state, right)));
        var radius = area.radius();
        if (radius != null) {
            insertCells(radius, right);
        }
    }

    private void insertCells(Radius radius, PlainRight right) {
        var dLat = radius.miles() / MILES_PER_DEGREE + 0.1;
        var dLon = dLat / Math.max(0.05, Math.cos(Math.toRadians(Math.abs(radius.lat()) + dLat)));
        for (var lat = (int) Math.floor(radius.lat() - dLat); lat <= radius.lat() + dLat; lat++) {
            for (var lon = (int) Math.floor(radius.lon() - dLon); lon <= radius.lon() + dLon; lon++) {
                session.insert(new CircleGrant(DroolsFacts.cell(lat, lon), right));
            }
        }
    }

    /** The number by which the rules know the endpoint's condition. */
    public int conditionOf(PlainEndpoint endpoint) {
        return rules.conditionOf(endpoint);
    }

    @Override
    public String name() {
        return "Drools";
    }

    @Override
    public ComparedAnswer decide(DecideCase one) {
        var lead = new Lead(one);
        var handle = session.insert(lead);
        session.fireAllRules();
        var options =
                lead.candidates().stream().map(DroolsFacts.Candidate::option).toList();
        lead.candidates().forEach(candidate -> session.delete(session.getFactHandle(candidate)));
        session.delete(handle);
        return PlainSelection.among(options, network, one);
    }

    @Override
    public ComparedAnswer answer(ComparedAnswer result) {
        return result;
    }

    @Override
    public void close() {
        session.dispose();
        container.dispose();
    }
}
