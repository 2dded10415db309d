package org.dasan;

import org.dasan.store.backup.BackupCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The one runnable application; every module below this package is part of it.
@SpringBootApplication
public class DasanApplication {
    public static void main(String[] args) {
        if (BackupCommand.requested(args)) {
            System.exit(BackupCommand.run(args));
        }
        SpringApplication.run(DasanApplication.class, args);
    }
}
