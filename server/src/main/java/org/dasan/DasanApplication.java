package org.dasan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The one runnable application; every module below this package is part of it.
@SpringBootApplication
public class DasanApplication {
    public static void main(String[] args) {
        SpringApplication.run(DasanApplication.class, args);
    }
}
