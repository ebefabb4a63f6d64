package org.kernelscope.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.text.UserFacingException;

/** The JSON form of scenes: what is written is read, and what cannot be is refused by name. */
final class SceneJsonTest {
    @TempDir Path folder;

    @Test
    void everySceneIsReadAsItWasWritten() throws UserFacingException {
        FileReferences files = FileReferences.relativeTo(folder);
        for (Scene scene : ScenesForTests.all(folder.normalize())) {
            Scene read = SceneJson.parse(SceneJson.format(scene, files), files);
            assertThat(normalised(read)).isEqualTo(normalised(scene));
            assertThat(SceneJson.format(read, files)).isEqualTo(SceneJson.format(scene, files));
        }
    }

    /** With whole file names. */
    private static Scene normalised(Scene scene) {
        TrainPart train = scene.train();
        return train == null || train.run() == null
                ? scene
                : scene.withTrain(
                        new TrainPart(
                                train.tab(),
                                train.run().normalize(),
                                train.step(),
                                train.compared(),
                                train.choices()));
    }

    @Test
    void aFileIsNamedRelativeToTheScene() throws UserFacingException {
        Path scene = folder.resolve("lessons").resolve("one.kscope.json");
        folder.resolve("lessons").toFile().mkdir();
        SceneFile.write(scene, ScenesForTests.number(folder));
        assertThat(scene).content().contains("\"file\": \"../nets/a b.safetensors\"");
        assertThat(SceneFile.read(scene)).isEqualTo(ScenesForTests.number(folder));
    }

    @Test
    void whatIsNotSaidStaysUnsaid() throws UserFacingException {
        assertThat(parse("{\"version\": 1}")).isEqualTo(Scene.EMPTY);
    }

