package org.kernelscope.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.engine.Network;
import org.kernelscope.text.UserFacingException;

/**
 * Notices that the images of a set were made otherwise than those a network learned from:
 * transposed, mirrored, upside down, inverted, of another size. It tries all ways on a few hundred
 * examples and takes the one that the network reads best. The network's thread.
 */
public final class TurnCheck {
    /** Examples that are tried. */
    static final int SAMPLE = 300;

    /** A turn is offered if the network then reads so much of the sample … */
    private static final double READ = 0.5;

    /** … and so much more than before. */
    private static final double BETTER = 0.15;

    /** A set whose edge is inked more than this is inverted, whatever it shows. */
    private static final double DARK_EDGE = 0.5;

    private TurnCheck() {}

    /**
     * A turn to offer.
     *
     * @param before accuracy as the images are; NaN if it was not decided by accuracy
     * @param after accuracy with the turn
     */
    public record Offer(ImageTurn turn, double before, double after) {}

    /**
     * The turn after which {@code network} reads the images of {@code set} much better; empty if
     * there is none.
     *
     * @throws UserFacingException if the network's numbers outgrow float
     */
    public static Optional<Offer> of(Network network, OwnDataset set) throws UserFacingException {
        boolean fits =
                set.classes().areDigits()
                        && network.architecture().classes() == set.classes().count()
                        && Math.max(set.rows(), set.columns())
                                <= network.architecture().input().size();
        if (set.isEmpty() || !fits) {
            return of(set);
        }
        OwnDataset sample = sample(set);
        double asItIs = accuracy(network, sample);
        ImageTurn best = ImageTurn.NONE;
        double bestAccuracy = asItIs;
        for (ImageTurn turn : ImageTurn.ALL) {
            double accuracy = accuracy(network, turn.applied(sample));
            if (accuracy > bestAccuracy) {
                best = turn;
                bestAccuracy = accuracy;
            }
        }
        double turned = accuracy(network, best.withPreparation().applied(sample));
        if (turned > bestAccuracy + BETTER) {
            best = best.withPreparation();
            bestAccuracy = turned;
        }
        return bestAccuracy >= READ && bestAccuracy >= asItIs + BETTER
                ? Optional.of(new Offer(best, asItIs, bestAccuracy))
                : Optional.empty();
    }

    /** By the edges alone, for sets that no network here can read. */
    public static Optional<Offer> of(OwnDataset set) {
        if (set.isEmpty()) {
            return Optional.empty();
        }
        OwnDataset sample = sample(set);
        double sum = 0;
        long cells = 0;
        for (OwnExample example : sample.examples()) {
            for (int row = 0; row < set.rows(); row++) {
                for (int column = 0; column < set.columns(); column++) {
                    boolean edge =
                            row == 0
                                    || column == 0
                                    || row == set.rows() - 1
                                    || column == set.columns() - 1;
                    if (edge) {
                        sum += example.pixel(row * set.columns() + column) / 255.0;
                        cells++;
                    }
                }
            }
        }
        ImageTurn inverted = new ImageTurn(false, false, false, true, false);
        return sum / cells > DARK_EDGE
                ? Optional.of(new Offer(inverted, Double.NaN, Double.NaN))
                : Optional.empty();
    }

    private static OwnDataset sample(OwnDataset set) {
        int[] places =
                new Random(1)
                        .ints(0, set.count())
                        .distinct()
                        .limit(Math.min(SAMPLE, set.count()))
                        .toArray();
        try {
            return OwnDataset.of(
                    set.classes(),
                    set.rows(),
                    set.columns(),
                    Arrays.stream(places).mapToObj(set::example).toList());
        } catch (UserFacingException impossible) {
            throw new IllegalStateException("a part of a set is no larger than it", impossible);
        }
    }

    private static double accuracy(Network network, OwnDataset sample) throws UserFacingException {
        boolean fits =
                Math.max(sample.rows(), sample.columns()) <= network.architecture().input().size();
        return fits ? Evaluator.evaluate(network, sample.toDataset(), done -> {}).accuracy() : 0;
    }
}
