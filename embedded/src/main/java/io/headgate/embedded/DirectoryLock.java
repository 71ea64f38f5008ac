package io.headgate.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a data directory for one process: the operating system frees it when that process dies, however it dies. */
public final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock that stands beside the directory, or throws an {@link EmbeddedException} that names the holder. */
    public static DirectoryLock on(Path directory) {
        return take(directory, directory.resolveSibling(directory.getFileName() + ".lock"));
    }

    /** Locks the directory by a file that stands inside it. */
    public static DirectoryLock inside(Path directory) {
        return take(directory, directory.resolve("launcher.lock"));
    }

    private static DirectoryLock take(Path directory, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return takeOrRefuse(directory, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DirectoryLock takeOrRefuse(Path directory, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new EmbeddedException("The data directory " + directory + " is in use by another process"
                    + (holder.isEmpty() ? "" : " (" + holder + ")") + ": stop that one, or choose another directory.");
        }
        channel.truncate(0);
        String holder = "pid " + ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        return new DirectoryLock(channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
