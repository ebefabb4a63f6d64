package org.kernelscope.ui.moveit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.RobustnessCurve;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkModel;

/** The effect of a quantity on many test digits, network by network. JavaFX thread. */
final class CurveModel {
    /** Test digits of a curve. */
    static final int DIGITS = 1_000;

    private final MoveModel moves;
    private final NetworkModel network;
    private final AnalysisExecutor analyses;
    private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    private final ReadOnlyObjectWrapper<List<Curve>> curves =
            new ReadOnlyObjectWrapper<>(this, "curves", List.of());
    private @Nullable Key asked;
    private AnalysisExecutor.@Nullable Ticket ticket;
    private boolean filling;

    /** The curve of a network, NaN where it is not computed yet. */
    record Curve(Architecture architecture, RobustnessCurve values) {}

    private record Key(Quantity over, Model first, List<String> rivals) {}

    CurveModel(MoveModel moves, NetworkModel network, AnalysisExecutor analyses) {
        this.moves = moves;
        this.network = network;
        this.analyses = analyses;
        on.subscribe(now -> ask());
        moves.watchedProperty().subscribe(now -> ask());
        moves.overProperty().subscribe(now -> ask());
        network.modelProperty().subscribe(now -> ask());
        for (int i = 0; i < MoveModel.RIVALS; i++) {
            moves.rivalProperty(i).subscribe(now -> ask());
        }
    }

    /** True if the curves are shown in the place of the surfaces. */
    BooleanProperty onProperty() {
        return on;
    }

    /** A curve for each network, as far as they are computed. */
    ReadOnlyObjectProperty<List<Curve>> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** True if nothing is being computed. */
    boolean isSettled() {
        return !filling;
    }

    private void ask() {
        Model model = network.modelProperty().get();
        if (!on.get() || !moves.watchedProperty().get() || model == null) {
            stop();
            return;
        }
        Key key = new Key(moves.overProperty().get(), model, moves.chosenRivals());
        if (!key.equals(asked)) {
            stop();
            asked = key;
            filling = true;
            curves.set(List.of());
            ticket = analyses.ask(new Filling(key)::step);
        }
    }

    private void stop() {
        if (ticket != null) {
            ticket.callOff();
        }
        ticket = null;
        filling = false;
        // What is complete stays for the next look.
        asked = null;
    }

    /** Computes the curves of one key, one value of one network a step. */
    private final class Filling {
        private final Key key;
        private final List<RobustnessCurve.Scan> scans = new ArrayList<>();
        private int turn;

        Filling(Key key) {
            this.key = key;
        }

        boolean step(AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket of)
                throws UserFacingException {
            List<Model> models = moves.models(key.first(), key.rivals());
            if (scans.isEmpty()) {
                Dataset digits = tools.digits();
                Dataset some = digits.range(0, Math.min(DIGITS, digits.count()));
                Sweep sweep = MoveModel.sweep(key.over());
                for (Model model : models) {
                    scans.add(new RobustnessCurve.Scan(model.architecture(), some, sweep));
                }
            }
            scans.get(turn).step(tools.network(models.get(turn)));
            turn = (turn + 1) % scans.size();
            boolean complete = scans.get(turn).isComplete();
            List<Curve> shown = new ArrayList<>();
            for (int i = 0; i < scans.size(); i++) {
                shown.add(new Curve(models.get(i).architecture(), scans.get(i).curve()));
            }
            analyses.tell(
                    of,
                    () -> {
                        filling = !complete;
                        curves.set(List.copyOf(shown));
                    });
            return !complete;
        }
    }
}