    @Test
    void aMapAloneIsItsFirstCell() throws UserFacingException {
        Scene scene = parse("{\"version\": 1, \"selection\": {\"open\": [{\"map\": \"C3,5\"}]}}");
        assertThat(scene.selection())
                .isEqualTo(
                        new SelectionPart(
                                null,
                                List.of(new SelectionPart.Level(true, new CellName("C3", 5, 1, 1))),
                                null,
                                null,
                                null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | json.missing",
                "[] | json.object",
                "{'version': 1 | json.syntax",
                "{'version': 2} | scene.newer",
                "{'version': 2, 'planet': 3} | scene.newer",
                "{'version': 0} | scene.version",
                "{'version': 1.5} | json.whole",
                "{'version': 1, 'mod': 'lab'} | json.unknown",
                "{'version': 1, 'mode': 3} | json.string",
                "{'version': 1, 'mode': '../../etc'} | scene.id",
                "{'version': 1, 'clock': {'step': NaN}} | json.syntax",
                "{'version': 1, 'clock': {'step': 1e999}} | json.number",
                "{'version': 1, 'clock': {'step': -1}} | scene.range",
                "{'version': 1, 'clock': {'step': 1, 'share': 0.5}} | scene.clock",
                "{'version': 1, 'clock': {'share': 1.5}} | scene.range",
                "{'version': 1, 'clock': {'playing': 'yes'}} | json.truth",
                "{'version': 1, 'camera': {'factor': 1000000000}} | scene.range",
                "{'version': 1, 'camera': {'factor': -2}} | scene.range",
                "{'version': 1, 'camera': {'factor': 2, 'x': -0.5}} | scene.range",
                "{'version': 1, 'selection': {'pinned': 'C3;5'}} | scene.cell.form",
                "{'version': 1, 'selection': {'open': [{}]}} | scene.level",
                "{'version': 1, 'selection': {'temperature': 0}} | scene.range",
                "{'version': 1, 'network': {'preset': 'a', 'file': 'b'}} | scene.network.sources",
                "{'version': 1, 'network': {'seed': 3}} | scene.network.seed",
                "{'version': 1, 'network': {'file': '/etc/passwd'}} | scene.file.absolute",
                "{'version': 1, 'network': {'file': ''}} | scene.file.name",
                "{'version': 1, 'network': {'file': 'a\\u0000b'}} | scene.file.name",
                "{'version': 1, 'network': {'edits': [{'kind': 'burn'}]}} | json.choice",
                "{'version': 1, 'network': {'edits': [{'kind': 'replace', 'kernel': 'C3,1,1',"
                        + " 'weights': [[1], [1, 2]]}]}} | scene.edit.weights",
                "{'version': 1, 'network': {'edits': [{'kind': 'swap', 'first': 'C3,1,1',"
                        + " 'second': 'C1,1,1'}]}} | scene.edit.swap",
                "{'version': 1, 'pad': {'sample': 'a', 'testExample': 1}} | scene.pad.pictures",
                "{'version': 1, 'pad': {'testExample': -1}} | scene.range",
                "{'version': 1, 'pad': {'strokes': [{'width': -1, 'points': [[0, 0]]}]}}"
                        + " | scene.range",
                "{'version': 1, 'pad': {'strokes': [{'width': 0.1, 'colour': 'red', 'points': [[0,"
                        + " 0]]}]}} | scene.colour",
                "{'version': 1, 'pad': {'ground': {'colour': '#12345', 'textured': true}}}"
                        + " | scene.colour",
                "{'version': 1, 'pad': {'strokes': [{'width': 0.1, 'points': []}]}}"
                        + " | scene.pad.point",
                "{'version': 1, 'pad': {'strokes': [{'width': 0.1, 'points': [[0, 1e9]]}]}}"
                        + " | scene.pad.point",
                "{'version': 1, 'pad': {'pixels': {'rows': -3, 'columns': 3, 'prepared': false,"
                        + " 'bytes': ''}}} | scene.range",
                "{'version': 1, 'pad': {'pixels': {'rows': 2, 'columns': 2, 'prepared': false,"
                        + " 'bytes': 'AAAA'}}} | scene.pad.count",
                "{'version': 1, 'pad': {'pixels': {'rows': 1, 'columns': 1, 'prepared': false,"
                        + " 'floats': 'f8AAAA=='}}} | scene.pad.ink",
                "{'version': 1, 'pad': {'pixels': {'rows': 1, 'columns': 1, 'prepared': false,"
                        + " 'bytes': '?'}}} | scene.pad.base64",
                "{'version': 1, 'pad': {'pixels': {'rows': 1, 'columns': 1, 'prepared': true,"
                        + " 'bytes': 'AA=='}}} | scene.pad.prepared",
                "{'version': 1, 'lab': {'connections': {'layer': 'C3', 'pair': 'C1,1,1'}}}"
                        + " | scene.connections.pair",
                "{'version': 1, 'lab': {'none': {'share': 0.2, 'temperature': 1}}} | scene.range",
                "{'version': 1, 'controls': {'hidden': [1]}} | json.string",
                "{'version': 1, 'data': {'nearest': {'by': 'pixels'}}} | json.missing",
                "{'version': 1, 'data': {'nearest': {'image': 3}}} | json.missing",
                "{'version': 1, 'data': {'nearest': {'image': -1, 'by': 'pixels'}}} | scene.range",
                "{'version': 1, 'data': {'nearest': {'image': 250000, 'by': 'pixels'}}}"
                        + " | scene.range",
                "{'version': 1, 'data': {'nearest': {'image': 0, 'by': 'a b'}}} | scene.id",
                "{'version': 1, 'data': {'stage': '/'}} | scene.id",
                "{'version': 1, 'data': {'selected': [-1]}} | scene.range",
                "{'version': 1, 'lesson': {'id': 'a', 'file': 'b.md'}} | scene.lesson",
                "{'version': 1, 'lesson': {'id': 'a', 'step': 0}} | scene.range",
                "{'version': 1, 'controls': {'hidden': ['#a b']}} | scene.id",
            })
    void whatCannotBeIsRefusedByName(String json, String key) {
        assertThatThrownBy(() -> parse(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void tenThousandLevelsAreRefused() {
        String deep = "{\"version\": 1, \"lab\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThatThrownBy(() -> parse(deep))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        refused -> assertThat(refused.key()).isEqualTo("json.deep"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        Path large = folder.resolve("large.kscope.json");
        try (var channel =
                Files.newByteChannel(
                        large,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(100L << 20);
            int written = channel.write(java.nio.ByteBuffer.wrap(new byte[1]));
            assertThat(written).isEqualTo(1);
        }
        assertThatThrownBy(() -> SceneFile.read(large))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        refused -> assertThat(refused.key()).isEqualTo("storage.tooLarge"))
                .hasMessageContaining("large.kscope.json");
    }

    @Test
    void aSceneThatIsNotThereIsNamed() {
        Path missing = folder.resolve("none.kscope.json");
        assertThatThrownBy(() -> SceneFile.read(missing))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("none.kscope.json");
    }

    private Scene parse(String json) throws UserFacingException {
        return SceneJson.parse(json, FileReferences.relativeTo(folder));
    }
}
