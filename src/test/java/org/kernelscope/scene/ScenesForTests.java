package org.kernelscope.scene;

import java.nio.file.Path;
import java.util.List;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.data.Stroke;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.NetworkPart.Edit;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Transform;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Setup;

/** Scenes that together use every field of the JSON form. */
public final class ScenesForTests {
    private ScenesForTests() {}

    /** The scenes; files that they name are in {@code folder}. */
    public static List<Scene> all(Path folder) {
        return List.of(Scene.EMPTY, explore(), number(folder), lab(), train(folder), data(folder));
    }

    private static final TrainChoices CHOICES =
            new TrainChoices(
                    false,
                    true,
                    "share",
                    "3",
                    "change",
                    "input",
                    -1,
                    "C3",
                    List.of(4, 9),
                    "epochs",
                    "twins",
                    "maps");

    static Scene explore() {
        return Scene.EMPTY
                .withMode("explore")
                .withNetwork(new NetworkPart(new NetworkSource.Preset("lenet5-modern"), edits()))
                .withPad(
                        new Pad(
                                new Pad.DecodedImage.Named("clean-3-00032"),
                                List.of(
                                        Stroke.through(
                                                new float[] {0.1f, 0.25f, 0.3f},
                                                new float[] {0.2f, 0.3f, 1 / 3f},
                                                0.085f),
                                        Stroke.at(0.5, 0.5, 0.085f).withColour(0x00ff80)),
                                Movement.NONE.with(Transform.NONE.with(Quantity.TURN, 25)),
                                new Ground(0x1c2a6e, true)))
                .withSelection(
                        new SelectionPart(new CellName("C3", 5, 4, 6), List.of(), null, null, null))
                .withDisplay(new DisplayPart("dark", "grey", "network", "ko", 125, "columns", true))
                .withCamera(new Camera(3, 0.25, 0.5))
                .withBackward(
                        new BackwardPart(
                                true,
                                3,
                                new BackwardPart.Step("adam", 0.01, 0.9, 0.5, 4, 2),
                                new BackwardPart.Landscape("weights", 256, 3)))
                .withControls(new ControlsPart(List.of("left", "mode-train"), List.of("tray")));
    }

    private static List<Edit> edits() {
        KernelName kernel = new KernelName("C3", 5, 2);
        return List.of(
                new Edit.Silence("C3", 4),
                new Edit.Bias("C1", 2, -0.125f),
                new Edit.Swap(new KernelName("C1", 1, 1), new KernelName("C1", 2, 1)),
                new Edit.Replace(
                        kernel,
                        List.of(
                                List.of(0f, 1f, 0f, 1f, 0f),
                                List.of(1f, 0.1f, 1e-9f, 1f, 0f),
                                List.of(0f, 1f, 0f, 1f, 0f),
                                List.of(-1f, 1f, 0f, 1f, 0f),
                                List.of(0f, 1f, 0f, 1f, 3.4e30f))));
    }

    static Scene number(Path folder) {
        CellName cell = new CellName("C3", 5, 4, 6);
        return Scene.EMPTY
                .withMode("explore")
                .withNetwork(
                        new NetworkPart(
                                new NetworkSource.File(folder.resolve("nets/a b.safetensors")),
                                null))
                .withPad(new Pad(new Pad.DecodedImage.TestExample(17), List.of()))
                .withSelection(
                        new SelectionPart(
                                cell,
                                List.of(
                                        new SelectionPart.Level(true, cell),
                                        new SelectionPart.Level(false, cell),
                                        new SelectionPart.Level(
                                                false, new CellName("S2", 1, 1, 1))),
                                "ledger",
                                2,
                                0.5))
                .withClock(new Clock(12.75, null, true, 4.0, true));
    }

    static Scene lab() {
        return Scene.EMPTY
                .withMode("lab")
                .withNetwork(
                        new NetworkPart(new NetworkSource.Untrained(Presets.LENET1, 7), List.of()))
                .withPad(
                        new Pad(
                                new Pad.DecodedImage.Pixels(
                                        new Backdrop(
                                                Tensor.of(
                                                        Shape.of(1, 2, 3),
                                                        0,
                                                        1,
                                                        0.5f,
                                                        0.1f,
                                                        1 / 3f,
                                                        0.7f),
                                                false)),
                                List.of()))
                .withClock(Clock.atShare(0.4))
                .withLab(
                        new LabPart(
                                "designer",
                                new LabPart.Gallery(
                                        "H1", "norm", 2, new KernelName("H1", 1, 1), null),
                                new LabPart.Connections("H3", new KernelName("H3", 2, 1)),
                                new LabPart.Designer(Presets.LENET5_1998, "C3", 9L, true),
                                "lenet5-1998",
                                new LabPart.Workshop(
                                        Setup.textbook()
                                                .withInputShape(Shape.of(2, 4, 5))
                                                .withOutputMaps(3)
                                                .withKind(Kind.TRANSPOSED)
                                                .withRemoved(2),
                                        2,
                                        true,
                                        3,
                                        1.5,
                                        "chain",
                                        Chain.TWO_OF_THREE
                                                .withCount(3)
                                                .withKind(0, Kind.UNSHUFFLE)
                                                .withKind(1, Kind.AVG)
                                                .withKind(2, Kind.TRANSPOSED),
                                        true),
                                new LabPart.Move(
                                        new Movement(
                                                Transform.NONE
                                                        .with(Quantity.TURN, 25)
                                                        .with(Quantity.FLIP, 0.1),
                                                true,
                                                false,
                                                true),
                                        Quantity.TURN,
                                        Quantity.FLIP,
                                        List.of("mlp"),
                                        true),
                                new LabPart.Rejection(0.9, 2.5)));
    }

    static Scene data(Path folder) {
        return Scene.EMPTY
                .withMode("data")
                .withData(
                        new DataPart(
                                folder.resolve("own.ksdata"),
                                3,
                                8,
                                "mistakes",
                                "loss",
                                List.of(0, 7, 3),
                                "accuracy",
                                new DataPart.Nearest(7, "features")));
    }

    static Scene train(Path folder) {
        return Scene.EMPTY
                .withMode("train")
                .withTrain(new TrainPart("curves", folder.resolve("../b.run"), 120, 0, CHOICES))
                .withDisplay(new DisplayPart(null, null, "map", null, null, null, null));
    }
}
