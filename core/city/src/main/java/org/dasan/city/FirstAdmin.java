package org.dasan.city;

import java.io.PrintStream;
import org.dasan.city.CityWriter.Table;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets the operator of a fresh installation in: an account `admin` whose generated password is printed once
/// and must be changed at the first sign-in.
@Component
class FirstAdmin {
    private static final String USERNAME = "admin";
    private static final String ROOT = "city";

    private final JdbcClient jdbc;
    private final CityWriter city;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;
    private final PrintStream out;

    @Autowired
    FirstAdmin(JdbcClient jdbc, CityWriter city, PasswordEncoder encoder, TransactionTemplate transaction) {
        this(jdbc, city, encoder, transaction, System.out);
    }

    FirstAdmin(
            JdbcClient jdbc,
            CityWriter city,
            PasswordEncoder encoder,
            TransactionTemplate transaction,
            PrintStream out) {
        this.jdbc = jdbc;
        this.city = city;
        this.encoder = encoder;
        this.transaction = transaction;
        this.out = out;
    }

    /// Makes the account if nobody holds ADMIN on a root of the tree.
    void ensure() {
        if (adminExists()) {
            return;
        }
        var password = FirstPassword.generate();
        var hash = encoder.encode(password);
        var added = transaction.execute(_ -> {
            var root = jdbc.sql("SELECT id FROM organisation WHERE parent IS NULL ORDER BY code LIMIT 1")
                    .query(java.util.UUID.class)
                    .optional();
            if (root.isEmpty()) {
                city.addOrganisation(ROOT, null, Organisation.Kind.CITY, Label.of("우리 시", "Our city"), null);
                root = city.find(Table.ORGANISATION, ROOT);
            }
            var admin = city.addStaff(USERNAME, "Administrator", null, hash, true);
            var organisation = root.orElseThrow();
            admin.ifPresent(id -> city.grant(id, Role.ADMIN, organisation));
            return admin.isPresent();
        });
        if (added) {
            // Not through the log: logs are kept and shipped.
            out.printf(
                    "%n  First administrator: user name \"%s\", password \"%s\".%n"
                            + "  It is shown this once and must be changed at the first sign-in.%n%n",
                    USERNAME, password);
            out.flush();
        }
    }

    private boolean adminExists() {
        return jdbc.sql("""
                        SELECT EXISTS (
                                 SELECT 1 FROM staff_grant g
                                   JOIN staff s ON s.id = g.staff AND s.active AND s.password_hash IS NOT NULL
                                   JOIN organisation o ON o.id = g.organisation AND o.parent IS NULL
                                  WHERE g.role = 'ADMIN')
                        """).query(Boolean.class).single();
    }
}
