package io.headgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

    @Test
    void aPortThatThisJvmHoldsIsNotHandedOutByAnother() throws IOException {
        int mine = Ports.free();

        assertThat(anotherJvmClaims(mine)).isEqualTo("false");
        assertThat(anotherJvmClaims(1)).as("a port that nobody holds").isEqualTo("true");
    }

    private static String anotherJvmClaims(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClaimMain.class.getName(),
                        Integer.toString(port))
                .start()
                .inputReader()
                .readLine();
    }
}
