package org.kernelscope.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Datasets in a folder whose pictures of 28×28 have full ink in two columns, told by the label. */
final class SmallDataset {
    private SmallDataset() {}

    /** Writes the four files. */
    static void write(Path folder, int[] train, int[] test) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", train);
        write(folder, "t10k", test);
    }

    private static void write(Path folder, String part, int... labels) throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteArrayOutputStream classes = new ByteArrayOutputStream();
        try (DataOutputStream imagesOut = new DataOutputStream(images);
                DataOutputStream classesOut = new DataOutputStream(classes)) {
            imagesOut.writeInt(0x0803);
            imagesOut.writeInt(labels.length);
            imagesOut.writeInt(28);
            imagesOut.writeInt(28);
            classesOut.writeInt(0x0801);
            classesOut.writeInt(labels.length);
            for (int label : labels) {
                classesOut.write(label);
                for (int pixel = 0; pixel < 28 * 28; pixel++) {
                    imagesOut.write(pixel % 28 / 2 == label ? 255 : 0);
                }
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.toByteArray());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), classes.toByteArray());
    }

    /** {@code count} labels that go round from 0 to {@code classes − 1}. */
    static int[] labels(int count, int classes) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
        }
        return labels;
    }
}
