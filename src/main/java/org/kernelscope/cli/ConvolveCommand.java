package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.storage.JsonFiles;
import org.kernelscope.storage.JsonText;
import org.kernelscope.storage.PathNames;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kernelscope convolve}: one operation on maps that are typed or read from a file. */
@Command(
        name = "convolve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Compute a convolution, a pooling or a pixel shuffle of small maps, with the"
                        + " formula of the output size.")
public final class ConvolveCommand implements Callable<Integer> {
    private static final long LARGEST_FILE = 16L << 20;

    /** More than this is no setting that anybody means. */
    private static final int LARGEST = 4096;

    private static final Pattern SEPARATOR = Pattern.compile("[,x×]");
    private static final Pattern GRID = Pattern.compile("[-+\\u2212.,;|eE\\d\\s]*");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    /** The operations as they are typed. */
    enum KindOption {
        CONV,
        TRUE_CONV,
        MAX,
        AVG,
        MIN,
        L2,
        TRANSPOSED,
        SHUFFLE,
        UNSHUFFLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--input",
            required = true,
            paramLabel = "MAPS",
            description =
                    "A file, or maps such as \"1,2;3,4\": rows by semicolons, channels by bars.")
    private String input = "";

    @Option(
            names = "--kernel",
            paramLabel = "MAPS",
            description =
                    "The kernels in the same form: all channels of the first output map, then"
                            + " those of the next. For pooling only their size counts.")
    private @Nullable String kernel;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private KindOption kind = KindOption.CONV;

    @Option(
            names = "--size",
            paramLabel = "N|RxC",
            description = "Size of a pooling window, instead of --kernel.")
    private @Nullable String size;

    @Option(
            names = "--bias",
            paramLabel = "X,…",
            description = "One number for each output map (default: 0).")
    private @Nullable String bias;

    @Option(
            names = "--stride",
            paramLabel = "N|R,C",
            description = "Step of the window (default: 1; for pooling the size of the window).")
    private @Nullable String stride;

    @Option(
            names = "--padding",
            paramLabel = "P",
            description =
                    "N, or ROWS,COLUMNS, or TOP,BOTTOM,LEFT,RIGHT, or valid, same, same-tensorflow,"
                            + " same-pytorch, same-dl4j (default: 0).")
    private String padding = "0";

    @Option(
            names = "--padding-mode",
            paramLabel = "MODE",
            description = "zeros, reflect, replicate, circular (default: zeros).")
    private PaddingMode mode = PaddingMode.ZEROS;

    @Option(
            names = "--dilation",
            paramLabel = "N|R,C",
            description = "Distance between taps (default: 1).")
    private String dilation = "1";

    @Option(
            names = "--groups",
            paramLabel = "N",
            description = "Groups of channels (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = LARGEST)
    private int groups = 1;

    @Option(names = "--count-padding", description = "Let pooling count the zeros of the padding.")
    private boolean countPadding;

    @Option(
            names = "--output-padding",
            paramLabel = "N",
            description = "Further rows and columns of a transposed convolution (default: 0).")
    @Range(from = 0, to = LARGEST)
    private int outputPadding;

    @Option(
            names = "--factor",
            paramLabel = "N",
            description = "Factor of a shuffle (default: that of --stride, or 2).")
    @Range(from = 1, to = LARGEST)
    private @Nullable Integer factor;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which answers on {@code console}. */
    public ConvolveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        Outcome outcome = Outcome.of(setup());
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        Tensor output = outcome.output();
        if (output == null) {
            throw new IllegalStateException("neither an output nor a reason");
        }
        OutcomeReport report = new OutcomeReport(outcome, output);
        if (json) {
            console.out().println(JsonText.of(report.json()));
        } else {
            report.print(console);
        }
        return 0;
    }

    private Setup setup() throws UserFacingException {
        Kind wanted = Kind.valueOf(kind.name());
        Tensor maps = maps("--input", input);
        Tensor kernels = kernels(wanted, maps.shape().channels());
        int[] steps =
                stride != null
                        ? pair("--stride", stride, 1)
                        : wanted.isPooling()
                                ? new int[] {kernels.shape().extent(2), kernels.shape().extent(3)}
                                : new int[] {1, 1};
        int[] gaps = pair("--dilation", dilation, 1);
        PaddingRule rule = rule();
        int[] sides = rule == PaddingRule.GIVEN ? sides() : new int[4];
        int outputMaps =
                wanted == Kind.TRANSPOSED
                        ? kernels.shape().extent(1) * groups
                        : kernels.shape().extent(0);
        int scale = factor != null ? factor : stride != null ? steps[0] : 2;
        return new Setup(
                wanted,
                maps,
                kernels,
                biases(outputMaps),
                new SlidingAxis(steps[0], sides[0], sides[1], gaps[0], mode),
                new SlidingAxis(steps[1], sides[2], sides[3], gaps[1], mode),
                rule,
                groups,
                countPadding,
                outputPadding,
                scale,
                0);
    }

