package org.kernelscope.ui.moveit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.MovementReport;
import org.kernelscope.analysis.RobustnessScan;
import org.kernelscope.analysis.RobustnessSurface;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.InputSpec;
import org.kernelscope.scene.LabPart;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.MovementModel;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The effect of moving the drawing on up to three networks: their predictions, how much of each
 * layer stays, and the surfaces over two quantities. Computes only while it is watched. JavaFX
 * thread; the work runs on the thread of analyses.
 */
public final class MoveModel {
    /** Values on each axis of a surface. */
    static final int POINTS = 41;

    /** Networks beside the one on the stage. */
    static final int RIVALS = 2;

    /** Reads a network that comes with the program; slow. */
    @FunctionalInterface
    public interface Library {
        /** The network called {@code id}. */
        Model read(String id) throws UserFacingException;
    }

    /**
     * One network's prediction of the image.
     *
     * @param still the prediction for the image as it was drawn
     * @param probabilities of the moved image
     * @param report the effect of moving it
     */
    public record Prediction(Model model, int still, Tensor probabilities, MovementReport report) {
        /** The likeliest class of the moved image. */
        public int digit() {
            return probabilities.argMax();
        }
    }

    /**
     * The answer to a drawing and a movement.
     *
     * @param image the image that the first network gets, {@code 1 or 3 × 28 × 28}
     * @param empty true if nothing is drawn
     */
    public record Answer(
            Drawing drawing,
            Movement movement,
            Tensor image,
            boolean empty,
            List<Prediction> predictions) {}

    private record Question(Drawing drawing, Movement movement, Model first, List<String> rivals) {}

    private record SurfaceKey(
            Drawing drawing,
            Movement base,
            Sweep over,
            Sweep and,
            Model first,
            List<String> rivals) {}

    private final DrawingModel drawing;
    private final NetworkModel network;
    private final MovementModel movement;
    private final AnalysisExecutor analyses;
    private final Library library;
    private final ObjectProperty<Quantity> over =
            new SimpleObjectProperty<>(this, "over", Quantity.TURN);
    private final ObjectProperty<Quantity> and =
            new SimpleObjectProperty<>(this, "and", Quantity.SCALE);
    private final List<ObjectProperty<@Nullable String>> rivals = new ArrayList<>();
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched");
    private final ReadOnlyObjectWrapper<@Nullable Answer> answer =
            new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyObjectWrapper<List<RobustnessSurface>> surfaces =
            new ReadOnlyObjectWrapper<>(this, "surfaces", List.of());
    private final Latest<Question, Answer> questions;
    private final CurveModel curves;
    private @Nullable SurfaceKey asked;
    private AnalysisExecutor.@Nullable Ticket ticket;
    private boolean filling;

    /** This one and the next are used on the thread of analyses only. */
    private final Movement.Mover mover = new Movement.Mover();

    private final Map<String, Model> read = new HashMap<>();

    /** The networks of {@code library} beside the one of {@code network}. */
    public MoveModel(
            DrawingModel drawing,
            NetworkModel network,
            MovementModel movement,
            AnalysisExecutor analyses,
            Library library) {
        this.drawing = drawing;
        this.network = network;
        this.movement = movement;
        this.analyses = analyses;
        this.library = library;
        for (int i = 0; i < RIVALS; i++) {
            rivals.add(new SimpleObjectProperty<>(this, "rival", i == 0 ? "mlp" : null));
            rivals.get(i).subscribe(now -> ask());
        }
        questions = analyses.latest(this::compute, (question, found) -> answer.set(found));
        drawing.drawingProperty().subscribe(now -> ask());
        network.modelProperty().subscribe(now -> ask());
        movement.movementProperty().subscribe(now -> ask());
        over.subscribe(now -> ask());
        and.subscribe(now -> ask());
        watched.subscribe(now -> ask());
        movement.watchedProperty().bind(watched);
        curves = new CurveModel(this, network, analyses);
    }

    /** The movement. */
    MovementModel movement() {
        return movement;
    }

    /** The same for many test digits. */
    CurveModel curves() {
        return curves;
    }

    /** The quantity from left to right. */
    public ObjectProperty<Quantity> overProperty() {
        return over;
    }

    /** The quantity from bottom to top. */
    public ObjectProperty<Quantity> andProperty() {
        return and;
    }

    /** The id of network {@code index} beside the one on the stage; null for none. */
    public ObjectProperty<@Nullable String> rivalProperty(int index) {
        return rivals.get(index);
    }

    /** True while the view is visible. */
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /** The newest answer; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** A surface for each network, as far as they are computed. */
    public ReadOnlyObjectProperty<List<RobustnessSurface>> surfacesProperty() {
        return surfaces.getReadOnlyProperty();
    }

    /** True if nothing is being computed. */
    public boolean isSettled() {
        return !watched.get() || !questions.isBusy() && !filling && curves.isSettled();
    }

    /** The state for a scene. */
    public LabPart.Move part() {
        return new LabPart.Move(
                movement.movementProperty().get(),
                over.get(),
                and.get(),
                chosenRivals(),
                curves.onProperty().get());
    }

    /** Shows what a scene has kept. */
    public void show(LabPart.Move part) {
        movement.movementProperty().set(part.movement());
        if (part.over() != null) {
            over.set(part.over());
        }
        if (part.and() != null) {
            and.set(part.and());
        }
        if (part.digits() != null) {
            curves.onProperty().set(part.digits());
        }
        List<String> networks = part.networks();
        if (networks != null) {
            for (int i = 0; i < RIVALS; i++) {
                rivals.get(i).set(i < networks.size() ? networks.get(i) : null);
            }
        }
    }

