package org.kernelscope.training;

import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.DatasetFingerprint;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.DatasetSplit;
import org.kernelscope.training.settings.RunSettings;

/** The examples that runs learn from: read once, hashed once. One thread. */
final class RunData {
    private final DatasetSource source;
    private Object version;
    private @Nullable Dataset train;
    private @Nullable Dataset test;
    private @Nullable Print print;

    RunData(DatasetSource source) {
        this.source = source;
        this.version = source.version();
    }

    /** Forgets the examples if others have been chosen since. */
    private void follow() {
        Object now = source.version();
        if (now != version) {
            version = now;
            train = null;
            test = null;
            print = null;
        }
    }

    private record Print(
            Colouring colouring, DatasetFingerprint.Part train, DatasetFingerprint.Part test) {}

    /** All training examples of a run with these settings. */
    Dataset train(RunSettings settings) throws UserFacingException {
        follow();
        Dataset all = train;
        if (all == null) {
            all = source.train();
            train = all;
        }
        return settings.colouring().train(all);
    }

    private Dataset test(RunSettings settings) throws UserFacingException {
        follow();
        Dataset all = test;
        if (all == null) {
            all = source.test();
            test = all;
        }
        return settings.colouring().test(all);
    }

    /**
     * The examples for {@code run}.
     *
     * @throws UserFacingException if they cannot be read, do not fit its network, or are not those
     *     that it was begun with
     */
    DatasetSplit split(RunRecord run) throws UserFacingException {
        RunSettings settings = run.settings();
        DatasetSplit split = DatasetSplit.of(train(settings), test(settings), settings);
        // First: that the data are other ones says more than that a label of them does not fit.
        if (run.steps().size() > 0) {
            DatasetFingerprint.checkSame(run, print(split, settings), split.test());
        } else {
            DatasetFingerprint.checkClasses(run, print(split, settings));
        }
        Evaluator.check(run.architecture(), split.learn());
        Evaluator.check(run.architecture(), split.heldOut());
        Evaluator.check(run.architecture(), split.test());
        return split;
    }

    /** The fingerprint of {@code split}, which is of a run with these settings. */
    DatasetFingerprint print(DatasetSplit split, RunSettings settings) throws UserFacingException {
        follow();
        Print known = print;
        if (known == null || known.colouring() != settings.colouring()) {
            known =
                    new Print(
                            settings.colouring(),
                            DatasetFingerprint.Part.of(train(settings)),
                            DatasetFingerprint.Part.of(test(settings)));
            print = known;
        }
        return new DatasetFingerprint(
                known.train(),
                known.test(),
                split.learn().count(),
                split.heldOut().count(),
                split.learn().classNames());
    }
}
