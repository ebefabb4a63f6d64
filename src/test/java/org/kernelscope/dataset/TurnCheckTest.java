package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;

/** The network of these tests takes the column of the ink for the class. */
final class TurnCheckTest {
    private static Network network() {
        BandEngine engine = new BandEngine();
        return engine.open(Presets.LENET5_MODERN, engine.initialWeights(Presets.LENET5_MODERN, 1));
    }

    @Test
    void aTransposedSetIsOfferedToBeTurned() throws UserFacingException {
        OwnDataset set = Sets.bars(12);
        ImageTurn transposed = new ImageTurn(true, false, false, false, false);
        OwnDataset odd = transposed.applied(set);
        try (Network network = network()) {
            assertThat(TurnCheck.of(network, set)).isEmpty();
            TurnCheck.Offer offer = TurnCheck.of(network, odd).orElseThrow();
            assertThat(offer.turn()).isEqualTo(transposed);
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
}