    /** The values that a surface shows of a quantity. */
    static Sweep sweep(Quantity quantity) {
        return switch (quantity) {
            case RIGHT, DOWN -> new Sweep(quantity, -12, 12, POINTS);
            case TURN -> new Sweep(quantity, -90, 90, POINTS);
            case SCALE -> new Sweep(quantity, 0.4, 2.4, POINTS);
            case SHEAR -> new Sweep(quantity, -1, 1, POINTS);
            case THICKNESS -> new Sweep(quantity, -2, 2, POINTS);
            case CONTRAST -> new Sweep(quantity, 0, 2, POINTS);
            case BLUR -> new Sweep(quantity, 0, 4, POINTS);
            default -> new Sweep(quantity, quantity.least(), quantity.most(), POINTS);
        };
    }

    /**
     * The limits within which LeNet-5 recognises digits (paper of 1998, section III.E): rotations
     * of ±40°, sizes within a factor of 2, vertical shifts of half the height of the digit.
     */
    static double[] claims(Quantity quantity) {
        return switch (quantity) {
            case TURN -> new double[] {-40, 40};
            case SCALE -> new double[] {0.5, 2};
            case DOWN -> new double[] {-10, 10};
            default -> new double[0];
        };
    }

    /** The ids of the networks beside the one on the stage. */
    List<String> chosenRivals() {
        List<String> chosen = new ArrayList<>();
        for (ObjectProperty<@Nullable String> rival : rivals) {
            if (rival.get() != null) {
                chosen.add(rival.get());
            }
        }
        return List.copyOf(chosen);
    }

    private void ask() {
        Model model = network.modelProperty().get();
        if (!watched.get() || model == null || over.get() == and.get()) {
            stop();
            return;
        }
        Movement now = movement.movementProperty().get();
        questions.ask(new Question(drawing.drawing(), now, model, chosenRivals()));
        Transform base =
                now.transform()
                        .with(over.get(), over.get().neutral())
                        .with(and.get(), and.get().neutral());
        SurfaceKey key =
                new SurfaceKey(
                        drawing.drawing(),
                        now.with(base),
                        sweep(over.get()),
                        sweep(and.get()),
                        model,
                        chosenRivals());
        if (!key.equals(asked)) {
            stop();
            asked = key;
            filling = true;
            ticket = analyses.ask(new Filling(key)::step);
        }
    }

    private void stop() {
        if (ticket != null) {
            ticket.callOff();
        }
        ticket = null;
        asked = null;
        filling = false;
    }

    /** The network on the stage and the others, read from the library. Thread of analyses. */
    List<Model> models(Model first, List<String> others) throws UserFacingException {
        List<Model> models = new ArrayList<>();
        models.add(first);
        for (String id : others) {
            Model known = read.get(id);
            if (known == null) {
                known = library.read(id);
                read.put(id, known);
            }
            models.add(known);
        }
        return models;
    }

    private Answer compute(AnalysisExecutor.Tools tools, Question question)
            throws UserFacingException {
        Tensor nothing = Tensor.zeros(Shape.of(1, 1, 1));
        List<Prediction> predictions = new ArrayList<>();
        for (Model model : models(question.first(), question.rivals())) {
            Network running = tools.network(model);
            InputSpec input = model.architecture().input();
            Tensor still = seen(question, question.movement().unmoved(), input);
            Tensor moved = seen(question, question.movement(), input);
            Activations before = running.forward(input.encode(still)).checked();
            Activations after = running.forward(input.encode(moved)).checked();
            predictions.add(
                    new Prediction(
                            model,
                            before.probabilities().argMax(),
                            after.probabilities(),
                            MovementReport.of(
                                    model.architecture(),
                                    running.forward(input.encode(nothing)),
                                    before,
                                    after,
                                    question.movement().before()
                                            ? Transform.NONE
                                            : question.movement().transform())));
        }
        return new Answer(
                question.drawing(),
                question.movement(),
                seen(question, question.movement(), question.first().architecture().input()),
                !(mover.move(question.drawing(), question.movement().unmoved()).max() > 0),
                List.copyOf(predictions));
    }

    private Tensor seen(Question question, Movement moved, InputSpec input) {
        return mover.move(question.drawing(), moved, input.channels());
    }

    /** Computes the surfaces of one key, one batch a step. */
    private final class Filling {
        private final SurfaceKey key;
        private final List<RobustnessScan> scans = new ArrayList<>();
        private final List<RobustnessSurface> found = new ArrayList<>();
        private int turn;

        Filling(SurfaceKey key) {
            this.key = key;
        }

        boolean step(AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket of)
                throws UserFacingException {
            List<Model> models = models(key.first(), key.rivals());
            if (scans.isEmpty()) {
                for (Model model : models) {
                    scans.add(
                            new RobustnessScan(
                                    model.architecture(),
                                    transform ->
                                            mover.move(
                                                    key.drawing(),
                                                    key.base().with(transform),
                                                    model.architecture().input().channels()),
                                    key.base().transform(),
                                    key.over(),
                                    key.and()));
                }
            }
            RobustnessScan scan = scans.get(turn);
            boolean finer = scan.step(tools.network(models.get(turn)));
            if (!finer) {
                return true;
            }
            if (turn == found.size()) {
                found.add(scan.surface());
            } else {
                found.set(turn, scan.surface());
            }
            turn = (turn + 1) % scans.size();
            boolean complete = scans.get(turn).isComplete();
            List<RobustnessSurface> shown = List.copyOf(found);
            analyses.tell(
                    of,
                    () -> {
                        filling = !complete;
                        surfaces.set(shown);
                    });
            return !complete;
        }
    }
}
