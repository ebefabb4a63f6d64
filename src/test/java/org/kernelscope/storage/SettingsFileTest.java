package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.text.UserFacingException;

final class SettingsFileTest {
    private static final Settings CHOSEN =
            new Settings(
                    new Settings.Appearance("dark", "purple-green", "network", "ko", 150, 200),
                    new Settings.WindowSize(1280, 820),
                    0.12,
                    true,
                    7,
                    Map.of("first-look", 3));

    private static final int SAVES = 60;

    @TempDir Path folder;

    @Test
    void aFirstStartHasTheDefaultsAndWritesNothing() {
        assertThat(new SettingsFile(folder).load()).isEqualTo(Settings.defaults());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theThemeAtFirstIsOneThatThereIs() {
        assertThat(Settings.defaults().appearance().theme()).isEqualTo("light");
    }

    @Test
    void whatIsSavedIsRemembered() throws Exception {
        SettingsFile file = new SettingsFile(folder.resolve("not").resolve("there").resolve("yet"));
        Settings chosen =
                Settings.defaults()
                        .withAppearance(look -> look.withTheme("dark"))
                        .withAppearance(look -> look.withPalette("purple-green"))
                        .withAppearance(look -> look.withScale("network"))
                        .withAppearance(look -> look.withLanguage("ko"))
                        .withBrush(0.12)
                        .withAppearance(look -> look.withTextPercent(200))
                        .withWindow(1280, 800);
        file.save(Settings.defaults(), chosen);
        assertThat(file.load())
                .isEqualTo(
                        new Settings(
                                new Settings.Appearance(
                                        "dark",
                                        "purple-green",
                                        "network",
                                        "ko",
                                        200,
                                        Settings.Appearance.NOT_CHOSEN),
                                new Settings.WindowSize(1280, 800),
                                0.12,
                                false,
                                1,
                                Map.of()));
    }

    @Test
    void aSaveKeepsWhatAnotherWindowHasChosen() throws Exception {
        SettingsFile file = new SettingsFile(folder);
        Settings both = file.load();
        file.save(both, both.withAppearance(look -> look.withTheme("dark").withLanguage("ko")));
        file.save(both, both.withBrush(0.05));
        assertThat(file.load())
                .isEqualTo(
                        both.withAppearance(look -> look.withTheme("dark").withLanguage("ko"))
                                .withBrush(0.05));
    }

    @Test
    void everySettingIsWrittenOnlyIfItHasChanged() throws Exception {
        Settings usual = Settings.defaults();
        List<Settings> changes =
                List.of(
                        usual.withAppearance(look -> look.withTheme(CHOSEN.appearance().theme())),
                        usual.withAppearance(
                                look -> look.withPalette(CHOSEN.appearance().palette())),
                        usual.withAppearance(look -> look.withScale(CHOSEN.appearance().scale())),
                        usual.withAppearance(
                                look ->
                                        look.withLanguage(
                                                usual.appearance().language().equals("ko")
                                                        ? "en"
                                                        : "ko")),
                        usual.withBrush(CHOSEN.brush()),
                        usual.withAppearance(
                                look -> look.withTextPercent(CHOSEN.appearance().textPercent())),
                        usual.withWindow(CHOSEN.window().width(), usual.window().height()),
                        usual.withWindow(usual.window().width(), CHOSEN.window().height()),
                        usual.withFreshDigits(CHOSEN.freshDigits()),
                        usual.withTrainingSeed(CHOSEN.trainingSeed()));
        for (int i = 0; i < changes.size(); i++) {
            SettingsFile file = new SettingsFile(folder.resolve("" + i));
            file.save(usual, changes.get(i));
            assertThat(JsonFields.parse(Files.readString(file.path())).object().size())
                    .isEqualTo(1);
            assertThat(file.load()).isEqualTo(changes.get(i));
        }
    }

    @Test
    void whatHasNotChangedIsNotWritten() throws Exception {
        SettingsFile file = new SettingsFile(folder);
        file.save(CHOSEN, CHOSEN);
        assertThat(folder).isEmptyDirectory();
    }

    /** Fails without the lock: a save then puts back what another one has just written. */
    @Test
    void twoProcessesLoseNoChange() throws Exception {
        Process other =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SettingsWriter.class.getName(),
                                folder.toString(),
                                "" + SAVES)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("other.txt").toFile())
                        .start();
        try {
            // Both begin when both are there.
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !other.isAlive() || Files.exists(SettingsWriter.ready(folder)));
            Files.createFile(SettingsWriter.begin(folder));
            SettingsWriter.windows(new SettingsFile(folder), SAVES);
            assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.exitValue()).as(Files.readString(folder.resolve("other.txt"))).isZero();
    }

    @Test
    void aLockThatIsNeverGivenUpIsNamed() throws Exception {
        Path lock = folder.resolve("lock");
        CountDownLatch held = new CountDownLatch(1);
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                java.nio.channels.FileLock kept = channel.lock()) {
            assertThat(kept.isValid()).isTrue();
            assertThatThrownBy(() -> FileLock.holding(lock, Duration.ZERO, held::countDown))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining(lock.toString());
        }
        assertThat(held.getCount()).isEqualTo(1);
        FileLock.holding(lock, Duration.ZERO, held::countDown);
        assertThat(held.getCount()).isZero();
    }

    @Test
    void keysOfAnotherVersionAreKept() throws Exception {
        SettingsFile file = new SettingsFile(folder);
        Files.writeString(file.path(), "{\"theme\": \"dark\", \"hologram\": {\"depth\": 3}}");
        file.save(file.load(), file.load().withAppearance(look -> look.withScale("layer")));
        assertThat(file.path())
                .content()
                .contains(
                        "\"theme\": \"dark\"",
                        "\"scale\": \"layer\"",
                        "\"hologram\"",
                        "\"depth\": 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "[1,2]", "{\"theme\": \"dark\"", "{\"theme\":\"dark\"} x"})
    void aDamagedFileIsMovedAsideAndNotLost(String content) throws Exception {
        SettingsFile file = new SettingsFile(folder);
        Files.writeString(file.path(), content);
        assertThat(file.load()).isEqualTo(Settings.defaults());
        assertThat(folder.resolve("settings-1.json")).hasContent(content);
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void whatWasMovedAsideEarlierStays() throws Exception {
        SettingsFile file = new SettingsFile(folder);
        Files.writeString(file.path(), "first");
        file.load();
        Files.write(file.path(), new byte[] {(byte) 0xff, (byte) 0xfe});
        file.save(
                Settings.defaults(),
                Settings.defaults().withAppearance(look -> look.withTheme("dark")));
        assertThat(folder.resolve("settings-1.json")).hasContent("first");
        assertThat(folder.resolve("settings-2.json"))
                .hasBinaryContent(new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(file.load())
                .isEqualTo(Settings.defaults().withAppearance(look -> look.withTheme("dark")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"theme\": \"pink\"}",
                "{\"theme\": 7}",
                "{\"theme\": \"system\"}",
                "{\"palette\": \"../x\"}",
                "{\"scale\": null}",
                "{\"language\": \"xx\"}",
                "{\"brush\": -1}",
                "{\"brush\": 0.02}",
                "{\"brush\": 0.15}",
                "{\"brush\": \"0.2\"}",
                "{\"brush\": 1e999}",
                "{\"windowWidth\": 3}",
                "{\"windowHeight\": 1e9}",
                "{\"windowHeight\": []}",
            })
    void anImpossibleValueBecomesTheDefault(String json) throws Exception {
        SettingsFile file = new SettingsFile(folder);
        Files.writeString(file.path(), json);
        assertThat(file.load()).isEqualTo(Settings.defaults());
        assertThat(file.path()).hasContent(json);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
        SettingsFile file = new SettingsFile(inTheWay);
        assertThat(file.load()).isEqualTo(Settings.defaults());
        assertThatThrownBy(() -> file.save(Settings.defaults(), CHOSEN))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(inTheWay.toString());
    }

    @Test
    void theDefaultsOfTheMachineHoldUntilTheUserChooses() throws Exception {
        Path defaults = folder.resolve("defaults.json");
        Files.writeString(defaults, "{\"language\": \"ko\", \"textPercent\": 150}");
        Path later = Files.writeString(folder.resolve("later.json"), "{\"theme\": \"dark\"}");
        List<Path> files = List.of(folder.resolve("none.json"), defaults, later);
        SettingsFile file = new SettingsFile(folder.resolve("user"), files);
        Settings first = file.load();
        assertThat(first)
                .isEqualTo(
                        Settings.defaults()
                                .withAppearance(look -> look.withLanguage("ko"))
                                .withAppearance(look -> look.withTextPercent(150)));
        file.save(first, first.withAppearance(look -> look.withLanguage("en")));
        Files.writeString(defaults, "{\"language\": \"ko\", \"textPercent\": 200}");
        Settings.Appearance look = file.load().appearance();
        assertThat(look.language()).as("chosen").isEqualTo("en");
        assertThat(look.textPercent()).as("not chosen").isEqualTo(200);
        assertThat(file.defaultsProblem()).isEmpty();
    }

    @Test
    void damagedDefaultsAreToldOfAndStayWhereTheyAre() throws Exception {
        Path defaults = Files.writeString(folder.resolve("defaults.json"), "{\"language\": ");
        SettingsFile file = new SettingsFile(folder.resolve("user"), List.of(defaults));
        assertThat(file.load()).isEqualTo(Settings.defaults());
        assertThat(file.defaultsProblem().orElseThrow()).hasMessageContaining(defaults.toString());
        assertThat(defaults).hasContent("{\"language\": ");
        assertThat(folder.resolve("user")).doesNotExist();
    }

    @Test
    void everySystemHasItsPlaceForTheDefaultsOfTheMachine() {
        Properties linux = properties("Linux");
        assertThat(SettingsFolder.defaults(linux, Map.of()))
                .containsExactly(Path.of("/etc/xdg/kernelscope/defaults.json"));
        linux.setProperty("kernelscope.defaults", "/program/defaults.json");
        assertThat(SettingsFolder.defaults(linux, Map.of("XDG_CONFIG_DIRS", "/one:relative::/two")))
                .containsExactly(
                        Path.of("/program/defaults.json"),
                        Path.of("/one/kernelscope/defaults.json"),
                        Path.of("/two/kernelscope/defaults.json"));
        assertThat(
                        SettingsFolder.defaults(
                                properties("Windows 11"), Map.of("ProgramData", "/data")))
                .containsExactly(Path.of("/data/Kernelscope/defaults.json"));
        assertThat(SettingsFolder.defaults(properties("Windows 11"), Map.of())).isEmpty();
        assertThat(SettingsFolder.defaults(properties("Mac OS X"), Map.of()))
                .containsExactly(Path.of("/Library/Application Support/Kernelscope/defaults.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,      /home/kim/.config/kernelscope",
        "Mac OS X,   /home/kim/Library/Application Support/Kernelscope",
        "Windows 11, /home/kim/AppData/Roaming/Kernelscope",
    })
    void everySystemHasItsFolder(String system, String expected) {
        assertThat(SettingsFolder.of(properties(system), Map.of())).isEqualTo(Path.of(expected));
    }

    @Test
    void theUsersOwnChoiceOfFolderIsRespected() {
        assertThat(SettingsFolder.of(properties("Linux"), Map.of("XDG_CONFIG_HOME", "/conf")))
                .isEqualTo(Path.of("/conf/kernelscope"));
        assertThat(SettingsFolder.of(properties("Linux"), Map.of("XDG_CONFIG_HOME", "relative")))
                .isEqualTo(Path.of("/home/kim/.config/kernelscope"));
        assertThat(SettingsFolder.of(properties("Windows 11"), Map.of("APPDATA", "/roaming")))
                .isEqualTo(Path.of("/roaming/Kernelscope"));
        Properties moved = properties("Mac OS X");
        moved.setProperty("kernelscope.home", "/elsewhere");
        assertThat(SettingsFolder.of(moved, Map.of())).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void aNameThatIsNoFolderHereIsToldOfAndPassedOver() {
        // As Java reads 한글 in the locale C, and as no system can name a folder.
        String lost = "/\ufffd\ufffd\0";
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", lost);
        Properties linux = properties("Linux");
        assertThat(SettingsFolder.of(linux, environment))
                .isEqualTo(Path.of("/home/kim/.config/kernelscope"));
        assertThat(SettingsFolder.problem(linux, environment).orElseThrow())
                .hasMessageContainingAll("LC_ALL=C.UTF-8", "/home/kim/.config/kernelscope");
        assertThat(SettingsFolder.problem(linux, Map.of())).isEmpty();
        linux.setProperty("user.home", lost);
        linux.setProperty("java.io.tmpdir", "/tmp");
        assertThat(SettingsFolder.of(linux, Map.of()))
                .isEqualTo(Path.of("/tmp/.config/kernelscope"));
    }

    private static Properties properties(String system) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", "/home/kim");
        return properties;
    }
}
