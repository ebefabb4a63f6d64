package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.DatasetExport;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.ImageTurn;
import org.kernelscope.dataset.ImportProgress;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.Sets;
import org.kernelscope.dataset.sheet.FilledSheets;
import org.kernelscope.dataset.sheet.FilledSheets.Camera;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Engine;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;

/** The network of these tests takes the column of the ink for the class. */
final class DatasetCommandTest {
    private final Engine engine = new BandEngine();
    private final Terminal terminal = Terminal.english();

    @TempDir Path folder;
    private Path model;

    @BeforeEach
    void writeModel() throws UserFacingException {
        model = folder.resolve("net.safetensors");
        ModelFile.write(model, BandEngine.model());
    }

    private int run(Terminal on, String... arguments) {
        return on.run(DatasetCommand.of(on.console(), engine), arguments);
    }

    @Test
    void aTurnedSetIsNoticedAndTurnedOnRequest() throws Exception {
        OwnDataset set = Sets.bars(5);
        ImageTurn transposed = new ImageTurn(true, false, false, false, false);
        DatasetExport.idx(
                new DatasetEdit.Turn(transposed).applied(set), folder.resolve("idx"), "own");
        Path out = folder.resolve("own.ksdata");
        String[] asking = {
            "dataset",
            "import",
            folder.resolve("idx").toString(),
            "--out",
            out.toString(),
            "--model",
            model.toString(),
            "--json"
        };
        assertThat(run(terminal, asking)).as(terminal.err()).isZero();
        JsonObject json = JsonParser.parseString(terminal.out()).getAsJsonObject();
        assertThat(json.get("count").getAsInt()).isEqualTo(50);
        assertThat(json.getAsJsonObject("turn").get("transposed").getAsBoolean()).isTrue();
        assertThat(json.getAsJsonObject("turn").get("done").getAsBoolean()).isFalse();
        // A file that is there is not replaced by accident.
        assertThat(run(Terminal.english(), asking)).isEqualTo(1);
        Terminal turning = new Terminal(Texts.Language.KOREAN);
        assertThat(
                        run(
                                turning,
                                "dataset",
                                "import",
                                folder.resolve("idx").toString(),
                                "--out",
                                out.toString(),
                                "--model",
                                model.toString(),
                                "--turn",
                                "--force"))
                .isZero();
        assertThat(turning.out()).contains("행과 열 바꿈", "100.00 %", "이미지 50개");
        assertThat(DatasetFile.read(out).toDataset().sha256()).isEqualTo(set.toDataset().sha256());
    }

    @Test
    void aSetIsDescribedExportedAndDivided() throws Exception {
        Path file = folder.resolve("own.ksdata");
        DatasetFile.write(file, Sets.bars(10));
        assertThat(run(terminal, "dataset", "info", file.toString())).isZero();
        assertThat(terminal.out()).contains("100 images of 28×28 pixels, 10 classes", "mean ink");
        Path png = folder.resolve("png");
        assertThat(run(terminal, "dataset", "export", file.toString(), "--out", png.toString()))
                .isZero();
        assertThat(png.resolve("7/00010.png")).exists();
        Path parts = folder.resolve("parts");
        assertThat(run(terminal, "dataset", "split", file.toString(), "--out", parts.toString()))
                .isZero();
        assertThat(terminal.out()).contains("70 images to learn from, 10 to validate with and 20");
        assertThat(DatasetFile.read(parts.resolve("test.ksdata")).counts()).containsOnly(2);
        assertThat(
                        run(
                                terminal,
                                "dataset",
                                "split",
                                file.toString(),
                                "--out",
                                parts.toString(),
                                "--test",
                                "60",
                                "--validation",
                                "40"))
                .isEqualTo(2);
        assertThat(run(terminal, "dataset")).isEqualTo(2);
    }

