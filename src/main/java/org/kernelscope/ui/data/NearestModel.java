package org.kernelscope.ui.data;

import java.util.Objects;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.dataset.NearestImages.Kind;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Model;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * The images that lie nearest to one of the set. The newest question calls off the one before. An
 * answer goes when the images change, or, if it is about features, the network. JavaFX thread.
 */
public final class NearestModel {
    private final DataModel data;
    private final NetworkModel network;
    private final AnalysisExecutor analyses;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable NearestImages> found =
            new ReadOnlyObjectWrapper<>(this, "found");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private AnalysisExecutor.@Nullable Ticket ticket;
    private Kind asked = Kind.PIXELS;

    /** The last answer about features, which are used again. */
    private @Nullable NearestImages last;

    public NearestModel(
            DataModel data, NetworkModel network, AnalysisExecutor analyses, Notices notices) {
        this.data = data;
        this.network = network;
        this.analyses = analyses;
        this.notices = notices;
        data.editedProperty().subscribe(now -> followSet());
        network.modelProperty().subscribe(this::followNetwork);
    }

    /** The distances; null while nothing is compared. */
    public ReadOnlyObjectProperty<@Nullable NearestImages> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** The share that is compared, 0 to 1; −1 if nothing is being compared. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Compares all images of the set with that at {@code place}, unless that is there already. */
    public void ask(int place, Kind kind) {
        Model model = network.modelProperty().get();
        NearestImages now = found.get();
        if (isSettled() && now != null && now.place() == place && now.kind() == kind) {
            return;
        }
        OwnDataset set = data.set();
        callOff();
        if (place >= set.count() || kind == Kind.FEATURES && model == null) {
            return;
        }
        NearestImages.Task task;
        try {
            task = new NearestImages.Task(set, place, kind, model, last);
        } catch (UserFacingException unsuitable) {
            notices.tell(unsuitable);
            return;
        }
        asked = kind;
        progress.set(0);
        ticket =
                analyses.ask(
                        (tools, mine) -> {
                            boolean more = false;
                            try {
                                more =
                                        task.step(
                                                () -> tools.network(Objects.requireNonNull(model)));
                            } finally {
                                double share = more ? task.share() : -1;
                                analyses.tell(mine, () -> progress.set(share));
                            }
                            if (!more) {
                                NearestImages answer = task.found();
                                analyses.tell(mine, () -> take(answer));
                            }
                            return more;
                        });
    }

    private void take(NearestImages answer) {
        if (answer.kind() == Kind.FEATURES) {
            last = answer;
        }
        found.set(answer);
    }

    /** Gives up what is being compared, and forgets what was. */
    public void end() {
        callOff();
        found.set(null);
    }

    private void callOff() {
        AnalysisExecutor.Ticket before = ticket;
        if (before != null) {
            before.callOff();
            ticket = null;
        }
        progress.set(-1);
    }

    private void followSet() {
        NearestImages now = found.get();
        boolean same = now == null || now.isOf(data.set());
        if (last != null && !(last == now ? same : last.isOf(data.set()))) {
            last = null;
        }
        if (!same) {
            found.set(null);
        }
        if (progress.get() >= 0) {
            callOff();
        }
    }

    private void followNetwork(@Nullable Model model) {
        NearestImages now = found.get();
        if (now != null && now.kind() == Kind.FEATURES && now.model() != model) {
            found.set(null);
        }
        if (last != null && last.model() != model) {
            last = null;
        }
        if (asked == Kind.FEATURES && progress.get() >= 0) {
            callOff();
        }
    }

    /** True if nothing is being compared. */
    public boolean isSettled() {
        return progress.get() < 0;
    }
}
