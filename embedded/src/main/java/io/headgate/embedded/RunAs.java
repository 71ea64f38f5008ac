package io.headgate.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who the server runs as: PostgreSQL refuses root, so root starts it in a user namespace of its own (its files stay root's) or, where namespaces are forbidden
 * as in most containers, as nobody.
 */
public enum RunAs {
    SELF,
    NAMESPACE,
    NOBODY;

    private static final boolean HAS_SETSID = Commands.works("setsid", "true");

    /** The way that works on this machine. */
    static RunAs current() {
        return Current.VALUE;
    }

    /** The way that fits files which an earlier run has left. */
    public static RunAs ownerOf(Path directory) {
        if (current() == SELF || !Files.exists(directory)) {
            return current();
        }
        return uid(directory) == 0 ? NAMESPACE : NOBODY;
    }

    /** Where this user can read unpacked binaries: nobody cannot look into root's home. */
    public Path defaultCache() {
        String chosen = System.getenv("HEADGATE_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        return this == NOBODY
                ? Path.of("/var/cache/headgate")
                : Path.of(System.getProperty("user.home"), ".cache", "headgate");
    }

    public List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<String>(prefix());
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** The same in a session of its own, so that Ctrl-C in the terminal reaches the launcher alone. */
    public List<String> detachedCommand(Path program, List<String> arguments) {
        var command = new ArrayList<String>(ownSession());
        command.addAll(command(program, arguments));
        return command;
    }

    public static List<String> ownSession() {
        return HAS_SETSID ? List.of("setsid") : List.of();
    }

    /** Hands a file that root has made to the user the server runs as. */
    public void give(Path file) {
        if (this == NOBODY) {
            Commands.run(List.of("chown", "nobody:nogroup", file.toString()));
        }
    }

    private List<String> prefix() {
        return switch (this) {
            case SELF -> List.of();
            case NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--no-new-privs");
        };
    }

    private static int uid(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Current {
        static final RunAs VALUE = find();

        private static RunAs find() {
            if (uid(Path.of("/proc/self")) != 0) {
                return SELF;
            }
            if (Commands.works("unshare", "-U", "true")) {
                return NAMESPACE;
            }
            if (Commands.works("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "true")) {
                return NOBODY;
            }
            throw new EmbeddedException(
                    "PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` works here: run as an"
                            + " ordinary user.");
        }
    }
}
