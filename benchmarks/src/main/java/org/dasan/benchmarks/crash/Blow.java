package org.dasan.benchmarks.crash;

import java.util.List;

/// What is killed in a trial.
public enum Blow {
    /// The server; its database goes on, and the next server takes it over.
    SERVER,
    /// The server and the database at once, and one agent who holds contacts never comes back.
    EVERYTHING,
    /// The server, and the one started after it as well.
    SERVER_TWICE,
    /// The database that the server brings along; the server goes on and starts it again.
    DATABASE,
    /// One of two servers on one database; its people go on at the other.
    ONE_OF_TWO,
    /// A database that others run is stopped for a while.
    DATABASE_STOPPED;

    /// Those that one server with its own database can suffer.
    static final List<Blow> ON_ONE_SERVER = List.of(SERVER, EVERYTHING, SERVER_TWICE, DATABASE);
}
