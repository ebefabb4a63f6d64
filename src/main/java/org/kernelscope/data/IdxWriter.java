package org.kernelscope.data;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes labelled images as a pair of IDX files, packed with gzip, which {@link IdxReader}
 * describes. No state; any thread.
 */
public final class IdxWriter {
    private static final int MOST_LABELS_OF_A_BYTE = 256;

    private IdxWriter() {}

    /** Writes the images of {@code set}; {@code out} stays open. */
    public static void images(Dataset set, OutputStream out) throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
        DataOutputStream data = new DataOutputStream(packed);
        boolean grey = set.channels() == 1;
        data.writeInt(grey ? IdxReader.IMAGES_MAGIC : IdxReader.COLOUR_MAGIC);
        data.writeInt(set.count());
        if (!grey) {
            data.writeInt(set.channels());
        }
        data.writeInt(set.rows());
        data.writeInt(set.columns());
        byte[] image = new byte[set.shape().size()];
        for (int i = 0; i < set.count(); i++) {
            set.copyPixels(i, image, 0);
            data.write(image);
        }
        data.flush();
        packed.finish();
    }

    /**
     * Writes the labels of {@code set}; {@code out} stays open.
     *
     * @throws IllegalArgumentException if a label does not fit into a byte
     */
    public static void labels(Dataset set, OutputStream out) throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
        DataOutputStream data = new DataOutputStream(packed);
        data.writeInt(IdxReader.LABELS_MAGIC);
        data.writeInt(set.count());
        for (int i = 0; i < set.count(); i++) {
            if (set.label(i) >= MOST_LABELS_OF_A_BYTE) {
                throw new IllegalArgumentException("label " + set.label(i));
            }
            data.writeByte(set.label(i));
        }
        data.flush();
        packed.finish();
    }
}
