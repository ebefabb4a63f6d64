package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.engine.dl4j.Dl4jZip;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.training.file.RunFile;

/**
 * What exists at the place of a result, and what is asked: each pair has its answer. Either the
 * result is there in the end and can be read, or a sentence says why not and nothing has changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TargetsTableTest {
    private static final Path DATA = Path.of("src/test/resources/faults/small-dataset");
    private static final Path IMAGE = Path.of("samples/drawn-3-thick.png");
    private static final String MODEL = "assets/models/lenet5-modern.safetensors";

    private final Dl4jEngine engine = new Dl4jEngine();

    /** A training that is kept, and its network. */
    private byte[] ownRun = {};

    private byte[] ownNetwork = {};

    @TempDir private Path temporary = Path.of("");
    private Path folder = Path.of("");
    private Path target = Path.of("");

    @BeforeAll
    void anInterruptedTraining(@TempDir Path made) throws Exception {
        Path network = made.resolve("own.safetensors");
        Terminal terminal = Terminal.english();
        int code =
                train(
                        terminal,
                        "--epochs=1",
                        "--out=" + network,
                        "--run=" + made.resolve("own.run"));
        assertThat(code).as(terminal.err()).isZero();
        ownNetwork = Files.readAllBytes(network);
        ownRun = Files.readAllBytes(made.resolve("own.run"));
    }

    @BeforeEach
    void anEmptyFolder() throws IOException {
        folder = Files.createTempDirectory(temporary, "case");
        target = folder.resolve("net.safetensors");
    }

    @AfterEach
    void noLinkLeavesTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** In the columns: what is asked. In the rows: what is at the place of the network. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing       | written         | written          | written           | written
                    own-network   | targets.network | written          | targets.training  | targets.training
                    other-network | targets.network | written          | targets.training  | targets.training
                    run           | targets.run     | written          | targets.training  | targets.training
                    file          | targets.file    | written          | written           | written
                    empty-file    | targets.file    | written          | written           | written
                    folder        | storage.isFolder| storage.isFolder | storage.isFolder  | storage.isFolder
                    device        | storage.notAFile| storage.notAFile | storage.notAFile  | storage.notAFile
                    link-to-file  | targets.file    | written          | written           | written
                    link-to-run   | targets.run     | written          | targets.training  | targets.training
                    link-to-nothing| written        | written          | written           | written
                    link-to-itself| storage.notAFile| storage.notAFile | storage.notAFile  | storage.notAFile
                    hard-link     | targets.network | written          | targets.training  | targets.training
                    in-no-folder  | storage.noFolder| storage.noFolder | storage.noFolder  | storage.noFolder
                    in-a-file     | storage.folderIsFile | storage.folderIsFile | storage.folderIsFile | storage.folderIsFile
                    """)
    @Tag("slow")
    void theNetworkOrTheResultOfAnotherCommand(
            String exists, String train, String forced, String activations, String export)
            throws Exception {
        Map<String, String> answers = new TreeMap<>();
        answers.put("train", train);
        answers.put("forced", forced);
        answers.put("activations", activations);
        answers.put("export", export);
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            anEmptyFolder();
            put(exists);
            Map<Path, String> before = snapshot();
            Terminal terminal = Terminal.english();
            int code = ask(answer.getKey(), terminal);
            expect(exists + " × " + answer.getKey(), answer.getValue(), code, terminal, before);
        }
    }

    private int ask(String asked, Terminal terminal) {
        String out = "--out=" + target;
        return switch (asked) {
            case "train" -> train(terminal, "--epochs=1", out);
            case "forced" -> train(terminal, "--epochs=1", "--force", out);
            case "activations" ->
                    terminal.run(
                            new ActivationsCommand(terminal.console(), engine),
                            "activations",
                            "--image=" + IMAGE,
                            out);
            default ->
                    terminal.run(
                            new ExportCommand(terminal.console(), new Dl4jZip()), "export", out);
        };
    }

    /** A stopped training leaves both files; the one that can be resumed is named. */
    @Test
    void anUnfinishedTrainingIsNamedBeforeItsNetwork() throws Exception {
        put("own-network");
        put("own-run", folder.resolve("net.safetensors.run"));
        Map<Path, String> before = snapshot();
        Terminal terminal = Terminal.english();
        int code = train(terminal, "--epochs=1", "--seed=9", "--out=" + target);
        expect("both × train", "targets.run", code, terminal, before);
    }

    /** What is at the place of the run while the network's is free. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing | written          | written
                    own-run | targets.run      | written
                    network | targets.network  | written
                    file    | targets.file     | written
                    folder  | storage.isFolder | storage.isFolder
                    device  | storage.notAFile | storage.notAFile
                    """)
    @Tag("slow")
    void theRun(String exists, String train, String forced) throws Exception {
        for (String place : List.of("net.safetensors.run", "kept.run")) {
            for (boolean force : new boolean[] {false, true}) {
                anEmptyFolder();
                Path run = folder.resolve(place);
                put(exists, run);
                Map<Path, String> before = snapshot();
                Terminal terminal = Terminal.english();
                List<String> more = new ArrayList<>(List.of("--epochs=1", "--out=" + target));
                if (place.startsWith("kept")) {
                    more.add("--run=" + run);
                }
                if (force) {
                    more.add("--force");
                }
                int code = train(terminal, more.toArray(String[]::new));
                String what = exists + " × " + place + (force ? " --force" : "");
                expect(what, force ? forced : train, code, terminal, before);
                if (place.startsWith("kept") && code == 0) {
                    assertThat(RunFile.read(run).run().epochs()).hasSize(1);
                }
            }
        }
    }

    /** Who goes on with a training. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    own-network   | written
                    nothing       | written
                    other-network | targets.network
                    run           | targets.run
                    file          | targets.file
                    folder        | storage.isFolder
                    """)
    void theNetworkOfATrainingThatGoesOn(String exists, String answer) throws Exception {
        put(exists);
        Path run = Files.write(folder.resolve("net.safetensors.run"), ownRun);
        Map<Path, String> before = snapshot();
        Terminal terminal = Terminal.english();
        // The network's name follows from that of the run.
        int code = train(terminal, "--resume=" + run);
        expect(exists + " × resume", answer, code, terminal, before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --out=a.safetensors --run=a.safetensors        | targets.same
                    --out=a.safetensors --run=./a.safetensors      | targets.same
                    --out=a.safetensors --run=A.SAFETENSORS        | targets.linked
                    --out=network.link  --run=run.link             | targets.linked
                    --out=a.safetensors --run=linked/a.safetensors | targets.linked
                    --out=one --run=two --force                    | targets.linked
                    --out=a --run=a/b                              | targets.nested
                    --out=a/b --run=a                              | targets.nested
                    --out=data/train-images-idx3-ubyte.gz --force  | targets.input
                    --out=own.safetensors --from=own.safetensors --force | targets.input
                    --out=two --from=one --force                   | targets.input
                    --run=own.run --from=own.run --force           | targets.input
                    --out=own.run --resume=own.run --force         | targets.input
                    --out=own.run --run=own.run --resume=own.run   | targets.same
                    """)
    void twoNamesOfOneFile(String options, String answer) throws Exception {
        assumeTrue(Files.notExists(folder.resolve("OWN.run")));
        Files.write(folder.resolve("own.safetensors"), ownNetwork);
        Files.write(folder.resolve("own.run"), ownRun);
        Path data = Files.createDirectory(folder.resolve("data"));
        try (Stream<Path> files = Files.list(DATA)) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(file.getFileName()));
            }
        }
        Files.createSymbolicLink(folder.resolve("network.link"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("run.link"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("linked"), folder);
        Files.write(folder.resolve("one"), ownNetwork);
        Files.createLink(folder.resolve("two"), folder.resolve("one"));
        Map<Path, String> before = snapshot();
        List<String> arguments = new ArrayList<>(List.of("train", "--dataset=" + data));
        boolean fresh = !options.contains("--from") && !options.contains("--resume");
        if (fresh) {
            arguments.add("--architecture=tiny");
        }
        for (String option : options.strip().split(" +")) {
            arguments.add(option.replaceFirst("=", "=" + folder + "/"));
        }
        if (!options.contains("--out")) {
            arguments.add("--out=" + target);
        }
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        arguments.toArray(String[]::new));
        expect(options, answer, code, terminal, before);
    }

    @ParameterizedTest
    @CsvSource({"activations", "export"})
    void aResultOverWhatIsRead(String command) throws Exception {
        Path image = Files.copy(IMAGE, folder.resolve("image.png"));
        Path model = Files.copy(Path.of(MODEL), folder.resolve("model.safetensors"));
        Path link = Files.createLink(folder.resolve("link"), model);
        for (Path out : command.equals("export") ? List.of(model, link) : List.of(image, link)) {
            Map<Path, String> before = snapshot();
            Terminal terminal = Terminal.english();
            int code =
                    command.equals("export")
                            ? terminal.run(
                                    new ExportCommand(terminal.console(), new Dl4jZip()),
                                    "export",
                                    "--model=" + model,
                                    "--out=" + out)
                            : terminal.run(
                                    new ActivationsCommand(terminal.console(), engine),
                                    "activations",
                                    "--model=" + model,
                                    "--image=" + image,
                                    "--out=" + out);
            expect(command + " " + out, "targets.input", code, terminal, before);
        }
    }

    // --- what is there ---

    private void put(String what) throws IOException {
        switch (what) {
            case "in-no-folder" -> target = folder.resolve("no").resolve("net.safetensors");
            case "in-a-file" -> {
                Files.writeString(folder.resolve("letter"), "dear");
                target = folder.resolve("letter").resolve("net.safetensors");
            }
            default -> put(what, target);
        }
    }

    private void put(String what, Path place) throws IOException {
        Path beside = folder.resolve("beside");
        switch (what) {
            case "nothing" -> assertThat(place).doesNotExist();
            case "own-network", "network" -> Files.write(place, ownNetwork);
            case "other-network" -> Files.copy(Path.of(MODEL), place);
            case "run", "own-run" -> Files.write(place, ownRun);
            case "file" -> Files.writeString(place, "a letter");
            case "empty-file" -> Files.createFile(place);
            case "folder" -> Files.createDirectory(place);
            case "device" -> {
                assumeTrue(Files.exists(Path.of("/dev/null")));
                Files.createSymbolicLink(place, Path.of("/dev/null"));
            }
            case "link-to-file" ->
                    Files.createSymbolicLink(place, Files.writeString(beside, "a letter"));
            case "link-to-run" -> Files.createSymbolicLink(place, Files.write(beside, ownRun));
            case "link-to-nothing" -> Files.createSymbolicLink(place, Path.of("beside"));
            case "link-to-itself" -> Files.createSymbolicLink(place, place.getFileName());
            case "hard-link" -> Files.createLink(place, Files.write(beside, ownNetwork));
            default -> throw new IllegalArgumentException(what);
        }
    }

    // --- what comes of it ---

    private int train(Terminal terminal, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--dataset=" + DATA));
        if (Stream.of(more).noneMatch(option -> option.startsWith("--resume"))) {
            arguments.addAll(List.of("--architecture=tiny", "--digits=64", "--hold-out=0"));
        }
        arguments.addAll(List.of(more));
        return terminal.run(
                new TrainCommand(terminal.console(), engine), arguments.toArray(String[]::new));
    }

    private void expect(
            String what, String answer, int code, Terminal terminal, Map<Path, String> before)
            throws Exception {
        if (answer.equals("written")) {
            // So few digits teach little.
            String err = sentence("training.nothing").matcher(terminal.err()).replaceFirst("");
            assertThat(err.strip()).as(what).isEmpty();
            assertThat(code).as(what).isZero();
            if (terminal.out().contains(" holds the network of epoch ")) {
                assertThat(ModelFile.read(target).architecture().id()).as(what).isEqualTo("tiny");
            } else if (terminal.out().matches("(?s).*\\d tensors.*")) {
                assertThat(Safetensors.read(target).tensors()).as(what).containsKey("input");
            }
            assertThat(snapshot().keySet())
                    .as(what)
                    .noneMatch(file -> file.getFileName().toString().startsWith("."));
        } else {
            assertThat(code).as(what).isEqualTo(1);
            assertThat(terminal.err().strip()).as(what).matches(sentence(answer));
            assertThat(terminal.out()).as(what).isEmpty();
            assertThat(snapshot()).as(what).isEqualTo(before);
        }
    }

    /** The sentence {@code key} with anything in its places. */
    private static Pattern sentence(String key) {
        String text =
                ResourceBundle.getBundle("org.kernelscope.text.messages", java.util.Locale.ROOT)
                        .getString(key);
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\{\\d}", -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join(".*", parts));
    }

    /** Every file below the folder and what is in it. */
    private Map<Path, String> snapshot() throws IOException {
        Map<Path, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                all.put(
                        file,
                        plain ? java.util.Arrays.hashCode(Files.readAllBytes(file)) + "" : "");
            }
        }
        return all;
    }
}
