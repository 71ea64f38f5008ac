package io.headgate.benchmarks.peers;

import io.headgate.benchmarks.load.BenchNetwork;
import io.headgate.benchmarks.load.LeadTarget;
import io.headgate.benchmarks.load.Receiver;
import io.headgate.benchmarks.platform.AdminApi;
import io.headgate.benchmarks.platform.HeadgateBuild;
import io.headgate.benchmarks.platform.MeasuredHeadgate;
import io.headgate.benchmarks.platform.RunningHeadgate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Headgate as {@code ./headgate up} starts it, with the same ZIPs and caps; its intake answers when the lead is stored. */
final class HeadgatePeer implements Peer {

    private final RunningHeadgate platform;
    private final String network;
    private @Nullable LeadTarget target;

    HeadgatePeer(Path directory, Receiver receiver) throws IOException {
        platform = new RunningHeadgate(HeadgateBuild.own(), Files.createDirectories(directory), false);
        network = BenchNetwork.capped(receiver.url());
    }

    @Override
    public String name() {
        return "Headgate";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        platform.start();
        if (target == null) {
            var admin = new AdminApi(platform.url("portal"));
            admin.secret("bench", MeasuredHeadgate.SECRET);
            admin.publish(network);
            target = LeadTarget.intake(platform.port("intake"), admin.sourceKey("searchpros-web"));
        }
    }

    @Override
    public void kill() throws InterruptedException {
        platform.killNine();
    }

    @Override
    public LeadTarget target() {
        if (target == null) {
            throw new IllegalStateException("not started");
        }
        return target;
    }

    @Override
    public void close() {
        platform.close();
    }
}
