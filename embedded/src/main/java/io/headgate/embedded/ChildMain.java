package io.headgate.embedded;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** The entry of every child JVM: runs the named main class, and ends the JVM in good order when the parent is gone. */
final class ChildMain {

    private ChildMain() {}

    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().name("parent-watch").daemon().start(ChildMain::exitAtEndOfInput);
        var main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes: only the end of the stream says something.
            }
        } catch (IOException parentIsGone) {
            System.err.println("the parent is gone: " + parentIsGone.getMessage());
        }
        System.exit(0);
    }
}
