package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.data.FoundDigit.Stage;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.storage.JsonText;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code classify}: which digit each image shows, how sure the network is, and what it would say
 * otherwise. A file that cannot be read is reported; the others are still classified.
 */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Say which digit each image shows.")
public final class ClassifyCommand implements Callable<Integer> {
    private final Console console;
    private final Engine engine;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Images: PNG, JPEG, GIF, BMP, WebP, TIFF.")
    private List<Path> files = List.of();

    @Mixin private ModelOption model = new ModelOption();

    @Mixin private FindOption find = new FindOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which computes with {@code engine} and answers on {@code console}. */
    public ClassifyCommand(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException {
        Model trained = model.load();
        FindOptions options = find.options(trained.classNames());
        JsonArray answers = new JsonArray();
        TextTable table = new TextTable();
        Texts texts = console.texts();
        table.row(
                texts.get("classify.file"),
                texts.get(trained.classNames() == null ? "classify.digit" : "evaluate.class.named"),
                texts.get("classify.probability"),
                texts.get("classify.runnerUp"),
                texts.get("classify.probability"));
        boolean failed = false;
        boolean answered = false;
        try (Network network = engine.open(trained.architecture(), trained.weights())) {
            for (Path file : files) {
                try {
                    Prediction prediction = prediction(network, file, options);
                    answered = true;
                    answers.add(prediction.json(file, trained));
                    table.row(
                            file.toString(),
                            trained.className(prediction.digit()),
                            percent(prediction.probability()),
                            trained.className(prediction.runnerUp()),
                            percent(prediction.runnerUpProbability()));
                } catch (UserFacingException problem) {
                    failed = true;
                    console.err().println(texts.get(problem));
                    answers.add(failure(file, texts.get(problem)));
                }
            }
        }
        if (json) {
            console.out().println(JsonText.of(answers));
        } else if (answered) {
            table.print(console.out());
        }
        return failed ? 1 : 0;
    }

    private Prediction prediction(Network network, Path file, FindOptions options)
            throws UserFacingException {
        InputImage picture = InputImage.read(console, file, options);
        Tensor input = picture.input(network.architecture().input());
        return Prediction.of(network.forward(input).checked().probabilities(), picture.found());
    }

    private static JsonObject failure(Path file, String sentence) {
        JsonObject answer = new JsonObject();
        answer.addProperty("file", file.toString());
        answer.addProperty("error", sentence);
        return answer;
    }

    /** As in the window, a probability of a softmax is never written as 0 or 100 per cent. */
    static String percent(double probability) {
        if (probability < 0.00005) {
            return "< 0.01 %";
        }
        return probability >= 0.99995
                ? "> 99.99 %"
                : String.format(Locale.ROOT, "%.2f %%", 100 * probability);
    }

    /** The two likeliest classes, all probabilities, and the shape that was read. */
    private record Prediction(Tensor probabilities, int digit, int runnerUp, FoundDigit found) {
        static Prediction of(Tensor probabilities, FoundDigit found) {
            int digit = probabilities.argMax();
            int runnerUp = digit == 0 ? 1 : 0;
            for (int other = 0; other < probabilities.size(); other++) {
                if (other != digit && probabilities.get(other) > probabilities.get(runnerUp)) {
                    runnerUp = other;
                }
            }
            return new Prediction(probabilities, digit, runnerUp, found);
        }

        double probability() {
            return probabilities.get(digit);
        }

        double runnerUpProbability() {
            return probabilities.get(runnerUp);
        }

        JsonObject json(Path file, Model trained) {
            JsonArray all = new JsonArray();
            for (float probability : probabilities.toArray()) {
                all.add(probability);
            }
            JsonObject answer = new JsonObject();
            answer.addProperty("file", file.toString());
            answer.addProperty("digit", digit);
            answer.addProperty("name", trained.className(digit));
            answer.addProperty("probability", probabilities.get(digit));
            answer.addProperty("runnerUp", runnerUp);
            answer.addProperty("runnerUpName", trained.className(runnerUp));
            answer.add("probabilities", all);
            answer.addProperty("shapes", found.candidates().size());
            answer.addProperty("candidate", found.chosen() + 1);
            Box place = found.place();
            JsonArray box = new JsonArray();
            box.add(place.x());
            box.add(place.y());
            box.add(place.width());
            box.add(place.height());
            answer.add("box", box);
            JsonArray steps = new JsonArray();
            for (Stage stage : found.stages()) {
                steps.add(stage.step().name().toLowerCase(Locale.ROOT));
            }
            answer.add("steps", steps);
            return answer;
        }
    }
}
