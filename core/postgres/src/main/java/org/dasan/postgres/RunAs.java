package org.dasan.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// How to start PostgreSQL, which refuses to run as root.
///
/// @param prefix what stands before each command
/// @param uid    to whom its files must belong
record RunAs(List<String> prefix, int uid) {
    /// The user that owns nothing, on every Linux.
    static final int NOBODY = 65534;

    /// Chooses the least that works here: nothing when we are not root; else a user namespace, in which root
    /// is nobody special and the files stay root's; else another user.
    ///
    /// @param me    our own user id
    /// @param owner of the existing data; -1 if there is none
    static RunAs choose(int me, int owner, Path data) throws IOException {
        if (me != 0) {
            if (owner >= 0 && owner != me) {
                throw new PgException("the data in " + data + " belongs to user " + owner + " but this is user " + me
                        + ": start as the user who made it, or give it to this one (chown -R " + me + " " + data + ")");
            }
            return new RunAs(List.of(), me);
        }
        if (owner > 0) { // made by a user who is not root, perhaps one of the next lines: leave it to that user
            return other(owner, data);
        }
        return namespacesWork() ? namespace() : other(NOBODY, data);
    }

    static RunAs namespace() {
        return new RunAs(List.of("unshare", "-U"), 0);
    }

    static RunAs other(int uid, Path data) throws IOException {
        for (var folder = data.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder) && FileTrees.owner(folder) != uid && !traversable(folder)) {
                throw new PgException(
                        "PostgreSQL does not run as root, and the user it would run as (" + uid + ") cannot enter "
                                + folder + ": choose another DASAN_DATA, or start as another user than root");
            }
        }
        return new RunAs(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--"), uid);
    }

    private static boolean traversable(Path folder) throws IOException {
        return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    private static boolean namespacesWork() {
        try {
            return PgCommand.run(List.of("unshare", "-U", "true")).succeeded();
        } catch (PgException e) { // no such program
            return false;
        }
    }

    List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }
}
