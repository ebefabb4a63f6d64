package org.kernelscope.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.text.UserFacingException;

/**
 * The quantity that training minimises, averaged over a minibatch. The output of a network decides
 * which losses it can be trained with: p are the probabilities of a softmax, y the penalties of an
 * RBF output, t a one-hot label.
 */
public enum Loss {
    /** L = −Σ t·ln p. */
    CROSS_ENTROPY(false),
    /** L = Σ (p − t)². */
    SQUARED_ERROR(false),
    /**
     * L = y[right] + ln(e^{−j} + Σ e^{−y}): the right penalty small, the others large up to {@link
     * #MAP_J} (maximum a posteriori; LeCun et al. 1998, equation 9).
     */
    MAP(true),
    /** L = y[right]: only the right penalty small (maximum likelihood; equation 8). */
    MLE(true);

    /**
     * j of equation 9: a penalty far beyond it is far enough. The paper gives no number; of 4, 8,
     * 13, 40 and 100, those up to 13 learned best (docs/performance.md).
     */
    public static final double MAP_J = 8;

    private final boolean ofPenalties;

    Loss(boolean ofPenalties) {
        this.ofPenalties = ofPenalties;
    }

    /** The loss that is usual for the output of {@code architecture}. */
    public static Loss usual(Architecture architecture) {
        return MAP.suits(architecture) ? MAP : CROSS_ENTROPY;
    }

    /** True if {@code architecture} can be trained with this loss. */
    public boolean suits(Architecture architecture) {
        return suits(architecture.output());
    }

    /** True if a network that ends in {@code output} can be trained with this loss. */
    public boolean suits(LayerSpec output) {
        return ofPenalties == output.givesPenalties();
    }

    /** True if this is a loss of penalties, as an RBF output gives them, not of probabilities. */
    public boolean isOfPenalties() {
        return ofPenalties;
    }

    /**
     * Makes sure that {@code architecture} can learn by this loss.
     *
     * @throws UserFacingException if its output is not one for it; the sentence names those that
     *     are
     */
    public void check(Architecture architecture) throws UserFacingException {
        if (!suits(architecture)) {
            String fitting =
                    Arrays.stream(values())
                            .filter(loss -> loss.suits(architecture))
                            .map(Loss::id)
                            .collect(Collectors.joining(", "));
            throw new UserFacingException("training.loss", id(), architecture.id(), fitting);
        }
    }

    /** The name on the command line and in files: {@code cross-entropy}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
