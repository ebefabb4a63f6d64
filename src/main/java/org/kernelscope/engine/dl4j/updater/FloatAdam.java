package org.kernelscope.engine.dl4j.updater;

import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Deeplearning4j's Adam on single-precision numbers with its arithmetic in one Java loop, which the
 * compiler turns into vector instructions: {@code m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², step =
 * η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε)} (D. Kingma, J. Ba, <em>Adam</em>, ICLR 2015, the efficient
 * form at the end of section 2). State and settings are those of {@link Adam}.
 */
final class FloatAdam extends Adam {
    private static final long serialVersionUID = 1L;

    FloatAdam(ISchedule rate) {
        super(rate);
    }

    @Override
    public GradientUpdater<Adam> instantiate(INDArray state, boolean initialize) {
        Updater updater = new Updater(this, (int) (state.length() / 2));
        long[] half = {state.length() / 2};
        updater.setStateViewArray(
                state.reshape(state.length()), half, state.ordering(), initialize);
        return updater;
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // immutable
    public Adam clone() {
        return this;
    }

    /** Copies the numbers into Java arrays, works on them, and copies them back. */
    static final class Updater extends AdamUpdater {
        private final Adam config;
        private final float[] gradients;
        private final float[] means;
        private final float[] squares;

        private Updater(Adam config, int count) {
            super(config);
            this.config = config;
            this.gradients = new float[count];
            this.means = new float[count];
            this.squares = new float[count];
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            int count = gradients.length;
            OffHeapMemory.read(gradient, gradients, count);
            OffHeapMemory.read(getM(), means, count);
            OffHeapMemory.read(getV(), squares, count);
            step(rate(iteration, epoch), gradients, means, squares, count);
            OffHeapMemory.write(gradients, gradient, count);
            OffHeapMemory.write(means, getM(), count);
            OffHeapMemory.write(squares, getV(), count);
        }

        /** The factor of m/(√v + ε). */
        float rate(int iteration, int epoch) {
            double t = iteration + 1.0;
            return (float)
                    (config.getLearningRate(iteration, epoch)
                            * Math.sqrt(1 - Math.pow(config.getBeta2(), t))
                            / (1 - Math.pow(config.getBeta1(), t)));
        }

        /**
         * The steps of {@code count} parameters.
         *
         * @param g the gradients; get the steps
         * @param m the state, which changes
         * @param v the state, which changes
         */
        void step(float rate, float[] g, float[] m, float[] v, int count) {
            // 1 − β is rounded once: from a β that is rounded already, it would be 5·10⁻⁵ off.
            float keepMean = (float) config.getBeta1();
            float newMean = (float) (1 - config.getBeta1());
            float keepSquare = (float) config.getBeta2();
            float newSquare = (float) (1 - config.getBeta2());
            float epsilon = (float) config.getEpsilon();
            for (int i = 0; i < count; i++) {
                m[i] = keepMean * m[i] + newMean * g[i];
                v[i] = keepSquare * v[i] + newSquare * (g[i] * g[i]);
                g[i] = rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
            }
        }
    }
}
