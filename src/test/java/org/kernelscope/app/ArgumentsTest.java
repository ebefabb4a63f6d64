package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Kernelscope;
import org.kernelscope.cli.Range;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What every option of every command says to values that it cannot take. */
final class ArgumentsTest {
    private static final int MISUSE = 2;

    /** Words of picocli's own sentences. */
    private static final String FOREIGN =
            "(?s).*(Invalid value|is not an? (int|long|double|boolean)|Unknown option|Missing"
                    + " required|Unmatched|java\\.|cannot convert).*";

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, double.class, Integer.class, Double.class);

    private final StringWriter err = new StringWriter();

    @Test
    void everyOptionThatTakesNumbersSaysWhich() {
        List<String> numbers = new ArrayList<>();
        forEachOption(
                (command, option) -> {
                    if (NUMBERS.contains(type(option))) {
                        numbers.add(command + " " + option.longestName());
                        assertThat(range(option))
                                .as(command + " " + option.longestName())
                                .isNotNull();
                    }
                });
        assertThat(numbers).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("slow")
    void aNumberOutOfItsRangeIsRefusedWithTheRange(Language language) {
        forEachOption(
                (command, option) -> {
                    Range range = range(option);
                    if (range == null) {
                        return;
                    }
                    for (double number : new double[] {range.from() - 1, range.to() + 1}) {
                        String typed = Long.toString((long) number);
                        assertThat(refusal(language, command, option, typed))
                                .contains(option.longestName(), typed)
                                .contains(Long.toString((long) range.to()));
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("slow")
    void whatIsNoValueAtAllIsRefusedInTheLanguageOfThePerson(Language language) {
        forEachOption(
                (command, option) -> {
                    Class<?> type = type(option);
                    boolean anything = type == String.class || type == Path.class;
                    if (anything || option.usageHelp() || option.versionHelp()) {
                        return;
                    }
                    assertThat(refusal(language, command, option, "[?"))
                            .contains(option.longestName(), "[?");
                });
    }

    /** A German or French keyboard writes 0,001. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void aDecimalCommaIsAnsweredWithAPoint(Language language) {
        assertThat(run(language, "train", "--rate", "0,001")).isEqualTo(MISUSE);
        assertThat(err.toString())
                .contains(Texts.in(language).get("cli.number.point", "0.001"))
                .contains("1000");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsMissingOrTooMuchIsSaidInTheLanguageOfThePerson(Language language) {
        for (String line :
                List.of(
                        "clasify a.png",
                        "classify",
                        "classify --json=5 a.png",
                        "export",
                        "export --out",
                        "describe a b",
                        "train --epoch 3",
                        "train --epochs 1 --epochs 2",
                        "train --rate --epochs 3",
                        "train --rate NaN",
                        "bench foo",
                        "--foo")) {
            err.getBuffer().setLength(0);
            assertThat(run(language, line.split(" "))).as(line).isEqualTo(MISUSE);
            assertThat(err.toString()).as(line).doesNotMatch(FOREIGN).hasLineCount(1);
            if (language == Language.KOREAN) {
                assertThat(err.toString()).as(line).doesNotContain("The ", "There ", " takes ");
            }
        }
    }

    /** What would be dropped without a word is refused by its name. */
    @Test
    void anOptionWithoutEffectIsRefused() {
        for (String line :
                List.of(
                        "train --history 5",
                        "train --momentum 0.5",
                        "train --schedule steps --epochs 0",
                        "train --architecture tiny --from a.safetensors",
                        "train --epochs 3 --resume a.run",
                        "train --seed 3 --resume a.run",
                        "train --architecture tiny --resume a.run",
                        "train --from a.safetensors --resume a.run",
                        "train --threads 1 --resume a.run",
                        "render --image a.png --empty --out b.png",
                        "render --at 0.5 --out b.png",
                        "render --aspect ledger --out b.png",
                        "render --silence --out b.png",
                        "render --train-digits 5 --out b.png",
                        "render --tab curves --out b.png",
                        "render --tab nosuch --mode train --out b.png")) {
            err.getBuffer().setLength(0);
            assertThat(run(Language.ENGLISH, line.split(" "))).as(line).isEqualTo(MISUSE);
            assertThat(err.toString()).as(line).contains(line.split(" ")[1]).hasLineCount(1);
        }
    }

    private String refusal(Language language, String command, OptionSpec option, String value) {
        err.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add(option.longestName() + "=" + value);
        // What a command needs before its options are looked at.
        List<String> needed =
                switch (command) {
                    case "classify" -> List.of("a.png");
                    case "import" -> List.of("a.safetensors");
                    case "dataset split", "dataset export", "dataset import" ->
                            List.of("a", "--out=b");
                    case "dataset info" -> List.of("a");
                    case "export", "render", "animate", "colour" -> List.of("--out=a");
                    case "activations" -> List.of("--image=a.png", "--out=a");
                    case "robustness" -> List.of("--over=turn=-1:1:3");
                    case "convolve" -> List.of("--input=1,2;3,4", "--kernel=1");
                    case "gradients" -> List.of("--image=a.png", "--label=1", "--out=a");
                    case "step" -> List.of("--image=a.png", "--label=1", "--rate=0.1", "--out=a");
                    default -> List.of();
                };
        needed.stream()
                .filter(each -> !each.startsWith(option.longestName() + "="))
                .forEach(arguments::add);
        int code = run(language, arguments.toArray(String[]::new));
        String told = err.toString();
        assertThat(code).as(arguments + ": " + told).isEqualTo(MISUSE);
        assertThat(told).doesNotMatch(FOREIGN).hasLineCount(1);
        return told;
    }

    private int run(Language language, String... arguments) {
        Console console = console(language);
        return Kernelscope.run(console, Commands.all(console), () -> {}, arguments);
    }

    private Console console(Language language) {
        return new Console(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(err), Texts.in(language));
    }

    private void forEachOption(BiConsumer<String, OptionSpec> action) {
        for (Object command : Commands.all(console(Language.ENGLISH))) {
            CommandLine line =
                    command instanceof CommandLine known ? known : new CommandLine(command);
            collect("", line, action);
        }
    }

    private static void collect(
            String parents, CommandLine line, BiConsumer<String, OptionSpec> action) {
        String name = parents + line.getCommandName();
        line.getSubcommands().values().forEach(child -> collect(name + " ", child, action));
        if (line.getSubcommands().isEmpty()) {
            line.getCommandSpec().options().forEach(option -> action.accept(name, option));
        }
    }

    private static Class<?> type(OptionSpec option) {
        return option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
    }

    private static Range range(OptionSpec option) {
        return ((AnnotatedElement) option.userObject()).getAnnotation(Range.class);
    }
}
