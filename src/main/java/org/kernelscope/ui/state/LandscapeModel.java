package org.kernelscope.ui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Landscape;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.MapWeights.Place;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.AnalysisExecutor.Ticket;

/**
 * The loss over two weights of a map, or over the direction of the gradient and a random one:
 * computed in the background while somebody looks, the coarse grid first. Two weights can be
 * dragged, which changes the network on the stage. JavaFX thread.
 */
public final class LandscapeModel {
    /** The numbers of examples that the loss can be the mean of. */
    public static final List<Integer> EXAMPLES = List.of(1, 256);

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long SEED = 1;

    private final NetworkModel network;
    private final BackwardModel backward;
    private final NetworkEditModel edits;
    private final Selection selection;
    private final StepModel steps;
    private final AnalysisExecutor analyses;
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ObjectProperty<Kind> kind =
            new SimpleObjectProperty<>(this, "kind", Kind.WEIGHTS);
    private final ObjectProperty<Integer> count = new SimpleObjectProperty<>(this, "count", 1);
    private final ObjectProperty<Integer> second = new SimpleObjectProperty<>(this, "second", -1);
    private final ReadOnlyIntegerWrapper side = new ReadOnlyIntegerWrapper(this, "side");
    private final ReadOnlyObjectWrapper<@Nullable View> view =
            new ReadOnlyObjectWrapper<>(this, "view");
    private @Nullable Ticket ticket;
    private @Nullable LandscapeQuestion asked;
    private boolean dragging;

    /** The directions of the axes. */
    public enum Kind {
        /** Two weights of one kernel. */
        WEIGHTS,
        /** Against the gradient, and at random. */
        GRADIENT;

        /** The name in scenes. */
        public String id() {
            return this == WEIGHTS ? "weights" : "gradient";
        }
    }

    /**
     * The landscape that is shown.
     *
     * @param landscape the loss
     * @param first the weight along the horizontal axis; null for the gradient
     * @param second the weight along the vertical axis; null for the random direction
     * @param examples the number of examples
     * @param path a and b of the networks before each step that was taken, and of the present one
     */
    public record View(
            Landscape landscape,
            @Nullable Place first,
            @Nullable Place second,
            int examples,
            List<double[]> path) {
        public View {
            path = List.copyOf(path);
        }
    }

    /** Follows the gradients and what is open. */
    public LandscapeModel(
            NetworkModel network,
            BackwardModel backward,
            NetworkEditModel edits,
            Selection selection,
            StepModel steps,
            AnalysisExecutor analyses) {
        this.network = network;
        this.backward = backward;
        this.edits = edits;
        this.selection = selection;
        this.steps = steps;
        this.analyses = analyses;
        wanted.subscribe((before, now) -> update());
        kind.subscribe((before, now) -> update());
        count.subscribe((before, now) -> update());
        second.subscribe((before, now) -> update());
        backward.resultProperty().subscribe((before, now) -> update());
        selection.openedProperty().subscribe((before, now) -> update());
    }

    /** True while the landscape is visible; otherwise nothing is computed. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** The directions of the axes. */
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** The number of examples. */
    public ObjectProperty<Integer> countProperty() {
        return count;
    }

    /**
     * The weight of the second axis, counted within its kernel from 0; −1 for the one with the
     * largest gradient. So it is, too, while the kernel has no such weight.
     */
    public ObjectProperty<Integer> secondProperty() {
        return second;
    }

    /** The rows of the kernel whose weights can be chosen; 0 if there is no choice. */
    public ReadOnlyIntegerProperty sideProperty() {
        return side.getReadOnlyProperty();
    }

    /** The newest landscape; null while none is known. */
    public ReadOnlyObjectProperty<@Nullable View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** True if the finest grid is there, or nobody looks. */
    public boolean isSettled() {
        return ticket == null;
    }

    /**
     * Moves both weights to a point of the landscape. All moves until {@link #endDrag} are one
     * edit.
     *
     * @param a along the horizontal axis, from −1 to 1
     * @param b along the vertical axis
     */
    public void drag(double a, double b) {
        View now = view.get();
        if (now == null || now.first() == null || now.second() == null || !canDrag()) {
            return;
        }
        if (!dragging) {
            dragging = true;
            edits.beginStroke();
        }
        LandscapeQuestion question = Objects.requireNonNull(asked);
        Model centre = now.landscape().centre();
        Layer layer = centre.architecture().layers().get(question.layer());
        int plane = layer.window().size() * layer.window().size();
        int input =
                MapWeights.inputs(layer, question.channel()).get(question.pair().first() / plane);
        Kernels kernels = Kernels.of(layer, centre.weights()).orElseThrow();
        Tensor kernel = kernels.kernel(question.channel(), input).orElseThrow();
        float[] values = kernel.toArray();
        Landscape.Axes axes = now.landscape().axes();
        values[question.pair().first() % plane] += move(axes.first(), now.first(), a);
        values[question.pair().second() % plane] += move(axes.second(), now.second(), b);
        edits.stroke(
                new WeightEdit.Replace(
                        new KernelId(question.layer(), question.channel(), input),
                        Tensor.takeOver(kernel.shape(), values)));
    }

