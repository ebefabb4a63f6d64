package org.kernelscope.engine.dl4j.elementwise;

/** The losses on softmax outputs and their gradients, one example at a time. */
final class FloatLoss {
    /** Keeps the logarithm finite when a probability underflows to 0. */
    private static final double SMALLEST = 1e-30;

    private FloatLoss() {}

    /**
     * Cross-entropy L = −Σ t·ln p, and dL/dz = p − t.
     *
     * @param p softmax outputs
     * @param t one-hot labels; gets dL/dz
     */
    static double crossEntropy(float[] p, float[] t, int at, int classes) {
        double loss = 0;
        for (int i = at; i < at + classes; i++) {
            if (t[i] != 0) {
                // written so that a NaN stays one
                loss -= t[i] * Math.log(Math.max(SMALLEST, p[i]));
            }
            t[i] = p[i] - t[i];
        }
        return loss;
    }

    /**
     * Squared error L = Σ (p − t)², and through the softmax dL/dz[i] = 2·p[i]·(e[i] − Σ_j
     * e[j]·p[j]) with e = p − t.
     *
     * @param p softmax outputs
     * @param t one-hot labels; gets dL/dz
     */
    static double squaredError(float[] p, float[] t, int at, int classes) {
        double loss = 0;
        double mean = 0;
        for (int i = at; i < at + classes; i++) {
            double error = p[i] - t[i];
            loss += error * error;
            mean += error * p[i];
        }
        for (int i = at; i < at + classes; i++) {
            t[i] = (float) (2 * p[i] * (p[i] - t[i] - mean));
        }
        return loss;
    }
}
