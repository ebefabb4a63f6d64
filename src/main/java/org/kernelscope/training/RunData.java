package org.kernelscope.training;

import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.DataPrint;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.DatasetSplit;

/** The examples that runs learn from: read once, hashed once. One thread. */
final class RunData {
    private final DatasetSource source;
    private @Nullable Dataset train;
    private @Nullable Dataset test;
    private DataPrint.@Nullable Part trainPrint;
    private DataPrint.@Nullable Part testPrint;

    RunData(DatasetSource source) {
        this.source = source;
    }

    /** All training examples. */
    Dataset train() throws UserFacingException {
        Dataset all = train;
        if (all == null) {
            all = source.train();
            train = all;
        }
        return all;
    }

    private Dataset test() throws UserFacingException {
        Dataset all = test;
        if (all == null) {
            all = source.test();
            test = all;
        }
        return all;
    }

    /**
     * The examples for {@code run}.
     *
     * @throws UserFacingException if they cannot be read, do not fit its network, or are not those
     *     that it was begun with
     */
    DatasetSplit split(RunRecord run) throws UserFacingException {
        DatasetSplit split = DatasetSplit.of(train(), test(), run.settings());
        Evaluator.check(run.architecture(), split.learn());
        Evaluator.check(run.architecture(), split.heldOut());
        Evaluator.check(run.architecture(), split.test());
        if (run.steps().size() > 0) {
            DataPrint.checkSame(run, print(split), split.test());
        }
        return split;
    }

    /** The fingerprint of {@code split}. */
    DataPrint print(DatasetSplit split) throws UserFacingException {
        DataPrint.Part ofTrain = trainPrint;
        DataPrint.Part ofTest = testPrint;
        if (ofTrain == null || ofTest == null) {
            ofTrain = DataPrint.Part.of(train());
            ofTest = DataPrint.Part.of(test());
            trainPrint = ofTrain;
            testPrint = ofTest;
        }
        return new DataPrint(ofTrain, ofTest, split.learn().count(), split.heldOut().count());
    }
}
