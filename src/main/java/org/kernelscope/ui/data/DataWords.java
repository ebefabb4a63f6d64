package org.kernelscope.ui.data;

import org.kernelscope.dataset.OwnDataset;

/** Names of classes. No state; any thread. */
final class DataWords {
    private DataWords() {}

    /** The name of class {@code label}; its number if the set has no such class. */
    static String name(OwnDataset set, int label) {
        return label < set.classes().count() ? set.classes().name(label) : Integer.toString(label);
    }
}
