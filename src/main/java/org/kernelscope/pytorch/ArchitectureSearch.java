package org.kernelscope.pytorch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.pytorch.Geometry.Step;
import org.kernelscope.pytorch.ModuleChain.Link;
import org.kernelscope.pytorch.ModuleWeights.Kind;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.StateDict;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Finds the architecture of a network whose file holds its weights alone. Shapes show the layers;
 * padding, pooling, activation and the encoding of ink are tried, and the test digits decide: with
 * wrong choices, a trained network reads few of them. The network's thread.
 */
public final class ArchitectureSearch {
    /** The largest number of candidates in an answer. */
    public static final int MOST = 6;

    private static final List<Activation> ACTIVATIONS =
            List.of(Activation.RELU, Activation.TANH, Activation.SIGMOID);
    private static final List<Boolean> ORDERS = List.of(true, false);
    private static final List<PoolKind> POOLINGS = List.of(PoolKind.MAX, PoolKind.AVERAGE);

    private final Engine engine;
    private final Dataset digits;

    /**
     * @param engine runs the candidates
     * @param digits labelled digits; at most 2,000 of them are read
     */
    public ArchitectureSearch(Engine engine, Dataset digits) {
        this.engine = engine;
        this.digits = digits;
    }

    /**
     * A possible architecture of a network.
     *
     * @param model architecture and weights
     * @param known all that the weights do not show
     * @param normalisedFirst true if batch normalisation comes before the activation
     * @param accuracy the share of the digits that it reads, 0 to 1; NaN if it has other classes
     */
    public record Candidate(Model model, Known known, boolean normalisedFirst, double accuracy) {
        /** Each layer in a few characters, the same in every language: {@code conv 5×5 → 6}. */
        public List<String> layers() {
            return model.architecture().layers().stream().map(Candidate::characters).toList();
        }

        private static String characters(Layer layer) {
            Window window = layer.window();
            String size = window.size() + "×" + window.size();
            return switch (layer.spec().layerKind()) {
                case CONVOLUTION ->
                        "conv "
                                + size
                                + (window.padding() > 0 ? " +" + window.padding() : "")
                                + (window.stride() > 1 ? " /" + window.stride() : "")
                                + " → "
                                + ((ConvolutionSpec) layer.spec()).maps();
                case POOLING -> ((PoolingSpec) layer.spec()).pool().id() + " " + size;
                case NORMALISATION -> "batch-norm";
                default -> Integer.toString(layer.outputShape().channels());
            };
        }
    }

    /**
     * The answer.
     *
     * @param candidates the best first; at least one
     * @param leftOut names of tensors that were not needed
     * @param zeroBiases names of layers that had no bias: theirs are 0
     */
    public record Found(
            List<Candidate> candidates, List<String> leftOut, List<String> zeroBiases) {}

    /**
     * Searches to the end.
     *
     * @param known the properties that are known
     * @param progress receives the share that is done, 0 to 1; what it throws ends the search
     * @throws UserFacingException if the tensors are not those of a chain of layers, or none of the
     *     possible architectures fits
     */
    public Found search(StateDict tensors, Known known, DoubleConsumer progress)
            throws UserFacingException {
        ArchitectureTrial trial = begin(tensors, known, digits);
        progress.accept(trial.share());
        while (!trial.isDone()) {
            Model model = trial.next();
            try (Network network = engine.open(model.architecture(), model.weights())) {
                while (!trial.isDone() && trial.next() == model) {
                    trial.step(network);
                    progress.accept(trial.share());
                }
            }
        }
        return trial.found();
    }

    /**
     * A search that goes on step by step.
     *
     * @param known the properties that are known
     * @param digits labelled digits; at most 2,000 of them are read
     * @throws UserFacingException if the tensors are not those of a chain of layers, or none of the
     *     possible architectures fits
     */
    public static ArchitectureTrial begin(StateDict tensors, Known known, Dataset digits)
            throws UserFacingException {
        ModuleChain chain = ModuleChain.of(tensors);
        List<Candidate> all = new ArrayList<>();
        @Nullable ArchitectureException refused = null;
        for (Geometry geometry : Geometry.of(chain, known.size())) {
            for (Known complete : completed(known, geometry)) {
                for (boolean first : chain.isNormalised() ? ORDERS : List.of(true)) {
                    try {
                        all.add(candidate(chain, geometry, complete, first));
                    } catch (ArchitectureException impossible) {
                        refused = impossible;
                    }
                }
            }
        }
        if (all.isEmpty()) {
            if (refused != null) {
                throw refused;
            }
            Integer size = known.size();
            throw new UserFacingException("pytorch.sizes", size == null ? "28, 32" : size);
        }
        return new ArchitectureTrial(chain, all, digits);
    }

    /** Every usual choice for all that is not known; the most usual first. */
    private static List<Known> completed(Known known, Geometry geometry) {
        boolean pools = geometry.steps().stream().anyMatch(Step::halved);
        List<Known> all = new ArrayList<>();
        for (InputRange range : choices(known.range(), List.of(InputRange.values()))) {
            List<Activation> usual =
                    range == InputRange.LECUN ? List.of(Activation.SCALED_TANH) : ACTIVATIONS;
            for (Activation activation : choices(known.activation(), usual)) {
                for (PoolKind pooling :
                        choices(known.pooling(), pools ? POOLINGS : List.of(PoolKind.MAX))) {
                    all.add(new Known(activation, pooling, range, geometry.size()));
                }
            }
        }
        return all;
    }

