package org.kernelscope.experiment;

import java.util.Comparator;
import java.util.List;

/**
 * The finding of an experiment, computed from its measurements. Immutable; any thread.
 *
 * @param best the arm that reads most of the test digits
 * @param worst the arm that reads the fewest
 * @param holds true if the sentence of the experiment is true of these results
 */
public record Finding(ArmResult best, ArmResult worst, boolean holds) {
    /**
     * The finding of a whole experiment.
     *
     * @param results of all arms that ship with it, in their order; further ones are ignored for
     *     the sentence
     */
    public static Finding of(Experiment experiment, List<ArmResult> results) {
        Comparator<ArmResult> byTest = Comparator.comparingDouble(Finding::test);
        return new Finding(
                results.stream().max(byTest).orElseThrow(),
                results.stream().min(byTest).orElseThrow(),
                holds(experiment.id(), results));
    }

    /** The share of the test digits that an arm reads at the end. */
    public static double test(ArmResult result) {
        return result.last().test().accuracy();
    }

    /** Training accuracy less test accuracy at the end. */
    public static double gap(ArmResult result) {
        return result.last().train().accuracy() - test(result);
    }

    /** The gradient of the first layer at the first step, root mean square. */
    public static double firstGradient(ArmResult result) {
        String first = result.arm().architecture().layers().get(0).name();
        return result.measurements().get(0).gradients().getOrDefault(first, 0.0);
    }

    /** The loss on the test digits after the first step. */
    private static double firstLoss(ArmResult result) {
        return result.measurements().get(0).test().loss();
    }

    private static boolean holds(String experiment, List<ArmResult> all) {
        ArmResult a = all.get(0);
        ArmResult b = all.get(1);
        return switch (experiment) {
            case "vanishing" ->
                    firstGradient(a) < firstGradient(b) / 10 && test(a) < 0.3 && test(b) > 0.8;
            case "dying" -> test(a) < 0.2 && test(b) > 0.6;
            case "twins" -> a.kernelSpread() < 1e-6 && b.kernelSpread() > 0.1;
            case "rate" -> test(a) > 0.8 && test(b) < 0.2 && firstLoss(b) > 5 * firstLoss(a);
            case "table" -> parameters(b) - parameters(a) == 900 && test(b) - test(a) <= 0.04;
            case "pooling" -> all.subList(0, 3).stream().allMatch(arm -> test(arm) > 0.85);
            case "global" -> parameters(a) > 6 * parameters(b) && test(a) - test(b) > 0.2;
            case "normalisation" -> test(b) - test(a) > 0.05;
            case "dropout" -> a.last().train().accuracy() > 0.98 && test(b) > test(a);
            case "overfitting" ->
                    a.last().train().accuracy() > 0.98 && gap(a) > 0.15 && Math.abs(gap(b)) < 0.05;
            case "distortions" -> test(b) > test(a);
            case "batch" -> test(a) > test(all.get(2)) && test(b) > test(all.get(2));
            case "colour" -> a.last().train().accuracy() > 0.97 && test(a) < 0.4 && test(b) > 0.65;
            case "optimizers" -> test(a) > 0.75 && test(b) > 0.75;
            case "shuffled" ->
                    test(a) - test(b) > 0.03
                            && Math.abs(test(all.get(2)) - test(all.get(3))) < 0.03;
            default -> throw new IllegalArgumentException(experiment);
        };
    }

    private static long parameters(ArmResult result) {
        return result.arm().architecture().parameterCount();
    }
}
