package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.dataset.TurnCheck.Reason;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;

/** The network of these tests takes the column of the ink for the class. */
final class TurnCheckTest {
    private static final ImageTurn TRANSPOSED = new ImageTurn(true, false, false, false, false);

    private static Network network() {
        BandEngine engine = new BandEngine();
        return engine.open(Presets.LENET5_MODERN, engine.initialWeights(Presets.LENET5_MODERN, 1));
    }

    @Test
    void aTransposedSetIsOfferedToBeTurned() throws UserFacingException {
        OwnDataset set = Sets.bars(12);
        OwnDataset odd = TRANSPOSED.applied(set);
        try (Network network = network()) {
            assertThat(TurnCheck.of(network, set)).isEmpty();
            TurnCheck.Offer offer = TurnCheck.of(network, odd).orElseThrow();
            assertThat(offer.turn()).isEqualTo(TRANSPOSED);
            assertThat(offer.after()).isEqualTo(1);
            assertThat(offer.before()).isLessThan(0.5);
            assertThat(offer.turn().applied(odd)).isEqualTo(set);
        }
    }

    @Test
    void anInvertedSetOfAnyShapesIsSeenByItsEdges() throws UserFacingException {
        ClassNames shapes = ClassNames.checked(List.of("moon", "sun"));
        OwnDataset set =
                OwnDataset.of(shapes, 28, 28, List.of(Sets.bar(2, 0, 0), Sets.bar(5, 1, 0)));
        ImageTurn inverted = new ImageTurn(false, false, false, true, false);
        try (Network network = network()) {
            assertThat(TurnCheck.of(network, set)).isEmpty();
            assertThat(TurnCheck.of(network, inverted.applied(set)).orElseThrow().turn())
                    .isEqualTo(inverted);
        }
    }

    /** EMNIST's balanced set has digits among its letters: the network for digits reads those. */
    @Test
    void theDigitsAmongLettersAreRead() throws UserFacingException {
        List<String> names = new ArrayList<>(ClassNames.DIGITS.names());
        names.add("A");
        List<OwnExample> examples = new ArrayList<>(Sets.bars(4).examples());
        for (int i = 0; i < 40; i++) {
            examples.add(Sets.bar(3, 10, i));
        }
        OwnDataset set = OwnDataset.of(ClassNames.checked(names), 28, 28, examples);
        try (Network network = network()) {
            assertThat(TurnCheck.of(network, set)).isEmpty();
            TurnCheck.Offer offer = TurnCheck.of(network, TRANSPOSED.applied(set)).orElseThrow();
            assertThat(offer.turn()).isEqualTo(TRANSPOSED);
            assertThat(offer.reason()).isEqualTo(Reason.READ);
            assertThat(offer.after()).isEqualTo(1);
        }
    }

    @Test
    void lettersThatLieAreSeenByTheirStrokes() throws UserFacingException {
        OwnDataset letters = letters(12, "own-images-idx3-ubyte.gz");
        assertThat(TurnCheck.of(letters)).isEmpty();
        TurnCheck.Offer offer = TurnCheck.of(TRANSPOSED.applied(letters)).orElseThrow();
        assertThat(offer.turn()).isEqualTo(TRANSPOSED);
        assertThat(offer.reason()).isEqualTo(Reason.STROKES);
        assertThat(offer.after()).isNaN();
        // Images of other files may lie for another cause.
        assertThat(TurnCheck.of(TRANSPOSED.applied(letters(12, "photograph.png")))).isEmpty();
    }

    @Test
    void theNameOfEmnistDecidesUnlessItsLettersStand() throws UserFacingException {
        String emnist = "emnist-letters-train-images-idx3-ubyte.gz";
        OwnDataset few = letters(3, emnist);
        assertThat(TurnCheck.of(few).orElseThrow().reason()).isEqualTo(Reason.NAME);
        assertThat(TurnCheck.of(few).orElseThrow().turn()).isEqualTo(TRANSPOSED);
        // Once they are turned, they stand, whatever their files are called.
        assertThat(TurnCheck.of(letters(12, emnist))).isEmpty();
        assertThat(TurnCheck.of(letters(3, "own-images-idx3-ubyte.gz"))).isEmpty();
    }

    /** The ones of MNIST were written by many hands. */
    @Test
    void handwrittenStrokesStandOrLieClearly() throws UserFacingException {
        Dataset digits = Mnist.inside().test();
        OwnDataset set =
                OwnDataset.of(
                        digits,
                        ClassNames.DIGITS,
                        new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                        "own-images-idx3-ubyte.gz",
                        null);
        assertThat(TurnCheck.of(set)).isEmpty();
        assertThat(TurnCheck.of(TRANSPOSED.applied(set)).orElseThrow().reason())
                .isEqualTo(Reason.STROKES);
    }

    /** {@code each} upright strokes of the letter l, and as many signs of another class. */
    private static OwnDataset letters(int each, String source) throws UserFacingException {
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (int label = 0; label < 2; label++) {
                OwnExample bar = Sets.bar(4, label, i);
                byte[] pixels = new byte[28 * 28];
                bar.copyPixels(pixels, 0);
                examples.add(OwnExample.takeOver(pixels, label, null, source));
            }
        }
        return OwnDataset.of(ClassNames.checked(List.of("l", "o")), 28, 28, examples);
    }
}
