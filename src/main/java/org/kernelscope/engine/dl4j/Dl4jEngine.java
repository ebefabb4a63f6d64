package org.kernelscope.engine.dl4j;

import org.kernelscope.engine.EngineInfo;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Weights;

/** The engine: Deeplearning4j with our own layers. Any thread. */
public final class Dl4jEngine implements TrainingEngine {
    @Override
    public Network open(Architecture architecture, Weights weights) {
        return new Dl4jNetwork(architecture, weights, NativeLibrary.load().hasOneDnn());
    }

    @Override
    public Weights initialWeights(Architecture architecture, long seed) {
        return InitialWeights.draw(architecture, seed);
    }

    @Override
    public TrainingRun train(Architecture architecture, Weights start, TrainingSettings settings) {
        if (!settings.loss().suits(architecture)) {
            throw new IllegalArgumentException(settings.loss() + " for " + architecture);
        }
        boolean oneDnn = NativeLibrary.load().hasOneDnn();
        return new Dl4jTrainingRun(architecture, start, settings, oneDnn);
    }

    @Override
    public EngineInfo info() {
        return NativeLibrary.load().info();
    }
}