    @Test
    void aSetIsImportedInColourAndSaysSo() throws Exception {
        OwnDataset set = Sets.colours(3);
        Path png = folder.resolve("png");
        DatasetExport.png(set, png, ImportProgress.UNWATCHED);
        Path out = folder.resolve("own.ksdata");
        assertThat(imported(png, out, "--colour")).contains("6 images in colour of 2 classes");
        assertThat(DatasetFile.read(out).shape()).isEqualTo(set.shape());
        assertThat(run(terminal, "dataset", "info", out.toString())).isZero();
        assertThat(terminal.out()).contains("6 images in colour of 28×28", "mean brightness");
        Terminal asked = Terminal.english();
        assertThat(run(asked, "dataset", "info", out.toString(), "--json")).isZero();
        JsonObject json = JsonParser.parseString(asked.out()).getAsJsonObject();
        assertThat(json.get("channels").getAsInt()).isEqualTo(3);
        JsonObject first = json.getAsJsonArray("classes").get(0).getAsJsonObject();
        assertThat(first.get("brightness").getAsDouble()).isBetween(0.2, 0.6);
        assertThat(first.has("ink")).isFalse();
        // A set in colour needs no option, images without it are grey.
        Path again = folder.resolve("again.ksdata");
        assertThat(imported(out, again)).contains("6 images in colour");
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(out));
        Path grey = folder.resolve("grey.ksdata");
        assertThat(imported(png, grey)).contains("images of 2 classes");
        assertThat(DatasetFile.read(grey).channels()).isEqualTo(1);
        Path idx = folder.resolve("idx");
        assertThat(
                        run(
                                terminal,
                                "dataset",
                                "export",
                                out.toString(),
                                "--format",
                                "idx",
                                "--out",
                                idx.toString()))
                .isZero();
        assertThat(imported(idx, folder.resolve("idx.ksdata"))).contains("6 images in colour");
    }

    private String imported(Path source, Path out, String... options) {
        Terminal reading = Terminal.english();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "dataset",
                                "import",
                                source.toString(),
                                "--out",
                                out.toString(),
                                "--model",
                                model.toString()));
        arguments.addAll(List.of(options));
        assertThat(run(reading, arguments.toArray(String[]::new))).as(reading.err()).isZero();
        return reading.out();
    }

    @Test
    void aSheetIsPrintedAndReadForItsClasses() throws Exception {
        Path page = folder.resolve("sheet.html");
        String[] printing = {"dataset", "sheet", "--classes", "ㄱ, ㄴ,ㄷ", "--out", page.toString()};
        assertThat(run(terminal, printing)).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("90 cells for 3 classes");
        assertThat(Files.readString(page)).contains(">ㄷ</text>");
        assertThat(run(Terminal.english(), printing)).as("it is there").isEqualTo(1);
        Path set = folder.resolve("set.ksdata");
        DatasetFile.write(set, Sets.bars(1));
        assertThat(
                        run(
                                terminal,
                                "dataset",
                                "sheet",
                                set.toString(),
                                "--classes",
                                "a,b",
                                "--out",
                                folder.resolve("other.html").toString()))
                .isEqualTo(2);
        FilledSheets sheet = new FilledSheets(List.of("ㄱ", "ㄴ", "ㄷ"));
        sheet.write(sheet.cells().get(89), Sets.bar(4, 0, 0).ink(28, 28), 12, 0, 0, 0.8);
        Path photograph = folder.resolve("photo.jpg");
        Files.write(
                photograph,
                FilledSheets.jpeg(sheet.photograph(Camera.GOOD.sized(600, 800), 1), 0.9f));
        Path out = folder.resolve("out.ksdata");
        Terminal reading = Terminal.english();
        assertThat(
                        run(
                                reading,
                                "dataset",
                                "import",
                                photograph.toString(),
                                "--classes",
                                "ㄱ,ㄴ,ㄷ",
                                "--out",
                                out.toString(),
                                "--model",
                                model.toString()))
                .as(reading.err())
                .isZero();
        assertThat(reading.err()).contains("Sheets read: 1. Cells read: 1, empty: 89");
        assertThat(DatasetFile.read(out).counts()).containsExactly(0, 0, 1);
    }

    @Test
    void anOwnSetIsEvaluatedAndItsClassesAreNamed() throws Exception {
        Path file = folder.resolve("own.ksdata");
        DatasetFile.write(file, Sets.bars(10));
        Terminal other = Terminal.english();
        EvaluateCommand evaluate = new EvaluateCommand(other.console(), engine);
        String[] all = {
            "evaluate", "--model", model.toString(), "--dataset", file.toString(), "--part", "test"
        };
        assertThat(other.run(evaluate, all)).as(other.err()).isZero();
        assertThat(other.out()).contains("20 of 20 digits");
        Files.createDirectories(folder.resolve("empty"));
        Terminal empty = Terminal.english();
        assertThat(
                        empty.run(
                                new EvaluateCommand(empty.console(), engine),
                                "evaluate",
                                "--dataset",
                                folder.resolve("empty").toString()))
                .isEqualTo(1);
        assertThat(empty.err()).contains("holds no labelled images").hasLineCount(1);
    }
}
