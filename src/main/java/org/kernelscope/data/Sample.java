package org.kernelscope.data;

import java.util.Objects;

/**
 * An image of a digit that travels with the program, chosen or drawn to show something.
 *
 * @param file its name in the folder {@code samples}
 * @param digit which digit it is meant to be
 * @param kind the kind of digit
 * @param resembles the digit that it is easily taken for; {@code digit} itself if there is none
 * @param origin where it comes from, for example {@code MNIST test digit 115}
 */
public record Sample(String file, int digit, Kind kind, int resembles, String origin) {
    public Sample {
        Objects.requireNonNull(file);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(origin);
    }

    /** The kind of a sample. */
    public enum Kind {
        /** A digit as it is taught. */
        CLEAN,
        /** A digit that is easily taken for another. */
        CONFUSION,
        /** A digit that was written badly or scanned badly. */
        UGLY,
        /** A digit that no dataset holds: thick, thin, tiny, coloured, on paper. */
        DRAWN
    }
}
