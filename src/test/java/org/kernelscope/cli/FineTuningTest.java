package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.dataset.Sets;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.training.file.RunFile;

/**
 * A small network of ten classes learns three classes of one's own, with its first layer frozen.
 */
final class FineTuningTest {
    private final Dl4jEngine engine = new Dl4jEngine();

    @TempDir Path folder;

    @Test
    void aTrainedNetworkLearnsOtherClassesAndKeepsItsFrozenLayer() throws Exception {
        Architecture architecture =
                Architecture.of(
                        "small",
                        new InputSpec(28, 0, 1),
                        List.of(
                                new DenseSpec("F1", 12, Activation.RELU),
                                new DenseSpec("F2", 12, Activation.RELU),
                                new OutputSpec("output", 10)));
        Path from = folder.resolve("from.safetensors");
        Model before = new Model(architecture, engine.initialWeights(architecture, 4), Map.of());
        ModelFile.write(from, before);
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            examples.add(Sets.bar(3 * (i % 3), i % 3, i));
        }
        Path set = folder.resolve("own.ksdata");
        DatasetFile.write(
                set, OwnDataset.of(ClassNames.checked(List.of("ㄱ", "ㄴ", "ㄷ")), 28, 28, examples));
        Path out = folder.resolve("out.safetensors");
        Path run = folder.resolve("out.run");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--from=" + from,
                        "--dataset=" + set,
                        "--freeze=F1",
                        "--epochs=8",
                        "--batch=9",
                        "--rate=0.01",
                        "--run=" + run,
                        "--out=" + out);
        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.err()).contains("63 images to learn from, 9 to validate with, 18");
        assertThat(terminal.out()).contains("Test part of your data set", "after.");
        Model after = ModelFile.read(out);
        assertThat(after.architecture().classes()).isEqualTo(3);
        for (String name : List.of("F1.weight", "F1.bias")) {
            assertThat(after.weights().get(name).toArray())
                    .isEqualTo(before.weights().get(name).toArray());
        }
        assertThat(after.weights().get("F2.weight").toArray())
                .isNotEqualTo(before.weights().get("F2.weight").toArray());
        assertThat(RunFile.read(run).run().settings().frozen()).containsExactly("F1");
        Terminal evaluation = Terminal.english();
        code =
                evaluation.run(
                        new EvaluateCommand(evaluation.console(), engine),
                        "evaluate",
                        "--model=" + out,
                        "--dataset=" + set);
        assertThat(code).as(evaluation.err()).isZero();
        assertThat(evaluation.out()).contains("ㄷ").doesNotContain("digit");
        assertThat(after.classNames()).isEqualTo(ClassNames.checked(List.of("ㄱ", "ㄴ", "ㄷ")));
        assertThat(RunFile.read(run).run().classNames()).isEqualTo(after.classNames());
        classified(out);
        evaluatedInAnotherOrder(out, examples);
    }

    /** The network says what it was taught. */
    private void classified(Path network) throws Exception {
        Path image = folder.resolve("image.png");
        BufferedImage drawn = new BufferedImage(60, 60, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 60 * 60; i++) {
            boolean ink = i % 60 > 25 && i % 60 < 33 && i / 60 > 8 && i / 60 < 52;
            drawn.setRGB(i % 60, i / 60, ink ? 0xff000000 : 0xffffffff);
        }
        ImageIO.write(drawn, "png", image.toFile());
        Terminal terminal = Terminal.english();
        terminal.run(
                new ClassifyCommand(terminal.console(), engine),
                "classify",
                "--model=" + network,
                "--json",
                image.toString());
        JsonObject said =
                JsonParser.parseString(terminal.out()).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(said.get("name").getAsString())
                .isEqualTo("ㄱㄴㄷ".substring(said.get("digit").getAsInt()).substring(0, 1));
        assertThat("ㄱㄴㄷ").contains(said.get("runnerUpName").getAsString());
    }

    /** A set that has the classes in another order is measured by their names. */
    private void evaluatedInAnotherOrder(Path network, List<OwnExample> examples) throws Exception {
        List<OwnExample> turned = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            turned.add(Sets.bar(3 * (i % 3), 2 - i % 3, i));
        }
        ClassNames backwards = ClassNames.checked(List.of("ㄷ", "ㄴ", "ㄱ"));
        JsonObject one = evaluated(network, ClassNames.checked(List.of("ㄱ", "ㄴ", "ㄷ")), examples);
        JsonObject other = evaluated(network, backwards, turned);
        assertThat(other).isEqualTo(one);
        assertThat(one.getAsJsonArray("classes").get(2).getAsJsonObject().get("name").getAsString())
                .isEqualTo("ㄷ");
        assertThat(one.get("accuracy").getAsDouble()).isGreaterThan(0.9);
    }

    private JsonObject evaluated(Path network, ClassNames names, List<OwnExample> examples)
            throws Exception {
        Path set = folder.resolve("evaluated.ksdata");
        DatasetFile.write(set, OwnDataset.of(names, 28, 28, examples));
        Terminal terminal = Terminal.english();
        terminal.run(
                new EvaluateCommand(terminal.console(), engine),
                "evaluate",
                "--model=" + network,
                "--dataset=" + set,
                "--json");
        return JsonParser.parseString(terminal.out()).getAsJsonObject();
    }

    @Test
    void whatCannotBeFrozenIsToldBeforeTheTraining() throws Exception {
        for (Map.Entry<String, String> wrong :
                Map.of("S2", "has no layer S2", "C1,C3,C5,F6,output", "no layer left that learns")
                        .entrySet()) {
            Terminal terminal = Terminal.english();
            Path out = folder.resolve("none.safetensors");
            int code =
                    terminal.run(
                            new TrainCommand(terminal.console(), engine),
                            "train",
                            "--freeze=" + wrong.getKey(),
                            "--out=" + out);
            assertThat(code).isEqualTo(1);
            assertThat(terminal.err()).contains(wrong.getValue()).hasLineCount(1);
            assertThat(Files.exists(out)).isFalse();
        }
    }
}
