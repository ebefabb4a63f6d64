package org.kernelscope.pytorch;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.pytorch.ArchitectureSearch.Candidate;
import org.kernelscope.pytorch.ArchitectureSearch.Found;
import org.kernelscope.pytorch.ModuleChain.Link;
import org.kernelscope.pytorch.ModuleWeights.Kind;
import org.kernelscope.text.UserFacingException;

/**
 * The possible architectures of a network read digits in rounds, from which the better ones go on
 * to more digits. Each step takes some tens of milliseconds. One thread at a time.
 */
public final class ArchitectureTrial {
    /** Digits that are read in one step. */
    private static final int STEP = 100;

    /**
     * Many go on: a few digits do not tell max from average pooling, and several candidates are the
     * same but for zeros around the input.
     */
    private static final List<Round> ROUNDS =
            List.of(
                    new Round(20, 80, 0.3),
                    new Round(100, 40, 0.4),
                    new Round(500, 16, 0.6),
                    new Round(2_000, ArchitectureSearch.MOST, 1));

    /**
     * @param digits so many are read, with those of earlier rounds
     * @param keep so many candidates go on
     * @param done the share of the search that is done then
     */
    private record Round(int digits, int keep, double done) {}

    /** Unread candidates are the last. Of equals, the more usual one is before the other. */
    private static final Comparator<Tried> BEST_FIRST =
            Comparator.comparingDouble((Tried it) -> it.read == 0 ? 1 : -it.accuracy())
                    .thenComparingInt(it -> it.place);

    private final ModuleChain chain;
    private final Dataset digits;
    private List<Tried> left;
    private int round;
    private int index;

    /** A candidate and what it has read. */
    private static final class Tried {
        private final Candidate candidate;
        private final int place;
        private int right;
        private int read;

        /**
         * @param place its place among all, the most usual first
         */
        Tried(Candidate candidate, int place) {
            this.candidate = candidate;
            this.place = place;
        }

        double accuracy() {
            return read == 0 ? Double.NaN : (double) right / read;
        }

        Candidate candidate() {
            return new Candidate(
                    candidate.model(), candidate.known(), candidate.normalisedFirst(), accuracy());
        }
    }

    /**
     * The layers that the shapes show.
     *
     * @param convolutions in the order of the data
     * @param units of the dense layers; the last are the classes
     * @param isNormalised true if there is a batch normalisation
     */
    public record Recognised(
            List<Convolution> convolutions, List<Integer> units, boolean isNormalised) {
        /**
         * A convolution.
         *
         * @param side rows and columns of its kernels
         * @param maps the number of its output maps
         */
        public record Convolution(int side, int maps) {}
    }

    /**
     * @param all the possible architectures, the most usual first; at least one
     * @param digits the images that they read
     */
    ArchitectureTrial(ModuleChain chain, List<Candidate> all, Dataset digits) {
        this.chain = chain;
        this.digits = digits;
        this.left = IntStream.range(0, all.size()).mapToObj(i -> new Tried(all.get(i), i)).toList();
        int highest = -1;
        for (int i = 0; i < digits.count(); i++) {
            highest = Math.max(highest, digits.label(i));
        }
        if (all.get(0).model().architecture().classes() != highest + 1) {
            // Labels of other things: the digits decide nothing.
            round = ROUNDS.size();
            left = left.subList(0, Math.min(ArchitectureSearch.MOST, left.size()));
        }
    }

    /** The layers of the network. */
    public Recognised recognised() {
        return new Recognised(
                modules(it -> it.module().kind() == Kind.CONVOLUTION).stream()
                        .map(it -> new Recognised.Convolution(it.side(), it.outputs()))
                        .toList(),
                modules(it -> it.module().kind() == Kind.DENSE).stream()
                        .map(ModuleWeights::outputs)
                        .toList(),
                chain.isNormalised());
    }

    private List<ModuleWeights> modules(Predicate<Link> wanted) {
        return chain.links().stream().filter(wanted).map(Link::module).toList();
    }

    /** True if there is no further step. */
    public boolean isDone() {
        return round == ROUNDS.size();
    }

    /** The network that reads in the next step. */
    public Model next() {
        return left.get(index).candidate.model();
    }

    /**
     * Reads some digits.
     *
     * @param network a network of {@link #next}
     * @throws UserFacingException if the digits are too large for it, or its numbers outgrow float
     */
    public void step(Network network) throws UserFacingException {
        Tried now = left.get(index);
        int count = Math.min(STEP, wanted() - now.read);
        if (count > 0) {
            Dataset some = digits.range(now.read, now.read + count);
            now.right += Evaluator.evaluate(network, some, done -> {}).correct();
            now.read += count;
        }
        if (now.read >= wanted()) {
            index++;
        }
        if (index == left.size()) {
            left = left.stream().sorted(BEST_FIRST).limit(ROUNDS.get(round).keep).toList();
            index = 0;
            round++;
        }
    }

    private int wanted() {
        return Math.min(ROUNDS.get(round).digits, digits.count());
    }

    /** The share that is done, 0 to 1. */
    public double share() {
        double before = round == 0 ? 0 : ROUNDS.get(round - 1).done;
        if (isDone()) {
            return before;
        }
        double part = index + (double) left.get(index).read / wanted();
        return before + (ROUNDS.get(round).done - before) * part / left.size();
    }

    /** The number of candidates that are left. */
    public int count() {
        return left.size();
    }

    /** The best candidates so far, the best first; the accuracy of those without one is NaN. */
    public List<Candidate> best() {
        return left.stream()
                .sorted(BEST_FIRST)
                .limit(ArchitectureSearch.MOST)
                .map(Tried::candidate)
                .toList();
    }

    /** The best candidates so far, and what else is known. */
    public Found found() {
        return new Found(
                best(),
                chain.leftOut(),
                modules(it -> it.module().bias() == null).stream()
                        .map(ModuleWeights::name)
                        .toList());
    }
}
