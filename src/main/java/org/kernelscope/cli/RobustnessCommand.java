package org.kernelscope.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.RobustnessCurve;
import org.kernelscope.analysis.RobustnessScan;
import org.kernelscope.analysis.RobustnessSurface;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code robustness}: the predictions of networks for an image, or for many test digits, while it
 * is moved or disturbed.
 */
@Command(
        name = "robustness",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measure how predictions change when images are moved or disturbed.")
public final class RobustnessCommand implements Callable<Integer> {
    private final Console console;
    private final Engine engine;

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "An image of a digit: PNG, JPEG, GIF, BMP, WebP, TIFF.")
    private @Nullable Path image;

    @Option(
            names = "--test-digits",
            paramLabel = "N",
            description = "Instead of an image: the first N test digits, along --over alone.")
    @Range(from = 1, to = 10_000)
    private @Nullable Integer testDigits;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "A trained network: a .safetensors file, or the name of one that comes with"
                            + " the program (default: lenet5-modern). May be given several times.")
    private List<String> models = List.of();

    @Option(
            names = "--over",
            required = true,
            paramLabel = "QUANTITY=FROM:TO:COUNT",
            description = "The first quantity, such as turn=-60:60:41.")
    private String over = "";

    @Option(
            names = "--and",
            paramLabel = "QUANTITY=FROM:TO:COUNT",
            description = "The second quantity, such as scale=0.5:2:41.")
    private @Nullable String and;

    @Option(
            names = "--before",
            description = "Move the image before it is prepared, and not after.")
    private boolean before;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which computes with {@code engine} and answers on {@code console}. */
    public RobustnessCommand(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException, InterruptedException {
        Sweep first = Sweep.parse(over);
        if ((image == null) == (testDigits == null)) {
            throw new UserFacingException("robustness.source");
        }
        List<Model> loaded = new ArrayList<>();
        List<String> names = models.isEmpty() ? List.of(ModelOption.DEFAULT) : models;
        for (String name : names) {
            loaded.add(ModelOption.load(name));
        }
        if (testDigits != null) {
            if (and != null || before) {
                throw new UserFacingException("robustness.curve");
            }
            curves(names, loaded, first, Mnist.inside().test().range(0, testDigits));
            return 0;
        }
        if (and == null) {
            throw new UserFacingException("robustness.and");
        }
        Sweep second = Sweep.parse(and);
        RobustnessScan.check(first, second);
        Path file = java.util.Objects.requireNonNull(image);
        Drawing.Backdrop picture =
                InputImage.read(console, file, loaded.get(0).classNames()).backdrop();
        surfaces(names, loaded, first, second, Drawing.of(picture));
        return 0;
    }

    private void surfaces(
            List<String> names, List<Model> loaded, Sweep first, Sweep second, Drawing drawing)
            throws UserFacingException {
        Movement movement = Movement.NONE.withBefore(before);
        Movement.Mover mover = new Movement.Mover();
        JsonArray answers = new JsonArray();
        TextTable table = new TextTable();
        Texts texts = console.texts();
        table.row(
                texts.get("robustness.model"),
                texts.get("robustness.prediction"),
                texts.get("robustness.share"));
        for (int i = 0; i < loaded.size(); i++) {
            Model model = loaded.get(i);
            try (Network network = engine.open(model.architecture(), model.weights())) {
                int still =
                        network.forward(
                                        model.architecture()
                                                .input()
                                                .encode(
                                                        mover.move(
                                                                drawing,
                                                                movement,
                                                                model.architecture()
                                                                        .input()
                                                                        .channels())))
                                .checked()
                                .probabilities()
                                .argMax();
                RobustnessSurface surface =
                        RobustnessScan.compute(
                                network,
                                transform ->
                                        mover.move(
                                                drawing,
                                                movement.with(transform),
                                                model.architecture().input().channels()),
                                Transform.NONE,
                                first,
                                second);
                answers.add(json(names.get(i), still, surface));
                table.row(
                        names.get(i),
                        Integer.toString(still),
                        ClassifyCommand.percent(surface.shareOf(still)));
            }
        }
        JsonObject root = new JsonObject();
        JsonArray axes = new JsonArray();
        axes.add(axis(first));
        axes.add(axis(second));
        root.add("axes", axes);
        root.add("models", answers);
        print(root, table);
    }

    private static JsonObject json(String name, int still, RobustnessSurface surface) {
        JsonArray rows = new JsonArray();
        for (int j = 0; j < surface.and().count(); j++) {
            JsonArray row = new JsonArray();
            for (int i = 0; i < surface.over().count(); i++) {
                JsonArray point = new JsonArray();
                for (int label = 0; label < surface.classes(); label++) {
                    point.add(surface.probability(i, j, label));
                }
                row.add(point);
            }
            rows.add(row);
        }
        JsonObject answer = new JsonObject();
        answer.addProperty("model", name);
        answer.addProperty("prediction", still);
        answer.addProperty("share", surface.shareOf(still));
        answer.add("probabilities", rows);
        return answer;
    }

    private void curves(List<String> names, List<Model> loaded, Sweep sweep, Dataset digits)
            throws UserFacingException, InterruptedException {
        JsonArray answers = new JsonArray();
        TextTable table = new TextTable();
        Texts texts = console.texts();
        table.row(
                texts.get("robustness.model"),
                sweep.quantity().id(),
                texts.get("robustness.accuracy"),
                texts.get("robustness.mean"),
                texts.get("robustness.lower"),
                texts.get("robustness.upper"));
        for (int i = 0; i < loaded.size(); i++) {
            Model model = loaded.get(i);
            RobustnessCurve curve = RobustnessCurve.compute(engine, model, digits, sweep);
            JsonObject answer = new JsonObject();
            answer.addProperty("model", names.get(i));
            answer.addProperty("count", curve.images());
            answer.add("accuracy", numbers(curve.accuracy()));
            answer.add("mean", numbers(curve.mean()));
            answer.add("lowerQuartile", numbers(curve.lower()));
            answer.add("upperQuartile", numbers(curve.upper()));
            answers.add(answer);
            for (int at = 0; at < sweep.count(); at++) {
                table.row(
                        names.get(i),
                        String.format(Locale.ROOT, "%.4g", sweep.at(at)),
                        ClassifyCommand.percent(curve.accuracy()[at]),
                        ClassifyCommand.percent(curve.mean()[at]),
                        ClassifyCommand.percent(curve.lower()[at]),
                        ClassifyCommand.percent(curve.upper()[at]));
            }
        }
        JsonObject root = new JsonObject();
        JsonArray axes = new JsonArray();
        axes.add(axis(sweep));
        root.add("axes", axes);
        root.add("models", answers);
        print(root, table);
    }

    private void print(JsonObject root, TextTable table) {
        if (json) {
            console.out().println(new GsonBuilder().create().toJson(root));
        } else {
            table.print(console.out());
        }
    }

    private static JsonObject axis(Sweep sweep) {
        Quantity quantity = sweep.quantity();
        JsonObject axis = new JsonObject();
        axis.addProperty("name", quantity.id());
        axis.add("values", numbers(sweep.values()));
        return axis;
    }

    private static JsonArray numbers(double... values) {
        JsonArray array = new JsonArray();
        for (double value : values) {
            array.add(value);
        }
        return array;
    }
}
