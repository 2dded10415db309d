package org.dasan.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks the PostgreSQL programs that lie on the class path.
public final class PgBinaries {
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String READABLE = "rw-r--r--";

    private PgBinaries() {}

    /// Unpacks into a folder of its own below `parent`, unless that has been done before.
    ///
    /// Several programs may do so at once. A folder with the final name is always complete, because it gets
    /// that name last.
    ///
    /// @return the folder that holds `bin`, `lib` and `share`
    /// @throws PgException if there are no programs for this machine
    public static Path unpack(Path parent) {
        var archive = archiveName();
        try {
            Files.createDirectories(parent);
            var home = parent.resolve("postgresql-" + digest(archive).substring(0, 12));
            if (Files.isDirectory(home)) {
                return home;
            }
            try (var channel = FileChannel.open(
                            parent.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.isDirectory(home)) {
                    var unfinished = parent.resolve(home.getFileName() + ".new");
                    FileTrees.delete(unfinished);
                    extract(archive, unfinished);
                    Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL to " + parent, e);
        }
    }

    private static void extract(String archive, Path target) throws IOException {
        Files.createDirectories(target, PosixFilePermissions.asFileAttribute(permissions(EXECUTABLE)));
        Files.setPosixFilePermissions(target, permissions(EXECUTABLE)); // whatever the umask
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, target);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive wants to write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, permissions(EXECUTABLE));
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, permissions(executable ? EXECUTABLE : READABLE));
        }
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }

    private static String archiveName() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var system = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : os;
        var machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static InputStream open(String archive) {
        var in = PgBinaries.class.getClassLoader().getResourceAsStream(archive);
        if (in == null) {
            throw new PgException("there is no embedded PostgreSQL for this machine (" + archive
                    + " is missing): install PostgreSQL 15 or newer and set spring.datasource.url");
        }
        return in;
    }

    private static String digest(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
