package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.data.ClassNames;
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
}
