package org.kernelscope.experiment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.BatchStatistics;
import org.kernelscope.text.Texts;

/** Experiments, their arms and their findings in words. Stateless; any thread. */
public final class ExperimentWords {
    private static final String OWN = "own-";

    private ExperimentWords() {}

    /** The id of the further arm {@code number}, from 1. */
    public static String ownId(int number) {
        return OWN + number;
    }

    /** The name of an experiment. */
    public static String name(Texts texts, Experiment experiment) {
        return switch (experiment.id()) {
            case "batch" -> texts.get("experiment.batch.name");
            case "colour" -> texts.get("experiment.colour.name");
            case "distortions" -> texts.get("experiment.distortions.name");
            case "dropout" -> texts.get("experiment.dropout.name");
            case "dying" -> texts.get("experiment.dying.name");
            case "global" -> texts.get("experiment.global.name");
            case "normalisation" -> texts.get("experiment.normalisation.name");
            case "optimizers" -> texts.get("experiment.optimizers.name");
            case "overfitting" -> texts.get("experiment.overfitting.name");
            case "pooling" -> texts.get("experiment.pooling.name");
            case "rate" -> texts.get("experiment.rate.name");
            case "shuffled" -> texts.get("experiment.shuffled.name");
            case "table" -> texts.get("experiment.table.name");
            case "twins" -> texts.get("experiment.twins.name");
            case "vanishing" -> texts.get("experiment.vanishing.name");
            default -> throw new IllegalArgumentException(experiment.id());
        };
    }

    /** The claim of an experiment, in one sentence that a test holds. */
    public static String shows(Texts texts, Experiment experiment) {
        return switch (experiment.id()) {
            case "batch" -> texts.get("experiment.batch");
            case "colour" -> texts.get("experiment.colour");
            case "distortions" -> texts.get("experiment.distortions");
            case "dropout" -> texts.get("experiment.dropout");
            case "dying" -> texts.get("experiment.dying");
            case "global" -> texts.get("experiment.global");
            case "normalisation" -> texts.get("experiment.normalisation");
            case "optimizers" -> texts.get("experiment.optimizers");
            case "overfitting" -> texts.get("experiment.overfitting");
            case "pooling" -> texts.get("experiment.pooling");
            case "rate" -> texts.get("experiment.rate");
            case "shuffled" -> texts.get("experiment.shuffled");
            case "table" -> texts.get("experiment.table");
            case "twins" -> texts.get("experiment.twins");
            case "vanishing" -> texts.get("experiment.vanishing");
            default -> throw new IllegalArgumentException(experiment.id());
        };
    }

    /** The name of an arm. */
    public static String arm(Texts texts, Experiment.Arm arm) {
        String id = arm.id();
        if (id.startsWith(OWN)) {
            return texts.get("experiment.arm.own", id.substring(OWN.length()));
        }
        if (Character.isDigit(id.charAt(0))) {
            boolean batch = id.equals(Integer.toString(arm.settings().batch()));
            String count = String.format(Locale.ROOT, "%,d", Integer.parseInt(id));
            return batch
                    ? texts.get("experiment.arm.batch", count)
                    : texts.get("experiment.arm.digits", count);
        }
        return switch (id) {
            case "adam" -> "Adam";
            case "average" -> texts.get("experiment.arm.average");
            case "batch" -> texts.get("experiment.arm.normalised");
            case "distorted" -> texts.get("experiment.arm.distorted");
            case "dropout" -> texts.get("experiment.arm.dropout");
            case "equal" -> texts.get("experiment.arm.equal");
            case "flattened" -> texts.get("experiment.arm.flattened");
            case "full" -> texts.get("experiment.arm.full");
            case "large", "small" -> texts.get("experiment.arm.rate", plain(arm.settings().rate()));
            case "hue-of-class" -> texts.get("experiment.arm.hueOfClass");
            case "hue-random" -> texts.get("experiment.arm.hueRandom");
            case "leaky" -> texts.get("experiment.arm.leaky");
            case "lenet5" -> "LeNet-5";
            case "lenet5-shuffled" -> texts.get("experiment.arm.shuffled", "LeNet-5");
            case "max" -> texts.get("experiment.arm.max");
            case "mean" -> texts.get("experiment.arm.mean");
            case "mlp" -> "MLP";
            case "mlp-shuffled" -> texts.get("experiment.arm.shuffled", "MLP");
            case "paper" -> texts.get("experiment.arm.paper");
            case "plain" -> texts.get("experiment.arm.plain");
            case "random" -> texts.get("experiment.arm.random");
            case "relu" -> "ReLU";
            case "sigmoid" -> texts.get("experiment.arm.sigmoid");
            case "stride" -> texts.get("experiment.arm.stride");
            case "table" -> texts.get("experiment.arm.table");
            default -> throw new IllegalArgumentException(id);
        };
    }

    /** The measurements in sentences, and whether the claim of the experiment holds for them. */
    public static String found(Texts texts, Experiment experiment, List<ArmResult> results) {
        Finding finding = Finding.of(experiment, results);
        String measured =
                texts.get(
                        "experiment.found",
                        arm(texts, finding.best().arm()),
                        percent(Finding.test(finding.best())),
                        arm(texts, finding.worst().arm()),
                        percent(Finding.test(finding.worst())));
        String detail = detail(texts, experiment, results);
        String verdict =
                texts.get(finding.holds() ? "experiment.found.holds" : "experiment.found.fails");
        return measured + " " + (detail.isEmpty() ? "" : detail + " ") + verdict;
    }

    /** The quantity that the experiment is about, if that is not the test accuracy. */
    private static String detail(Texts texts, Experiment experiment, List<ArmResult> results) {
        ArmResult a = results.get(0);
        ArmResult b = results.get(1);
        return switch (experiment.id()) {
            case "vanishing" ->
                    texts.get(
                            "experiment.found.gradient",
                            a.arm().architecture().layers().get(0).name(),
                            round(Finding.firstGradient(b) / Finding.firstGradient(a)),
                            arm(texts, b.arm()));
            case "twins" ->
                    texts.get(
                            "experiment.found.spread",
                            number(a.kernelSpread()),
                            number(b.kernelSpread()));
            case "overfitting", "dropout", "distortions", "colour" ->
                    texts.get(
                            "experiment.found.gap",
                            points(Finding.gap(a)),
                            arm(texts, a.arm()),
                            points(Finding.gap(b)),
                            arm(texts, b.arm()));
            case "normalisation" -> statistics(texts, b.statistics());
            case "table", "global" ->
                    texts.get(
                            "experiment.found.parameters",
                            count(a.arm().architecture().parameterCount()),
                            count(b.arm().architecture().parameterCount()));
            default -> "";
        };
    }

    private static String statistics(Texts texts, @Nullable BatchStatistics found) {
        return found == null
                ? ""
                : texts.get(
                        "experiment.found.statistics",
                        found.digits(),
                        found.alone(),
                        found.together(),
                        found.batch(),
                        found.running());
    }

    /** A share as {@code 91.5 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String round(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
