package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Network;
import org.kernelscope.text.UserFacingException;

/**
 * Notices that the images of a set were made otherwise than those a network learned from:
 * transposed, mirrored, upside down, inverted, of another size. It tries all ways on a few hundred
 * digits of the set and takes the one that the network reads best. A set with too few digits is
 * looked at for inked edges, for letters that lie on their side, and for the name of EMNIST. Images
 * in colour have no ink: their edges tell nothing, and they are not prepared. The network's thread.
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

    /** Fewer digits than this decide nothing. */
    private static final int FEW_DIGITS = 30;

    /** Classes that are one upright stroke, or little more. */
    private static final Set<String> UPRIGHT = Set.of("1", "I", "i", "j", "l", "f", "ㅣ");

    /** Fewer of them than this decide nothing. */
    private static final int FEW_STROKES = 10;

    /** They lie if so many are wider than high; they stand if the others are so many. */
    private static final double CLEAR = 2.0 / 3;

    private static final ImageTurn TRANSPOSED = new ImageTurn(true, false, false, false, false);
    private static final ImageTurn INVERTED = new ImageTurn(false, false, false, true, false);

    /** The evidence for a turn. */
    public enum Reason {
        /** The network reads the digits much better. */
        READ,
        /** The edges are inked. */
        EDGES,
        /** Letters of one upright stroke lie on their side. */
        STROKES,
        /** The files are named after EMNIST, whose images are published transposed. */
        NAME
    }

    private TurnCheck() {}

    /**
     * A turn to offer.
     *
     * @param before accuracy as the images are; NaN but for {@link Reason#READ}
     * @param after accuracy with the turn; NaN but for {@link Reason#READ}
     */
    public record Offer(ImageTurn turn, Reason reason, double before, double after) {
        private static Offer of(ImageTurn turn, Reason reason) {
            return new Offer(turn, reason, Double.NaN, Double.NaN);
        }
    }

    /**
     * The turn after which {@code network} reads the images of {@code set} much better; empty if
     * there is none.
     *
     * @throws UserFacingException if the network's numbers outgrow float
     */
    public static Optional<Offer> of(Network network, OwnDataset set) throws UserFacingException {
        OwnDataset digits = digits(set);
        boolean fits =
                network.architecture().classes() == ClassNames.DIGITS.count()
                        && Math.max(set.rows(), set.columns())
                                <= network.architecture().input().size();
        boolean enough = set.classes().areDigits() || digits.count() >= FEW_DIGITS;
        if (digits.isEmpty() || !fits || !enough) {
            return of(set);
        }
        OwnDataset sample = sample(digits);
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
        double prepared =
                set.isColour() ? 0 : accuracy(network, best.withPreparation().applied(sample));
        if (prepared > bestAccuracy + BETTER) {
            best = best.withPreparation();
            bestAccuracy = prepared;
        }
        return bestAccuracy >= READ && bestAccuracy >= asItIs + BETTER
                ? Optional.of(new Offer(best, Reason.READ, asItIs, bestAccuracy))
                : Optional.empty();
    }

    /** By the images and the names alone, for sets that no network here can read. */
    public static Optional<Offer> of(OwnDataset set) {
        if (set.isEmpty()) {
            return Optional.empty();
        }
        if (!set.isColour() && edge(sample(set)) > DARK_EDGE) {
            return Optional.of(Offer.of(INVERTED, Reason.EDGES));
        }
        if (!isNamed(set, "idx3") && !isNamed(set, "idx4")) {
            return Optional.empty();
        }
        OwnDataset strokes = sample(examples(set, set.classes(), UPRIGHT));
        if (strokes.count() < FEW_STROKES) {
            return isNamed(set, "emnist")
                    ? Optional.of(Offer.of(TRANSPOSED, Reason.NAME))
                    : Optional.empty();
        }
        double lying = strokes.examples().stream().filter(it -> lies(it, set)).count();
        double share = lying / strokes.count();
        if (share >= CLEAR) {
            return Optional.of(Offer.of(TRANSPOSED, Reason.STROKES));
        }
        return share > 1 - CLEAR && isNamed(set, "emnist")
                ? Optional.of(Offer.of(TRANSPOSED, Reason.NAME))
                : Optional.empty();
    }

    /** The mean ink of the outermost pixels, 0 to 1. */
    private static double edge(OwnDataset set) {
        double sum = 0;
        long cells = 0;
        for (OwnExample example : set.examples()) {
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
        return sum / cells;
    }

    /** True if most images are from files with {@code word} in their names. */
    private static boolean isNamed(OwnDataset set, String word) {
        long found =
                set.examples().stream()
                        .filter(it -> it.source().toLowerCase(Locale.ROOT).contains(word))
                        .count();
        return 2 * found > set.count();
    }

    /** True if the ink is spread more across than down. */
    private static boolean lies(OwnExample example, OwnDataset set) {
        double sum = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        for (int row = 0; row < set.rows(); row++) {
            for (int column = 0; column < set.columns(); column++) {
                double ink = example.level(row * set.columns() + column);
                sum += ink;
                x += ink * column;
                y += ink * row;
                xx += ink * column * column;
                yy += ink * row * row;
            }
        }
        return sum > 0 && xx - x * x / sum > yy - y * y / sum;
    }

    /** The digits among the examples, under the labels that they have with a network for digits. */
    private static OwnDataset digits(OwnDataset set) {
        return set.classes().areDigits()
                ? set
                : examples(set, ClassNames.DIGITS, Set.copyOf(ClassNames.DIGITS.names()));
    }

    /** The examples whose classes are among {@code names}, labelled as {@code classes} are. */
    private static OwnDataset examples(OwnDataset set, ClassNames classes, Set<String> names) {
        List<OwnExample> found = new ArrayList<>();
        for (OwnExample example : set.examples()) {
            String name = set.classes().name(example.label());
            if (names.contains(name)) {
                found.add(example.withLabel(classes.find(name).orElseThrow()));
            }
        }
        return part(set, classes, found);
    }

    private static OwnDataset sample(OwnDataset set) {
        if (set.isEmpty()) {
            return set;
        }
        int[] places =
                new Random(1)
                        .ints(0, set.count())
                        .distinct()
                        .limit(Math.min(SAMPLE, set.count()))
                        .toArray();
        return part(set, set.classes(), Arrays.stream(places).mapToObj(set::example).toList());
    }

    private static OwnDataset part(OwnDataset set, ClassNames classes, List<OwnExample> examples) {
        try {
            return OwnDataset.of(classes, set.shape(), examples);
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