    private static float move(java.util.Map<String, Tensor> axis, Place place, double by) {
        Tensor direction = Objects.requireNonNull(axis.get(place.parameter().name()));
        return (float) (by * direction.get(place.index()));
    }

    /** True if the axes are weights of a kernel. */
    public boolean canDrag() {
        LandscapeQuestion question = asked;
        return question != null && question.kind() == Kind.WEIGHTS && question.pair().second() >= 0;
    }

    /** The drag is over. */
    public void endDrag() {
        if (dragging) {
            dragging = false;
            edits.endStroke();
        }
    }

    private void update() {
        LandscapeQuestion question = wanted.get() ? question() : null;
        if (question == null) {
            stop();
            asked = null;
            view.set(null);
            return;
        }
        View shown = view.get();
        if (shown != null && asked != null && question.isSameSurface(asked, shown)) {
            view.set(moved(shown, question.result().inference().model()));
            return;
        }
        stop();
        asked = question;
        begin(question);
    }

    private void stop() {
        if (ticket != null) {
            ticket.callOff();
            ticket = null;
        }
    }

    private View moved(View shown, Model model) {
        return new View(
                shown.landscape(),
                shown.first(),
                shown.second(),
                shown.examples(),
                path(shown.landscape(), model));
    }

    private List<double[]> path(Landscape landscape, Model now) {
        List<double[]> path = new ArrayList<>();
        Weights centre = landscape.centre().weights();
        for (Model model : steps.path()) {
            if (model.architecture().equals(now.architecture())) {
                path.add(landscape.axes().place(centre, model.weights()));
            }
        }
        path.add(landscape.axes().place(centre, now.weights()));
        return path;
    }

    private @Nullable LandscapeQuestion question() {
        BackwardResult result = backward.resultProperty().get();
        OpenLevel level = selection.openedProperty().get();
        if (result == null || level == null || level.cell().isInput()) {
            return null;
        }
        Architecture architecture = result.inference().model().architecture();
        Cell cell = level.cell();
        if (!architecture.equals(network.architectureProperty().get())
                || cell.layer() >= architecture.layers().size()) {
            return null;
        }
        Layer layer = architecture.layers().get(cell.layer());
        int weight = level.depth() == OpenLevel.Depth.WEIGHT ? level.weight() : -1;
        int rows = layer.window().size();
        side.set(kind.get() == Kind.WEIGHTS && rows > 1 && hasKernels(layer) ? rows : 0);
        return new LandscapeQuestion(
                result,
                kind.get(),
                cell.layer(),
                cell.channel(),
                weight,
                second.get(),
                LandscapeQuestion.Pair.of(
                        result.gradients(), layer, cell.channel(), weight, second.get()),
                count.get());
    }

    private static boolean hasKernels(Layer layer) {
        return layer.parameters().stream()
                .anyMatch(parameter -> parameter.role() == ParameterSpec.Role.WEIGHT);
    }

    private void begin(LandscapeQuestion question) {
        Model model = question.result().inference().model();
        Layer layer = model.architecture().layers().get(question.layer());
        MapWeights weights = MapWeights.of(layer, question.channel());
        boolean two = question.kind() == Kind.WEIGHTS && question.pair().second() >= 0;
        Place first = two ? weights.at(question.pair().first()) : null;
        Place second = two ? weights.at(question.pair().second()) : null;
        Landscape.Axes axes =
                first != null && second != null
                        ? Landscape.ofWeights(model, first, second, reach(model, first))
                        : Landscape.ofGradient(model, question.result().gradients(), SEED);
        Landscape.Survey[] survey = new Landscape.Survey[1];
        ticket =
                analyses.ask(
                        (tools, own) -> {
                            if (survey[0] == null) {
                                survey[0] =
                                        new Landscape.Survey(
                                                model,
                                                axes,
                                                steps.examples(
                                                        question.result(), question.examples()),
                                                question.result().loss());
                            }
                            Optional<Landscape> complete =
                                    survey[0].step(tools.network(model), SLICE_NANOS);
                            boolean over = survey[0].isOver();
                            if (complete.isPresent()) {
                                View found =
                                        new View(
                                                complete.get(),
                                                first,
                                                second,
                                                question.examples(),
                                                List.of());
                                analyses.tell(own, () -> show(own, found, over));
                            }
                            return !over;
                        });
    }

    private void show(Ticket of, View found, boolean over) {
        BackwardResult result = backward.resultProperty().get();
        if (of == ticket && result != null) {
            view.set(moved(found, result.inference().model()));
            ticket = over ? null : ticket;
        }
    }

    /** A few times the largest weight of the tensor, so that the valley is in sight. */
    private static double reach(Model model, Place place) {
        return Math.max(0.1, 4 * model.weights().get(place.parameter().name()).absMax());
    }
}
