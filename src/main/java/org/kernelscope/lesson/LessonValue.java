package org.kernelscope.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.lesson.Result.Style;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Layers;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * A value that a lesson can name: {@code parameters:C3}, {@code probability:9}, {@code mode}, …
 * docs/lessons.md lists all of them.
 */
enum LessonValue {
    /** Trained parameters of a layer, or of the network. */
    PARAMETERS(Argument.LAYER_OR_NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** Connections of a layer, or of the network. */
    CONNECTIONS(Argument.LAYER_OR_NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** Multiplications of a layer, or of the network. */
    MULTIPLICATIONS(Argument.LAYER_OR_NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** Maps of a layer. */
    MAPS(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Rows of a map. */
    ROWS(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Columns of a map. */
    COLUMNS(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Values of a layer. */
    CELLS(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Side of the receptive field of a layer, in pixels of the input. */
    FIELD(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Side of the window of a layer. */
    WINDOW(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Share of the test images that the network classifies correctly, as its file says. */
    ACCURACY(Argument.NONE, Style.SHARE, 0, 1),
    /** Bias of a map. */
    BIAS(Argument.MAP, Style.REAL, -Double.MAX_VALUE, Double.MAX_VALUE),
    /** Value of a cell. */
    VALUE(Argument.CELL, Style.REAL, -Double.MAX_VALUE, Double.MAX_VALUE),
    /** Weighted sum of a cell before its activation, with the bias. */
    SUM(Argument.CELL, Style.REAL, -Double.MAX_VALUE, Double.MAX_VALUE),
    /** Share of the values of a layer that are zero. */
    ZEROS(Argument.LAYER, Style.SHARE, 0, 1),
    /** Number of the map of a layer whose values have the largest mean magnitude. */
    STRONGEST(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Number of the map of a layer that the reveal changed most, relative to its magnitude. */
    CHANGED(Argument.LAYER, Style.COUNT, 1, Double.MAX_VALUE),
    /** Probability of a class. */
    PROBABILITY(Argument.CLASS, Style.SHARE, 0, 1),
    /** Class with the largest probability. */
    PREDICTED(Argument.NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** The largest probability. */
    CONFIDENCE(Argument.NONE, Style.SHARE, 0, 1),
    /** Id of the mode. */
    MODE(Argument.NONE, List.of("explore", "train", "lab")),
    /** Id of the network. */
    NETWORK(Argument.NONE, List.of()),
    /** The open level of the stage. */
    LEVEL(Argument.NONE, List.of("overview", "map", "cell", "weight")),
    /** Layer of the map that is open or selected. */
    LAYER(Argument.NONE, List.of()),
    /** Number of the map that is open or selected. */
    MAP(Argument.NONE, Style.COUNT, 1, Double.MAX_VALUE),
    /** Id of the tab of the open level. */
    TAB(Argument.NONE, List.of()),
    /** Id of the tab of the Lab. */
    LAB(Argument.NONE, List.of()),
    /** True in backward mode. */
    BACKWARD(Argument.NONE, List.of("on", "off")),
    /** Share of the clock of the open level. */
    CLOCK(Argument.NONE, Style.REAL, 0, 1),
    /** Strokes on the pad. */
    STROKES(Argument.NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** Changes by hand of the weights. */
    EDITS(Argument.NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** Complete epochs of the training run. */
    EPOCHS(Argument.NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** Steps of the training run. */
    STEPS(Argument.NONE, Style.COUNT, 0, Double.MAX_VALUE),
    /** The movement of the drawing: a quantity of the tab "Move it". */
    MOVED(Argument.WORD, Style.REAL, -Double.MAX_VALUE, Double.MAX_VALUE);

    /** The argument: the text after the colon. */
    enum Argument {
        NONE,
        LAYER_OR_NONE,
        LAYER,
        MAP,
        CELL,
        CLASS,
        WORD
    }

    private final Argument argument;
    private final Style style;
    private final double least;
    private final double most;
    private final List<String> words;
    private final boolean worded;

    LessonValue(Argument argument, Style style, double least, double most) {
        this.argument = argument;
        this.style = style;
        this.least = least;
        this.most = most;
        this.words = List.of();
        this.worded = false;
    }

    LessonValue(Argument argument, List<String> words) {
        this.argument = argument;
        this.style = Style.REAL;
        this.least = 0;
        this.most = 0;
        this.words = words;
        this.worded = true;
    }

    static Optional<LessonValue> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** True if it is a word and not a number. */
    boolean isWord() {
        return worded;
    }

    /** The possible words; empty if they are not known without a window. */
    List<String> words() {
        return words;
    }

    /** True if it only depends on the architecture. */
    boolean isOfArchitecture() {
        return ordinal() <= WINDOW.ordinal();
    }

    /** True if a window is needed to know it. */
    boolean isFact() {
        return ordinal() >= MODE.ordinal();
    }

    /** True if the values of a network for an image are needed to know it. */
    boolean isLive() {
        return ordinal() >= VALUE.ordinal();
    }

    double least() {
        return least;
    }

    double most(Architecture architecture, @Nullable String of) throws UserFacingException {
        return switch (this) {
            case PREDICTED -> architecture.classes() - 1;
            case STRONGEST, CHANGED -> layer(architecture, of).outputShape().channels();
            default -> most;
        };
    }

    /**
     * Checks what stands after the colon.
     *
     * @throws UserFacingException if there is no such layer, map, cell or class
     */
    void check(@Nullable String of, Architecture architecture) throws UserFacingException {
        switch (argument) {
            case NONE -> {}
            case LAYER_OR_NONE -> {
                if (of != null) {
                    layer(architecture, of);
                }
            }
            case LAYER -> layer(architecture, of);
            case MAP, CELL -> CellName.parse(String.valueOf(of)).in(architecture);
            case CLASS -> checkClass(String.valueOf(of), architecture);
            case WORD -> {}
        }
        if (this == BIAS) {
            CellName cell = CellName.parse(String.valueOf(of));
            if (layer(architecture, cell.layer()).parameterCount() == 0) {
                throw new UserFacingException("scene.layer.noKernels", cell.layer());
            }
        }
    }

    /** True if {@code of} may stand after the colon, whatever the network. */
    boolean takes(@Nullable String of) {
        return switch (argument) {
            case NONE -> of == null;
            case LAYER_OR_NONE -> true;
            case LAYER, MAP, CELL, CLASS, WORD -> of != null;
        };
    }

    /**
     * Its value.
     *
     * @return empty if it is not known in this situation
     * @throws UserFacingException as {@link #check}
     */
    Optional<Result> in(Situation now, @Nullable String of) throws UserFacingException {
        if (argument == Argument.CLASS) {
            classOf(of, now);
        } else {
            check(of, now.architecture());
        }
        if (isFact()) {
            String name = name().toLowerCase(Locale.ROOT);
            return Optional.ofNullable(now.facts().get(of == null ? name : name + ":" + of));
        }
        if (isLive()) {
            Activations live = now.activations();
            return live == null ? Optional.empty() : live(live, now, of);
        }
        if (this == ACCURACY) {
            return Optional.ofNullable(now.model().metadata().get("accuracy.test"))
                    .flatMap(LessonValue::share);
        }
        if (this == BIAS) {
            Cell cell = CellName.parse(String.valueOf(of)).in(now.architecture());
            return Kernels.of(now.architecture().layers().get(cell.layer()), now.model().weights())
                    .map(kernels -> new Result.Number(kernels.bias(cell.channel()), style));
        }
        return Optional.of(of(now.architecture(), of));
    }

    /**
     * Its value, which only depends on the architecture.
     *
     * @throws UserFacingException if there is no such layer
     */
    Result of(Architecture architecture, @Nullable String of) throws UserFacingException {
        return Result.count(number(architecture, of));
    }

    private static Optional<Result> share(String text) {
        try {
            double value = Double.parseDouble(text);
            return value >= 0 && value <= 1
                    ? Optional.of(new Result.Number(value, Style.SHARE))
                    : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private long number(Architecture architecture, @Nullable String of) throws UserFacingException {
        if (of == null) {
            return switch (this) {
                case PARAMETERS -> architecture.parameterCount();
                case CONNECTIONS -> architecture.connections();
                default -> architecture.multiplyAccumulates();
            };
        }
        Layer layer = layer(architecture, of);
        return switch (this) {
            case PARAMETERS -> layer.parameterCount();
            case CONNECTIONS -> layer.connections();
            case MULTIPLICATIONS -> layer.multiplyAccumulates();
            case MAPS -> layer.outputShape().channels();
            case ROWS -> layer.outputShape().rows();
            case COLUMNS -> layer.outputShape().columns();
            case CELLS -> layer.outputShape().size();
            case FIELD -> layer.receptiveField().size();
            default -> layer.window().size();
        };
    }

    private Optional<Result> live(Activations live, Situation now, @Nullable String of)
            throws UserFacingException {
        Architecture architecture = now.architecture();
        Tensor probabilities = live.probabilities();
        return switch (this) {
            case PREDICTED -> {
                int best = probabilities.argMax();
                yield Optional.of(new Result.Number(best, style, now.model().className(best)));
            }
            case CONFIDENCE -> Optional.of(new Result.Number(probabilities.max(), style));
            case PROBABILITY ->
                    Optional.of(new Result.Number(probabilities.get(classOf(of, now)), style));
            case VALUE -> {
                Cell cell = CellName.parse(String.valueOf(of)).in(architecture);
                yield Optional.of(new Result.Number(at(live.output(cell.layer()), cell), style));
            }
            case SUM -> {
                Cell cell = CellName.parse(String.valueOf(of)).in(architecture);
                yield cell.isInput()
                        ? Optional.empty()
                        : live.layers()
                                .get(cell.layer())
                                .sums()
                                .map(sums -> new Result.Number(at(sums, cell), style));
            }
            case ZEROS -> {
                Tensor output = live.output(layer(architecture, of).index());
                int zeros = 0;
                for (int i = 0; i < output.size(); i++) {
                    zeros += output.get(i) == 0 ? 1 : 0;
                }
                yield Optional.of(new Result.Number((double) zeros / output.size(), style));
            }
            case STRONGEST ->
                    Optional.of(
                            Result.count(
                                    largest(live.output(layer(architecture, of).index()), null)));
            default -> {
                Activations before = now.before();
                int index = layer(architecture, of).index();
                yield before == null
                        ? Optional.empty()
                        : Optional.of(
                                Result.count(largest(live.output(index), before.output(index))));
            }
        };
    }

    private static double at(Tensor values, Cell cell) {
        return values.at(cell.channel(), cell.row(), cell.column());
    }

    /**
     * The map, from 1, with the largest mean magnitude; or, if {@code before} is given, with the
     * largest mean change relative to its mean magnitude before.
     */
    private static int largest(Tensor now, @Nullable Tensor before) {
        int best = 0;
        double most = -1;
        int size = now.shape().rows() * now.shape().columns();
        for (int map = 0; map < now.shape().channels(); map++) {
            double sum = 0;
            double base = 0;
            for (int i = map * size; i < (map + 1) * size; i++) {
                sum += Math.abs(before == null ? now.get(i) : now.get(i) - before.get(i));
                base += before == null ? 0 : Math.abs(before.get(i));
            }
            double measure = before == null ? sum : sum / Math.max(base, 1e-12);
            if (measure > most) {
                most = measure;
                best = map;
            }
        }
        return best + 1;
    }

    private static Layer layer(Architecture architecture, @Nullable String name)
            throws UserFacingException {
        return Layers.named(architecture, String.valueOf(name));
    }

    private static int classOf(@Nullable String text, Situation now) throws UserFacingException {
        return now.classOf(String.valueOf(text))
                .orElseThrow(() -> noClass(String.valueOf(text), now.architecture()));
    }

    /** Without its weights, a network is known by its architecture, whose classes have no names. */
    private static void checkClass(String text, Architecture architecture)
            throws UserFacingException {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) >= architecture.classes()) {
            throw noClass(text, architecture);
        }
    }

    static UserFacingException noClass(String text, Architecture architecture) {
        return new UserFacingException("lesson.class", text, architecture.classes() - 1);
    }
}
