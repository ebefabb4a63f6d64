package org.kernelscope.composition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Sample;
import org.kernelscope.data.Samples;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Layers;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.NetworkPart.Edit;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Pad;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.TrainPart;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;

/**
 * A scene with all that it names, read and checked, so that applying it cannot fail half-way.
 * Immutable; made on a thread that may wait.
 *
 * @param scene the scene to show
 * @param opened the network that it opens; null for the one that the window has
 * @param edited the network with its changes by hand; null to leave them as they are
 * @param drawing the drawing for the pad; null to leave it
 * @param run the training run that it opens; null for none
 * @param dataset the data set of one's own that it opens; null for none
 * @param missing files that are not there or cannot be read; the rest can be shown
 */
public record LoadedScene(
        Scene scene,
        @Nullable Model opened,
        @Nullable EditedNetwork edited,
        @Nullable Drawing drawing,
        @Nullable SavedRun run,
        @Nullable OwnDataset dataset,
        List<UserFacingException> missing) {
    /**
     * The content of a window, which need not be read again.
     *
     * @param source the origin of its network; null if it is not known
     * @param model the network as it was opened; null while there is none
     * @param ofRun true if a checkpoint of a run stands in its place
     * @param run the run that it shows; null for none
     * @param runs the runs that it has, by their files
     * @param dataset the file of its data set; null for none
     */
    public record Present(
            @Nullable NetworkSource source,
            @Nullable Model model,
            boolean ofRun,
            @Nullable RunRecord run,
            Map<Path, RunRecord> runs,
            @Nullable Path dataset) {
        public Present {
            runs = Map.copyOf(runs);
        }

        /** A window without a run, whose network was just opened. */
        public static Present of(NetworkSource source, Model model) {
            return new Present(source, model, false, null, Map.of(), null);
        }
    }

    /**
     * Reads and checks all that {@code scene} names.
     *
     * @throws UserFacingException if something cannot be; the sentence says what
     */
    public static LoadedScene of(Scene scene, Present present) throws UserFacingException {
        List<UserFacingException> missing = new ArrayList<>();
        Model opened = opened(scene, present, missing);
        Model base = opened == null ? present.model() : opened;
        if (base == null) {
            throw new UserFacingException("scene.noNetwork");
        }
        SavedRun saved = run(scene.train(), present, missing);
        Scene rest = scene;
        if (!missing.isEmpty()) {
            // Of another network, cells and kernels are others, or not there.
            rest =
                    scene.withNetwork(null)
                            .withSelection(null)
                            .withClock(null)
                            .withLab(null)
                            .withTrain(null);
        }
        boolean whole = missing.isEmpty();
        OwnDataset dataset = DataScene.read(rest.data(), present.dataset(), missing);
        if (whole && !missing.isEmpty()) {
            rest = rest.withData(null);
        }
        EditedNetwork edited = edited(rest, base);
        Model shown = edited == null ? base : edited.model();
        if (rest.train() != null) {
            shown = ofRun(rest.train(), saved, present, shown);
        }
        SceneCheck.check(rest, shown);
        return new LoadedScene(
                rest,
                opened,
                edited,
                drawing(rest.pad()),
                whole ? saved : null,
                dataset,
                List.copyOf(missing));
    }

    private static @Nullable SavedRun run(
            @Nullable TrainPart train, Present present, List<UserFacingException> missing) {
        Path file = train == null ? null : train.run();
        if (file == null || present.runs().containsKey(file)) {
            return null;
        }
        try {
            return RunFile.read(file);
        } catch (UserFacingException unreadable) {
            missing.add(unreadable);
            return null;
        }
    }

    /** The network on the stage: that of the run, if the scene names one. */
    private static Model ofRun(
            TrainPart train, @Nullable SavedRun saved, Present present, Model otherwise)
            throws UserFacingException {
        RunRecord run = saved == null ? present.run() : saved.run();
        if (saved == null && train.run() != null) {
            run = present.runs().get(train.run());
        }
        if (train.run() == null && train.step() == null && train.compared() == null) {
            return otherwise;
        }
        if (run == null) {
            throw new UserFacingException("scene.run.none");
        }
        long last = run.timeline().last().step();
        for (Integer step : new Integer[] {train.step(), train.compared()}) {
            if (step != null && step > last) {
                throw new UserFacingException("scene.run.step", step, last);
            }
        }
        return run.model(
                train.step() == null
                        ? run.timeline().last()
                        : run.timeline().nearest(train.step()));
    }

    private static @Nullable Model opened(
            Scene scene, Present present, List<UserFacingException> missing)
            throws UserFacingException {
        NetworkPart network = scene.network();
        NetworkSource source = network == null ? null : network.source();
        boolean there = source != null && source.equals(present.source());
        boolean covered = present.ofRun() && network != null && network.edits() != null;
        if (source == null || there && !covered) {
            return null;
        }
        if (source instanceof NetworkSource.File) {
            try {
                return ProgramModels.open(source);
            } catch (UserFacingException unreadable) {
                missing.add(unreadable);
                return null;
            }
        }
        return ProgramModels.open(source);
    }

    private static @Nullable EditedNetwork edited(Scene scene, Model base)
            throws UserFacingException {
        NetworkPart network = scene.network();
        if (network == null || network.edits() == null) {
            return null;
        }
        if (scene.train() != null && scene.train().run() != null && !network.edits().isEmpty()) {
            throw new UserFacingException("scene.run.edits");
        }
        EditedNetwork edited = EditedNetwork.unedited(base);
        for (Edit edit : network.edits()) {
            edited = edited.with(edit(edit, base));
        }
        return edited;
    }

    private static WeightEdit edit(Edit edit, Model base) throws UserFacingException {
        if (edit instanceof Edit.Replace replace) {
            return replace(replace, base);
        } else if (edit instanceof Edit.Swap swap) {
            return new WeightEdit.Swap(swap.first().in(base), swap.second().in(base));
        } else if (edit instanceof Edit.Bias bias) {
            Layer layer = layerWithMap(base, bias.layer(), bias.map());
            return new WeightEdit.Bias(layer.index(), bias.map() - 1, bias.bias());
        }
        Edit.Silence silence = (Edit.Silence) edit;
        Layer layer = layerWithMap(base, silence.layer(), silence.map());
        return new WeightEdit.Silence(layer.index(), silence.map() - 1);
    }

    private static WeightEdit replace(Edit.Replace replace, Model base) throws UserFacingException {
        var id = replace.kernel().in(base);
        Layer layer = base.architecture().layers().get(id.layer());
        Kernels kernels = Kernels.of(layer, base.weights()).orElseThrow();
        int rows = replace.weights().size();
        int columns = replace.weights().get(0).size();
        if (rows != kernels.rows() || columns != kernels.rows()) {
            throw new UserFacingException(
                    "scene.edit.size", replace.kernel().text(), kernels.rows(), rows, columns);
        }
        float[] weights = new float[rows * columns];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = replace.weights().get(i / columns).get(i % columns);
        }
        return new WeightEdit.Replace(id, Tensor.takeOver(Shape.of(1, rows, columns), weights));
    }

    private static Layer layerWithMap(Model base, String name, int map) throws UserFacingException {
        Layer layer = Layers.named(base.architecture(), name);
        boolean exists = new CellName(name, map, 1, 1).in(base.architecture()).layer() >= 0;
        if (!exists || Kernels.of(layer, base.weights()).isEmpty()) {
            throw new UserFacingException("scene.layer.noKernels", name);
        }
        return layer;
    }

    private static @Nullable Drawing drawing(@Nullable Pad pad) throws UserFacingException {
        return pad == null
                ? null
                : new Drawing(backdrop(pad.picture()), pad.strokes(), pad.ground());
    }

    private static @Nullable Backdrop backdrop(Pad.@Nullable DecodedImage picture)
            throws UserFacingException {
        if (picture instanceof Pad.DecodedImage.Named named) {
            Optional<Sample> sample =
                    Samples.all().stream()
                            .filter(each -> Samples.name(each).equals(named.name()))
                            .findFirst();
            return Samples.picture(
                    sample.orElseThrow(
                            () -> new UserFacingException("scene.sample", named.name())));
        } else if (picture instanceof Pad.DecodedImage.TestExample example) {
            Dataset examples = Mnist.inside().test();
            if (example.number() >= examples.count()) {
                throw new UserFacingException(
                        "scene.testExample", example.number(), examples.count() - 1);
            }
            return new Backdrop(
                    examples.ink(example.number()), true, examples.label(example.number()));
        }
        return picture == null ? null : ((Pad.DecodedImage.Pixels) picture).backdrop();
    }
}
