package org.dasan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes sure that one process at a time uses a data folder. The operating system lets go of it however the
/// process ends.
public final class DataLock implements AutoCloseable {
    /// What this process holds. It must not even open such a file again: closing it then would let go of the lock.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the folder for this process.
    ///
    /// @throws DataInUse if another process holds the folder
    public static DataLock hold(Path folder) {
        var own = Long.toString(ProcessHandle.current().pid());
        try {
            var file = Files.createDirectories(folder).toRealPath().resolve("lock");
            if (!HELD.add(file)) {
                throw new DataInUse(folder, own);
            }
            try {
                return new DataLock(file, lock(folder, file, own));
            } catch (IOException | DataInUse e) {
                HELD.remove(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + folder.toAbsolutePath(), e);
        }
    }

    private static FileChannel lock(Path folder, Path file, String own) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            var holder = holder(channel);
            channel.close();
            throw new DataInUse(folder, holder);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.US_ASCII)), 0);
        return channel;
    }

    private static @Nullable String holder(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? null : text;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
