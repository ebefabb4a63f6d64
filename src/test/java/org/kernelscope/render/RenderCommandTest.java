package org.kernelscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Kernelscope;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;

/** What {@code kernelscope render} says to arguments that cannot be; no picture is taken. */
final class RenderCommandTest {
    private static final int FAILURE = 1;
    private static final int MISUSE = 2;
    private static final Texts TEXTS = Texts.in(Language.ENGLISH);

    @TempDir Path folder;
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--size,    1280,         render.size",
        "--size,    99x800,       render.size",
        "--size,    12800x800,    render.size",
        "--size,    7681x4320,    render.size",
        "--size,    7680x4321,    render.size",
        "--size,    large,        render.size",
        "--lang,    fr,           render.language",
        "--palette, rainbow,      render.palette",
        "--cell,    'C3,5',       render.cell",
        "--cell,    'C9,1,1,1',   render.cell",
        "--cell,    'C3,17,1,1',  render.cell",
        "--cell,    'C3,1,0,1',   render.cell",
        "--cell,    'C3,1,1,11',  render.cell",
        "--cell,    'input,2,1,1', render.cell",
        "--cell,    'C3,1,1,99999999999', render.cell",
    })
    void anImpossibleValueIsNamed(String option, String value, String key) {
        assertThat(run(option, value)).isEqualTo(MISUSE);
        assertThat(err.toString()).contains(TEXTS.get(key, value, "en, ko")).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--theme,pink", "--scale,everything", "--view,back", "--text-size,130", "--zoom,3"})
    void anUnknownChoiceIsNamed(String option, String value) {
        assertThat(run(option, value)).isEqualTo(MISUSE);
        assertThat(err.toString()).contains(option, value).hasLineCount(1);
    }

    @Test
    void aLayerThatTheGalleryDoesNotHaveIsNamedWithThoseThatItHas() {
        assertThat(run("--mode", "lab", "--layer", "S2")).isEqualTo(MISUSE);
        assertThat(err.toString()).contains("--layer", "C1, C3", "S2").hasLineCount(1);
    }

    @Test
    void aLayerOfTheGalleryWithoutTheLabIsRefused() {
        assertThat(run("--layer", "C3")).isEqualTo(MISUSE);
        assertThat(err.toString()).contains("--layer", "--mode lab").hasLineCount(1);
    }

    @Test
    void aPictureThatDoesNotFitIntoMemoryIsRefused() {
        assertThat(run("--size", "7680x4320", "--zoom", "2")).isEqualTo(FAILURE);
        assertThat(err.toString())
                .contains(TEXTS.get("export.tooLarge", 15360, 8640, 40, 2))
                .hasLineCount(1);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing");
        assertThat(run("--image", missing + ".png")).isEqualTo(FAILURE);
        assertThat(run("--model", missing + ".safetensors")).isEqualTo(FAILURE);
        assertThat(err.toString())
                .contains(TEXTS.get("data.picture.missing", missing + ".png"))
                .contains(TEXTS.get("storage.missing", missing + ".safetensors"))
                .hasLineCount(2);
    }

    @Test
    void aSceneThatCannotBeShownIsRefused(@TempDir Path scenes) throws IOException {
        Path scene = scenes.resolve("a.kscope.json");
        assertThat(run("--scene", scene.toString())).isEqualTo(FAILURE);
        Files.writeString(scene, "{\"version\": 1, \"selection\": {\"pinned\": \"C9,1\"}}");
        assertThat(run("--scene", scene.toString())).isEqualTo(FAILURE);
        Files.writeString(scene, "{\"version\": 1, \"train\": {\"run\": \"gone.run\"}}");
        assertThat(run("--scene", scene.toString())).isEqualTo(FAILURE);
        assertThat(err.toString()).contains("a.kscope.json", "C9", "gone.run").hasLineCount(3);
    }

    @Test
    void withoutAFileToWriteItIsMisuse() {
        int code =
                Kernelscope.run(
                        console(), List.of(new RenderCommand(console())), () -> {}, "render");
        assertThat(code).isEqualTo(MISUSE);
        assertThat(err.toString()).contains("--out").hasLineCount(1);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("render", "--out", folder + "/picture.png"));
        all.addAll(List.of(arguments));
        int code =
                Kernelscope.run(
                        console(),
                        List.of(new RenderCommand(console())),
                        () -> {},
                        all.toArray(String[]::new));
        assertThat(folder).isEmptyDirectory();
        return code;
    }

    private Console console() {
        return new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), TEXTS);
    }
}