    private static <T> List<T> choices(@Nullable T known, List<T> usual) {
        return known == null ? usual : List.of(known);
    }

    private static Candidate candidate(
            ModuleChain chain, Geometry geometry, Known known, boolean normalisedFirst)
            throws ArchitectureException {
        Builder builder = new Builder(known, normalisedFirst);
        int index = 0;
        for (Link link : chain.links()) {
            boolean last = ++index == chain.links().size();
            if (link.module().kind() == Kind.CONVOLUTION) {
                builder.convolution(link, geometry.steps().get(index - 1));
                boolean flattened = index == geometry.steps().size();
                if (flattened && geometry.global() > 1) {
                    int side = geometry.global();
                    builder.layers.add(
                            new PoolingSpec(
                                    builder.name("S"),
                                    PoolKind.AVERAGE,
                                    new Window(side, side, 0, 1)));
                }
            } else if (last) {
                builder.output(link);
            } else {
                builder.dense(link);
            }
        }
        int channels = geometry.steps().isEmpty() ? 1 : chain.links().get(0).module().inputs();
        InputRange range = Objects.requireNonNull(known.range());
        Architecture architecture =
                Architecture.of(
                        "pytorch",
                        new InputSpec(channels, geometry.size(), range.background(), range.ink()),
                        builder.layers);
        Map<String, String> metadata = new HashMap<>();
        if (!chain.leftOut().isEmpty()) {
            metadata.put(ModelFile.LEFT_OUT, String.join(", ", chain.leftOut()));
        }
        Model model = new Model(architecture, Weights.of(architecture, builder.tensors), metadata);
        return new Candidate(model, known, normalisedFirst, Double.NaN);
    }

    /** The layers and their tensors, named as those of the presets. */
    private static final class Builder {
        private final List<LayerSpec> layers = new ArrayList<>();
        private final Map<String, Tensor> tensors = new HashMap<>();
        private final Known known;
        private final boolean normalisedFirst;
        private final Activation activation;

        Builder(Known known, boolean normalisedFirst) {
            this.known = known;
            this.normalisedFirst = normalisedFirst;
            this.activation = Objects.requireNonNull(known.activation());
        }

        private String name(String letter) {
            return letter + (layers.size() + 1);
        }

        private Activation own(Link link) {
            return link.normalisation() != null && normalisedFirst
                    ? Activation.IDENTITY
                    : activation;
        }

        private void weights(String name, Link link) {
            ModuleWeights module = link.module();
            tensors.put(name + ".weight", module.weight());
            Tensor bias = module.bias();
            tensors.put(
                    name + ".bias", bias == null ? Tensor.zeros(Shape.of(module.outputs())) : bias);
        }

        private void normalise(Link link) {
            ModuleWeights normalisation = link.normalisation();
            if (normalisation == null) {
                return;
            }
            String name = name("N");
            layers.add(
                    new NormalisationSpec(
                            name,
                            NormalisationKind.BATCH,
                            1,
                            normalisedFirst ? activation : Activation.IDENTITY));
            tensors.put(name + ".weight", normalisation.weight());
            Tensor bias = normalisation.bias();
            tensors.put(
                    name + ".bias",
                    bias == null ? Tensor.zeros(normalisation.weight().shape()) : bias);
            tensors.put(name + ".running_mean", Objects.requireNonNull(normalisation.mean()));
            tensors.put(name + ".running_var", Objects.requireNonNull(normalisation.variance()));
        }

        void convolution(Link link, Step step) {
            String name = name("C");
            layers.add(
                    new ConvolutionSpec(
                            name,
                            link.module().outputs(),
                            new Window(link.module().side(), step.stride(), step.padding(), 1),
                            own(link)));
            weights(name, link);
            normalise(link);
            if (step.halved()) {
                PoolKind pooling = Objects.requireNonNull(known.pooling());
                layers.add(new PoolingSpec(name("S"), pooling, Window.HALVING));
            }
        }

        void dense(Link link) {
            String name = name("F");
            layers.add(new DenseSpec(name, link.module().outputs(), own(link)));
            weights(name, link);
            normalise(link);
        }

        void output(Link link) {
            layers.add(new OutputSpec("output", link.module().outputs()));
            weights("output", link);
        }
    }

    /**
     * The properties of a network that its weights do not show, as far as the user knows them; null
     * for those to be found out.
     *
     * @param activation of the hidden layers
     * @param pooling of the windows between convolutions
     * @param range the encoding of ink
     * @param size rows and columns of the input
     */
    public record Known(
            @Nullable Activation activation,
            @Nullable PoolKind pooling,
            @Nullable InputRange range,
            @Nullable Integer size) {
        /** Nothing is known. */
        public static final Known NOTHING = new Known(null, null, null, null);
    }
}