    private Tensor maps(String option, String text) throws UserFacingException {
        if (GRID.matcher(text).matches()) {
            return GridText.parse(text);
        }
        Path file = null;
        try {
            file = PathNames.parse(text);
        } catch (UserFacingException noName) {
            // It may still be a grid with a mistake in it.
        }
        if (file != null && Files.exists(file)) {
            return GridText.parse(JsonFiles.read(file, LARGEST_FILE));
        }
        if (text.indexOf(',') >= 0 || text.indexOf(';') >= 0 || text.indexOf('|') >= 0) {
            return GridText.parse(text);
        }
        throw new UserFacingException("workshop.grid.neither", option, text);
    }

    /** The kernels by output map; only their size counts where there are no weights. */
    private Tensor kernels(Kind wanted, int channels) throws UserFacingException {
        if (wanted.isShuffle()) {
            return Tensor.zeros(Shape.of(1, 1, 1, 1));
        }
        if (wanted.isPooling() && size != null) {
            int[] sides = pair("--size", size, 1);
            return Tensor.zeros(Shape.of(1, 1, sides[0], sides[1]));
        }
        if (kernel == null) {
            throw UsageError.of(
                    spec,
                    console,
                    wanted.isPooling() ? "workshop.needs.size" : "workshop.needs.kernel",
                    kind);
        }
        Tensor given = maps("--kernel", kernel);
        int rows = given.shape().rows();
        int columns = given.shape().columns();
        if (wanted.isPooling()) {
            return Tensor.zeros(Shape.of(1, 1, rows, columns));
        }
        int count = given.shape().channels();
        int unit = wanted == Kind.TRANSPOSED ? channels : Math.max(1, channels / groups);
        if (channels % groups == 0 && count % unit != 0) {
            throw new UserFacingException(
                    "workshop.refusal.kernels", count, channels, groups, unit);
        }
        Shape shape =
                wanted == Kind.TRANSPOSED
                        ? Shape.of(channels, Math.max(1, count / channels), rows, columns)
                        : Shape.of(Math.max(1, count / unit), unit, rows, columns);
        return channels % groups == 0
                ? given.reshape(shape)
                : given.reshape(Shape.of(1, count, rows, columns));
    }

    private Tensor biases(int maps) throws UserFacingException {
        if (bias == null) {
            return Tensor.zeros(Shape.of(maps));
        }
        Tensor given = GridText.parse(bias);
        if (given.size() != maps) {
            throw new UserFacingException("workshop.refusal.biases", given.size(), maps);
        }
        return given.reshape(Shape.of(maps));
    }

    private PaddingRule rule() {
        String name = padding.toLowerCase(Locale.ROOT);
        if (name.equals("same")) {
            return PaddingRule.SAME_TENSORFLOW;
        }
        for (PaddingRule rule : PaddingRule.values()) {
            if (rule != PaddingRule.GIVEN && rule.id().equals(name)) {
                return rule;
            }
        }
        return PaddingRule.GIVEN;
    }

    private int[] sides() {
        List<Integer> sides = numbers("--padding", padding, 0, "workshop.option.padding");
        return switch (sides.size()) {
            case 1 -> new int[] {sides.get(0), sides.get(0), sides.get(0), sides.get(0)};
            case 2 -> new int[] {sides.get(0), sides.get(0), sides.get(1), sides.get(1)};
            case 4 -> new int[] {sides.get(0), sides.get(1), sides.get(2), sides.get(3)};
            default -> throw refused("--padding", padding, 0, "workshop.option.padding");
        };
    }

    private int[] pair(String option, String text, int least) {
        List<Integer> numbers = numbers(option, text, least, "workshop.option.pair");
        if (numbers.size() > 2) {
            throw refused(option, text, least, "workshop.option.pair");
        }
        return new int[] {numbers.get(0), numbers.get(numbers.size() - 1)};
    }

    private List<Integer> numbers(String option, String text, int least, String sentence) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : SEPARATOR.split(text, -1)) {
            String digits = part.strip();
            int number = WHOLE.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
            if (number < least || number > LARGEST) {
                throw refused(option, text, least, sentence);
            }
            numbers.add(number);
        }
        return numbers;
    }

    private RuntimeException refused(String option, String text, int least, String sentence) {
        return UsageError.of(spec, console, sentence, option, text, least, LARGEST);
    }
}
