package org.dasan;

import org.dasan.store.StartRefused;
import org.dasan.store.backup.BackupCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The one runnable application; every module below this package is part of it.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DasanApplication {
    public static void main(String[] args) {
        if (BackupCommand.requested(args)) {
            System.exit(BackupCommand.run(args));
        }
        try {
            SpringApplication.run(DasanApplication.class, args);
        } catch (RuntimeException e) { // Spring has said why
            System.exit(StartRefused.exitCodeOf(e));
        }
    }
}
