package org.kernelscope.ui.data;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.paint.Numbers;
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
    }

    /** True while the networks are asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Asks both networks and tells the four accuracies. */
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
                                    sets[0] = set.toDataset();
                                    Dataset digits = mnist.read();
                                    sets[1] = digits.range(0, Math.min(DIGITS, digits.count()));
                                    return true;
                                }
                                int i = next[0]++;
                                found[i] =
                                        accuracy(
                                                tools.network(i % 2 == 0 ? before : after),
                                                sets[i / 2]);
                                if (next[0] == found.length) {
                                    analyses.tell(ticket, () -> tell(found));
                                }
                                return next[0] < found.length;
                            } catch (UserFacingException unsuitable) {
                                analyses.tell(ticket, () -> busy.set(false));
                                throw unsuitable;
                            }
                        });
    }

    private static double accuracy(Network network, @Nullable Dataset digits)
            throws UserFacingException {
        return digits == null ? 0 : Evaluator.evaluate(network, digits, done -> {}).accuracy();
    }

    private void tell(double... found) {
        busy.set(false);
        List<String> shares = Arrays.stream(found).mapToObj(Numbers::percent).toList();
        notices.tell(
                new UserFacingException(
                        "own.forgetting",
                        shares.get(0),
                        shares.get(1),
                        DIGITS,
                        shares.get(2),
                        shares.get(3)));
    }
}
