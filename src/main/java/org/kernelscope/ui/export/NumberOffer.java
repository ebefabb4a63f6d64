package org.kernelscope.ui.export;

import org.jspecify.annotations.Nullable;
import org.kernelscope.export.NumberTable;
import org.kernelscope.tensor.Tensor;

/**
 * Numbers that can be exported. Immutable.
 *
 * @param name the description, in the language of the window
 * @param file name of a file for them, without suffix
 * @param table the numbers in rows and columns
 * @param tensor the same as a tensor; null if they are none
 */
record NumberOffer(String name, String file, NumberTable table, @Nullable Tensor tensor) {
    static NumberOffer of(String name, String file, Tensor tensor) {
        return new NumberOffer(name, file, NumberTable.of(tensor), tensor);
    }

    @Override
    public String toString() {
        return name;
    }
}
