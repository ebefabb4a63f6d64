package org.kernelscope.ui.data;

import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * The accuracy on the set and on MNIST before and after fine-tuning: of the network as it was
 * opened, and of the one on the stage. JavaFX thread.
 */
public final class Forgetting {
    /** Test digits of MNIST that are read by each of the two: about half a second. */
    static final int DIGITS = 2_000;

    private final DataModel data;
    private final NetworkModel network;
    private final AnalysisExecutor analyses;
    private final AnalysisExecutor.TestDigits mnist;
    private final Notices notices;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<@Nullable Result> result =
            new ReadOnlyObjectWrapper<>(this, "result");

    /**
     * The accuracies.
     *
     * @param before the network as it was opened
     * @param after the one on the stage
     * @param shares of the set before and after, of MNIST before and after, 0 to 1; NaN if the
     *     network does not read digits
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(Model before, Model after, OwnDataset set, double[] shares) {}

    /**
     * @param mnist the test digits of MNIST
     */
    public Forgetting(
            DataModel data,
            NetworkModel network,
            AnalysisExecutor analyses,
            AnalysisExecutor.TestDigits mnist,
            Notices notices) {
        this.data = data;
        this.network = network;
        this.analyses = analyses;
        this.mnist = mnist;
        this.notices = notices;
        data.editedProperty().subscribe(now -> forget());
        network.modelProperty().subscribe(now -> forget());
    }

    private void forget() {
        Result known = result.get();
        boolean holds =
                known != null
                        && known.set() == data.set()
                        && known.after() == network.modelProperty().get();
        if (!holds) {
            result.set(null);
        }
    }

    /** The four accuracies; null until they are known of the set and the network as they are. */
    public ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** True while the networks are asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Asks both networks for the four accuracies. */
    public void compare() {
        Model before = network.openedProperty().get();
        Model after = network.modelProperty().get();
        OwnDataset set = data.set();
        if (before == null || after == null || set.isEmpty() || busy.get()) {
            return;
        }
        busy.set(true);
        double[] found = new double[4];
        int[] next = {0};
        @Nullable Dataset[] sets = {null, null};
        var unused =
                analyses.ask(
                        (tools, ticket) -> {
                            try {
                                if (sets[0] == null) {
                                    sets[0] = set.inOrderOf(after.classNames()).toDataset();
                                    Dataset digits = mnist.read();
                                    sets[1] = digits.range(0, Math.min(DIGITS, digits.count()));
                                    return true;
                                }
                                int i = next[0]++;
                                Model asked = i % 2 == 0 ? before : after;
                                Dataset examples = Objects.requireNonNull(sets[i / 2]);
                                found[i] = accuracy(asked, tools.network(asked), examples);
                                if (next[0] == found.length) {
                                    analyses.tell(ticket, () -> tell(before, after, set, found));
                                }
                                return next[0] < found.length;
                            } catch (UserFacingException unsuitable) {
                                analyses.tell(ticket, () -> busy.set(false));
                                throw unsuitable;
                            }
                        });
    }

    /** NaN if the network was not taught the classes of {@code digits}. */
    private static double accuracy(Model model, Network network, Dataset digits)
            throws UserFacingException {
        boolean digitsToo = digits.classNames() == null && model.classNames() != null;
        return digitsToo ? Double.NaN : Evaluator.evaluate(network, digits, done -> {}).accuracy();
    }

    private void tell(Model before, Model after, OwnDataset set, double... found) {
        busy.set(false);
        if (network.modelProperty().get() == after && data.set() == set) {
            result.set(new Result(before, after, set, found));
        }
    }
}
