package org.dasan.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dasan.DasanApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// The whole product in demo mode with a database of its own, and a browser. One for all test classes; it
/// goes with the JVM.
final class Product {
    private static final Path PICTURES = Path.of("target", "pictures");

    /// How long a page may take to show what is expected; no test needs a fast machine.
    private static final double PATIENCE_MS = 30_000;

    private static @Nullable Product started;

    private final ServletWebServerApplicationContext server;
    private final Browser browser;
    private final Path data;
    private final List<BrowserContext> windows = new ArrayList<>();

    private Product(ServletWebServerApplicationContext server, Browser browser, Path data) {
        this.server = server;
        this.browser = browser;
        this.data = data;
    }

    /// What tests use; skipped by name where there is no browser.
    static Product get() {
        synchronized (Product.class) {
            var product = started;
            if (product == null) {
                product = start();
                started = product;
            }
            return product;
        }
    }

    private static Product start() {
        var chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium is installed on this machine");
        try {
            var data = Files.createTempDirectory("dasan-e2e");
            var context = new SpringApplicationBuilder(DasanApplication.class)
                    .run("--server.port=0", "--dasan.demo=true", "--dasan.data=" + data, "--logging.level.root=warn");
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium.get())
                            .setChromiumSandbox(false)
                            .setArgs(List.of(
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    // a microphone that beeps, for whoever is allowed to use one
                                    "--use-fake-device-for-media-stream",
                                    "--autoplay-policy=no-user-gesture-required")));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(playwright::close));
            return new Product((ServletWebServerApplicationContext) context, browser, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:"
                + Optional.ofNullable(server.getWebServer()).orElseThrow().getPort() + path;
    }

    /// Where the server keeps what is its own, and looks for an exchange.
    Path data() {
        return data;
    }

    <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    /// A window of its own cookies and storage: another person.
    Page window(int width, int height, String locale) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setTimezoneId("Asia/Seoul"));
        windows.add(context);
        return context.newPage();
    }

    /// Keeps a picture of the page for people to look at.
    void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /// Closes what the test opened; `failed` is the name under which the last sight of each window is kept.
    void closeWindows(Optional<String> failed) {
        int n = 0;
        for (var window : windows) {
            for (var page : window.pages()) {
                if (failed.isPresent()) {
                    picture(page, "failed-" + failed.get() + "-" + n++);
                }
            }
            window.close();
        }
        windows.clear();
    }
}
