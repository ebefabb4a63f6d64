package org.kernelscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;

/**
 * Networks between the LeNet-5 of today's textbooks and that of 1998. Each differs from its
 * neighbour in one thing.
 */
public final class LenetVariants {
    private LenetVariants() {}

    /** The differences, in the order of {@link #cumulative}. */
    public enum Difference {
        /** Trainable subsampling instead of maximum pooling. */
        POOLING,
        /**
         * 1.7159·tanh(2z/3) instead of ReLU, with the matching input encoding (ink from −0.1 to
         * 1.175) and initial weights (±2.4/fan-in).
         */
        ACTIVATION,
        /** C3 sees only some of the maps of S2. */
        TABLE,
        /** Ten distances to fixed codes instead of the softmax. */
        OUTPUT;

        /** The word in the names of networks: {@code pooling}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The five networks from {@code lenet5-modern} to {@code lenet5-1998}, each with one difference
     * more.
     */
    public static List<Architecture> cumulative() {
        List<Architecture> steps = new ArrayList<>();
        Set<Difference> sofar = EnumSet.noneOf(Difference.class);
        steps.add(of(sofar));
        for (Difference difference : Difference.values()) {
            sofar.add(difference);
            steps.add(of(sofar));
        }
        return List.copyOf(steps);
    }

    /** The four networks with one difference to {@code lenet5-modern} each. */
    public static List<Architecture> singleDifferences() {
        return Arrays.stream(Difference.values())
                .map(difference -> of(EnumSet.of(difference)))
                .toList();
    }

    /**
     * All of {@link #cumulative} and {@link #singleDifferences} that are not presets, each once.
     */
    public static List<Architecture> nonPresets() {
        Set<Architecture> all = new java.util.LinkedHashSet<>(cumulative());
        all.addAll(singleDifferences());
        all.removeAll(Presets.all());
        return List.copyOf(all);
    }

    /** The variant called {@code id}, for example {@code lenet5-modern-table}. */
    public static Optional<Architecture> byId(String id) {
        return nonPresets().stream().filter(variant -> variant.id().equals(id)).findFirst();
    }

    /**
     * The differences between {@code lenet5-modern} and the variant called {@code id}; empty if
     * there is no such variant.
     */
    public static Set<Difference> differences(String id) {
        String prefix = Presets.LENET5_MODERN.id() + "-";
        Set<Difference> found = EnumSet.noneOf(Difference.class);
        if (byId(id).isPresent()) {
            List<String> words = Arrays.asList(id.substring(prefix.length()).split("-"));
            Arrays.stream(Difference.values())
                    .filter(difference -> words.contains(difference.id()))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * {@code lenet5-modern} with these differences. With none it is that preset, with all it is
     * {@code lenet5-1998}.
     *
     * <p>The subsampling uses the activation of the other layers. The RBF output compares with −1
     * and 1, and a ReLU never reaches −1; the network with only that difference shows this.
     */
    public static Architecture of(Set<Difference> differences) {
        boolean then = differences.contains(Difference.ACTIVATION);
        Activation f = then ? Activation.SCALED_TANH : Activation.RELU;
        return Presets.known(
                id(differences),
                then ? Presets.LENET5_1998.input() : Presets.LENET5_MODERN.input(),
                then ? Initialisation.LECUN_1998 : Initialisation.AUTOMATIC,
                Presets.lenet5(
                        f,
                        differences.contains(Difference.POOLING)
                                ? Presets.subsampling(f)
                                : Presets.halving(PoolKind.MAX),
                        differences.contains(Difference.TABLE)
                                ? ConnectionTable.LENET5
                                : ConnectionTable.FULL,
                        differences.contains(Difference.OUTPUT)
                                ? new RbfSpec("output")
                                : new OutputSpec("output", 10)));
    }

    private static String id(Set<Difference> differences) {
        if (differences.containsAll(EnumSet.allOf(Difference.class))) {
            return Presets.LENET5_1998.id();
        }
        StringBuilder id = new StringBuilder(Presets.LENET5_MODERN.id());
        for (Difference difference : Difference.values()) {
            if (differences.contains(difference)) {
                id.append('-').append(difference.id());
            }
        }
        return id.toString();
    }
}
