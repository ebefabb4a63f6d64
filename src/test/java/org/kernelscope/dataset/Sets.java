package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.data.ClassNames;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

/** Small data sets for tests. */
public final class Sets {
    private Sets() {}

    /** An example of 28×28 with full ink in the columns of band {@code band} of ten. */
    public static OwnExample bar(int band, int label, int shade) {
        byte[] pixels = new byte[28 * 28];
        for (int row = 2; row < 26; row++) {
            for (int column = 0; column < 28; column++) {
                // The band that the network of the tests takes for the class, on 32×32.
                if ((column + 2) * 10 / 32 == band) {
                    pixels[row * 28 + column] = (byte) (255 - shade);
                }
            }
        }
        return OwnExample.takeOver(pixels, label, null, "test");
    }

    /** {@code each} different examples of each digit; class = band. */
    public static OwnDataset bars(int each) throws UserFacingException {
        List<OwnExample> all = new ArrayList<>();
        for (int i = 0; i < each * 10; i++) {
            all.add(bar(i % 10, i % 10, i / 10));
        }
        return OwnDataset.of(ClassNames.DIGITS, 28, 28, all);
    }

    /** {@code each} different colour images of 28×28 of two classes, in turns. */
    public static OwnDataset colours(int each) throws UserFacingException {
        List<OwnExample> all = new ArrayList<>();
        for (int i = 0; i < 2 * each; i++) {
            all.add(colours(i % 2, 5 * i));
        }
        return OwnDataset.of(ClassNames.checked(List.of("cat", "dog")), Shape.of(3, 28, 28), all);
    }

    /** A red or a green area, with a little blue, on a ground that is nowhere the same. */
    private static OwnExample colours(int label, int shade) {
        int plane = 28 * 28;
        byte[] pixels = new byte[3 * plane];
        for (int i = 0; i < plane; i++) {
            boolean inside = i / 28 > 4 && i / 28 < 22 && i % 28 > 8 && i % 28 < 20;
            pixels[i] = (byte) (inside && label == 0 ? 250 - shade : 20);
            pixels[plane + i] = (byte) (inside && label == 1 ? 250 - shade : i % 100);
            pixels[2 * plane + i] = (byte) (inside ? shade : 90);
        }
        return OwnExample.takeOver(3, pixels, label, null, "test");
    }
}
