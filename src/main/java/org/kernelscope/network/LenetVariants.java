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
 * Then and now: what differs between the LeNet-5 of the textbooks and that of 1998, one difference
 * at a time. Stateless; any thread.
 */
public final class LenetVariants {
    private LenetVariants() {}

    /** What differs, in the order in which {@link #steps} goes back in time. */
    public enum Difference {
        /** The window's sum times a coefficient plus a bias, squashed, instead of its largest. */
        POOLING,
        /**
         * 1.7159 tanh(2a/3) instead of ReLU, and what belongs to it: ink from −0.1 to 1.175, first
         * weights in ±2.4/fan-in.
         */
        ACTIVATION,
        /** C3 made from some of the maps of S2 instead of all. */
        TABLE,
        /** Ten distances to fixed pictures instead of the softmax. */
        OUTPUT;

        /** The word for it in the names of networks: {@code pooling}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The way from {@code lenet5-modern} to {@code lenet5-1998}, each one difference farther than
     * the one before: five networks.
     */
    public static List<Architecture> steps() {
        List<Architecture> steps = new ArrayList<>();
        Set<Difference> sofar = EnumSet.noneOf(Difference.class);
        steps.add(of(sofar));
        for (Difference difference : Difference.values()) {
            sofar.add(difference);
            steps.add(of(sofar));
        }
        return List.copyOf(steps);
    }

    /** {@code lenet5-modern} with each difference on its own: four networks. */
    public static List<Architecture> alone() {
        return Arrays.stream(Difference.values())
                .map(difference -> of(EnumSet.of(difference)))
                .toList();
    }

    /** All of {@link #steps} and {@link #alone} that are not presets, each once. */
    public static List<Architecture> between() {
        Set<Architecture> all = new java.util.LinkedHashSet<>(steps());
        all.addAll(alone());
        all.removeAll(Presets.all());
        return List.copyOf(all);
    }

    /** The one called {@code id}, for example {@code lenet5-modern-table}. */
    public static Optional<Architecture> byId(String id) {
        return between().stream().filter(variant -> variant.id().equals(id)).findFirst();
    }

    /**
     * What differs between {@code lenet5-modern} and the one called {@code id}; empty if unknown.
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
     * {@code lenet5-modern} with these differences. With none of them it is the preset, with all of
     * them it is {@code lenet5-1998}.
     *
     * <p>The pooling is squashed by the activation of the rest. The RBF output compares with −1 and
     * 1, which a ReLU cannot reach on one side: alone, that difference shows just this.
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
