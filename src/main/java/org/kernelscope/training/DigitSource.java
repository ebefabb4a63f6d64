package org.kernelscope.training;

import org.kernelscope.data.Digits;
import org.kernelscope.data.Mnist;
import org.kernelscope.text.Problem;

/** Where the digits of a training come from; asked on the training's thread, once. */
public interface DigitSource {
    /** All digits that can be learned from. */
    Digits train() throws Problem;

    /** The digits to test with. */
    Digits test() throws Problem;

    /** The digits of {@code mnist}. */
    static DigitSource of(Mnist mnist) {
        return new DigitSource() {
            @Override
            public Digits train() throws Problem {
                return mnist.train();
            }

            @Override
            public Digits test() throws Problem {
                return mnist.test();
            }
        };
    }
}
