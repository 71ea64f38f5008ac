package io.headgate.embedded;

/** Claims a port in a JVM of its own and prints whether it got it. */
final class ClaimMain {

    private ClaimMain() {}

    public static void main(String[] arguments) {
        System.out.println(Ports.claimed(Integer.parseInt(arguments[0])));
    }
}
