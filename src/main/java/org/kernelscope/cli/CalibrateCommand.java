package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kernelscope.analysis.Calibration;
import org.kernelscope.analysis.CalibrationData;
import org.kernelscope.analysis.Rejection;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.storage.JsonText;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code calibrate}: whether a network is right as often as it is sure, and whether a threshold can
 * refuse images that show no digit.
 */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Compare the confidence of a network with its accuracy.")
public final class CalibrateCommand implements Callable<Integer> {
    private final Console console;
    private final Engine engine;

    @Mixin private ModelOption model = new ModelOption();

    @Option(
            names = "--test-digits",
            defaultValue = "10000",
            paramLabel = "N",
            description = "The first N test digits (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = 10_000)
    private int testDigits;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which computes with {@code engine} and answers on {@code console}. */
    public CalibrateCommand(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException {
        Model trained = model.load();
        try (Network network = engine.open(trained.architecture(), trained.weights())) {
            CalibrationData data =
                    CalibrationData.measure(network, Mnist.inside().test().range(0, testDigits));
            double best = Calibration.bestTemperature(data.probabilities(), data.labels());
            if (json) {
                console.out().println(JsonText.of(json(data, best)));
            } else {
                print(data, best);
            }
        }
        return 0;
    }

    private void print(CalibrationData data, double best) {
        Texts texts = console.texts();
        Calibration plain = data.calibration(1);
        TextTable bins = new TextTable();
        bins.row(
                texts.get("calibrate.confidence"),
                texts.get("calibrate.count"),
                texts.get("calibrate.accuracy"));
        for (Calibration.Bin bin : plain.bins()) {
            if (bin.count() > 0) {
                bins.row(
                        String.format(Locale.ROOT, "%.4f", bin.confidence()),
                        Integer.toString(bin.count()),
                        String.format(Locale.ROOT, "%.4f", bin.accuracy()));
            }
        }
        bins.print(console.out());
        console.out()
                .println(
                        texts.get(
                                "calibrate.summary",
                                decimal(100 * plain.accuracy()),
                                decimal(100 * plain.confidence()),
                                decimal(100 * plain.error())));
        console.out()
                .println(
                        texts.get(
                                "calibrate.temperature",
                                decimal(best),
                                decimal(100 * data.calibration(best).error())));
        tell("calibrate.byProbability", data.byProbability(1), data.others().size());
        if (data.rbf()) {
            tell("calibrate.byDistance", data.byDistance(), data.others().size());
        }
    }

    private void tell(String key, Rejection rejection, int others) {
        double threshold = rejection.thresholdFor(0.95);
        console.out()
                .println(
                        console.texts()
                                .get(
                                        key,
                                        decimal(100 * rejection.digitsAccepted(threshold)),
                                        decimal(100 * rejection.othersAccepted(threshold)),
                                        others,
                                        decimal(rejection.area())));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    private JsonObject json(CalibrationData data, double best) {
        JsonObject root = new JsonObject();
        root.addProperty("model", model.name());
        root.add("plain", json(data.calibration(1)));
        root.addProperty("temperature", best);
        root.add("atTemperature", json(data.calibration(best)));
        root.add("byProbability", json(data.byProbability(1)));
        if (data.rbf()) {
            root.add("byDistance", json(data.byDistance()));
        }
        return root;
    }

    private static JsonObject json(Calibration calibration) {
        JsonObject object = new JsonObject();
        object.addProperty("count", calibration.count());
        object.addProperty("accuracy", calibration.accuracy());
        object.addProperty("confidence", calibration.confidence());
        object.addProperty("ece", calibration.error());
        object.addProperty("loss", calibration.loss());
        JsonArray bins = new JsonArray();
        for (Calibration.Bin bin : calibration.bins()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("from", bin.from());
            entry.addProperty("to", bin.to());
            entry.addProperty("count", bin.count());
            entry.addProperty("confidence", bin.confidence());
            entry.addProperty("accuracy", bin.accuracy());
            bins.add(entry);
        }
        object.add("bins", bins);
        return object;
    }

    private static JsonObject json(Rejection rejection) {
        double threshold = rejection.thresholdFor(0.95);
        JsonObject object = new JsonObject();
        object.addProperty("auc", rejection.area());
        object.addProperty("threshold", threshold);
        object.addProperty("digitsAccepted", rejection.digitsAccepted(threshold));
        object.addProperty("othersAccepted", rejection.othersAccepted(threshold));
        JsonArray curve = new JsonArray();
        for (double[] point : rejection.curve()) {
            JsonArray pair = new JsonArray();
            pair.add(point[0]);
            pair.add(point[1]);
            curve.add(pair);
        }
        object.add("roc", curve);
        return object;
    }
}
