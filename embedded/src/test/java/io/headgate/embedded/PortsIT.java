package io.headgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsIT {

    private static final int ROOM = 21_000;

    @Test
    void noPortIsHandedOutTwiceOrIsOneOfThoseThatTheKernelGivesToClients() throws IOException {
        String[] range = new ProcessBuilder("cat", "/proc/sys/net/ipv4/ip_local_port_range")
                .start()
                .inputReader()
                .readLine()
                .split("\\s+");
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[1]);

        var ports = IntStream.range(0, 300).map(_ -> Ports.free()).boxed().toList();

        assertThat(ports)
                .doesNotHaveDuplicates()
                .allMatch(Ports::isFree)
                .allMatch(port -> port < first || port > last || first < ROOM);
    }
}
