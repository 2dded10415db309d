package org.dasan.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Before the server accepts requests: holidays, configuration files, and somebody who can sign in.
@Component
class CityStart implements SmartLifecycle {
    private static final String DEMO_FILES = "classpath:sample/";

    private final CityWriter city;
    private final FirstAdmin firstAdmin;
    private final CityProperties properties;
    private final DemoMode demo;
    private final Directory directory;
    private final ObjectProvider<SampleLoader> loaders;
    private final ResourceLoader resources;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    CityStart(
            CityWriter city,
            FirstAdmin firstAdmin,
            CityProperties properties,
            DemoMode demo,
            Directory directory,
            ObjectProvider<SampleLoader> loaders,
            ResourceLoader resources,
            TransactionTemplate transaction) {
        this.city = city;
        this.firstAdmin = firstAdmin;
        this.properties = properties;
        this.demo = demo;
        this.directory = directory;
        this.loaders = loaders;
        this.resources = resources;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        alone(() -> holidays("kr"));
        var files = properties.files();
        if (files != null) {
            load(files);
        } else if (demo.on()) {
            load(DEMO_FILES);
        }
        if (!demo.on()) {
            firstAdmin.ensure();
        }
        directory.reload();
        running = true;
    }

    private void load(String place) {
        var files = new SampleFiles(resources, place);
        loaders.orderedStream().forEach(loader -> {
            alone(() -> loader.load(files));
            directory.reload(); // the next one may look up what this one added
        });
    }

    private void alone(Runnable loading) {
        transaction.executeWithoutResult(_ -> {
            city.loadAlone();
            loading.run();
        });
    }

    private void holidays(String list) {
        if (city.wasChanged("holidays", list)) {
            return;
        }
        var days = new ArrayList<LocalDate>();
        var names = new ArrayList<String>();
        var resource = resources.getResource("classpath:holidays/" + list + ".csv");
        try (var lines = new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", 2)).forEach(row -> {
                days.add(LocalDate.parse(row[0]));
                names.add(row[1]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        city.addHolidays(list, days, names);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0; // before the web server, whose phase is nearly the highest
    }
}
