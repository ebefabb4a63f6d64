package org.kernelscope.ui.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.state.DirectBackward;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Selection;

/** The answer alone, with a network whose answers one can work out by hand. */
final class OutputViewTest {
    private static final PseudoClass WINNING = PseudoClass.getPseudoClass("winning");

    private final Localisation localisation = new Localisation();
    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private final Selection selection = new Selection();
    private OutputView view;

    @BeforeEach
    void make() {
        TestWindow.startToolkit();
        view =
                TestWindow.fx(
                        () ->
                                new OutputView(
                                        network,
                                        DirectBackward.of(network),
                                        new Display(),
                                        selection,
                                        localisation));
    }

    @Test
    void withoutANetworkItSaysNothing() {
        assertThat(text("#winner")).isEmpty();
        assertThat(text("#certainty")).isEmpty();
        assertThat(text("#runner-up")).isEmpty();
    }

    @Test
    void anEmptyPadHasNoWinner() {
        show(Drawing.EMPTY);
        assertThat(text("#winner")).isEmpty();
        assertThat(text("#certainty")).isEmpty();
        assertThat(text("#runner-up")).isEqualTo(english("output.empty"));
        assertThat(text("#output-how")).isEqualTo(english("output.empty.biases"));
        assertThat(view.lookup("#output-how").isVisible()).isTrue();
        for (int digit = 0; digit < 10; digit++) {
            assertThat(bar(digit).fraction()).isZero();
            assertThat(isWinning(digit)).isFalse();
        }
    }

    @Test
    void theWinnerTheRunnerUpAndAllBarsAreShown() {
        // Three of four parts of the ink in the band of the 6, one in that of the 2.
        show(ink(0.75f, 6, 0.25f, 2));
        assertThat(text("#winner")).isEqualTo("6");
        assertThat(text("#certainty")).isEqualTo("75.0 %");
        assertThat(text("#runner-up")).isEqualTo(english("output.runnerUp", 2, "25.0 %"));
        for (int digit = 0; digit < 10; digit++) {
            double expected = digit == 6 ? 0.75 : digit == 2 ? 0.25 : 0;
            assertThat(bar(digit).fraction()).isCloseTo(expected, within(1e-6));
            assertThat(isWinning(digit)).isEqualTo(digit == 6);
        }
        assertThat(bar(6).getAccessibleText()).isEqualTo("6: 75.0 %");
    }

    @Test
    void theClassThatIsPointedAtAnywhereStandsOut() {
        PseudoClass pointed = PseudoClass.getPseudoClass("pointed");
        show(ink(0.75f, 6, 0.25f, 2));
        int output = Presets.LENET5_MODERN.layers().size() - 1;
        TestWindow.run(() -> selection.hoveredProperty().set(new Cell(output, 4, 0, 0)));
        for (int digit = 0; digit < 10; digit++) {
            assertThat(bar(digit).getPseudoClassStates().contains(pointed)).isEqualTo(digit == 4);
        }
        TestWindow.run(() -> selection.hoveredProperty().set(new Cell(output - 1, 4, 0, 0)));
        assertThat(bar(4).getPseudoClassStates().contains(pointed)).isFalse();
    }

    @Test
    void theFirstClassCanBeTheRunnerUp() {
        show(ink(0.6f, 9, 0.4f, 1));
        assertThat(text("#runner-up")).isEqualTo(english("output.runnerUp", 1, "40.0 %"));
    }

    @Test
    void whatIsSaidFollowsTheLanguage() {
        show(ink(0.75f, 6, 0.25f, 2));
        TestWindow.run(() -> localisation.languageProperty().set(Language.KOREAN));
        assertThat(text("#runner-up"))
                .isEqualTo(Texts.in(Language.KOREAN).get("output.runnerUp", 2, "25.0 %"));
        show(Drawing.EMPTY);
        assertThat(text("#runner-up")).isEqualTo(Texts.in(Language.KOREAN).get("output.empty"));
        TestWindow.run(() -> localisation.languageProperty().set(Language.ENGLISH));
        assertThat(text("#runner-up")).isEqualTo(english("output.empty"));
    }

    @Test
    void anEmptyPadThatIsNotZeroIsToldOf() throws Exception {
        InputSpec input = new InputSpec(32, -0.1f, 1.175f);
        List<LayerSpec> layers = Presets.LENET5_MODERN.layers().stream().map(Layer::spec).toList();
        show(Drawing.EMPTY, Architecture.of("grey", input, layers));
        assertThat(text("#output-how")).isEqualTo(english("output.empty.background", "−0.10"));
        show(ink(0.75f, 6, 0.25f, 2));
        assertThat(view.lookup("#output-how").isVisible()).isFalse();
    }

    private void show(Drawing drawing) {
        show(drawing, Presets.LENET5_MODERN);
    }

    private void show(Drawing drawing, Architecture architecture) {
        Model model = new Model(architecture, InitialWeights.draw(architecture, 1), Map.of());
        TestWindow.run(
                () -> {
                    network.start(BandEngine::new, () -> model);
                    network.show(drawing);
                });
    }

    /** A prepared digit with ink in one pixel of each of two bands. */
    private static Drawing ink(float first, int firstBand, float second, int secondBand) {
        float[] pixels = new float[28 * 28];
        pixels[14 * 28 + column(firstBand)] = first;
        pixels[14 * 28 + column(secondBand)] = second;
        Tensor ink = Tensor.takeOver(Shape.of(1, 28, 28), pixels);
        return Drawing.of(new Backdrop(ink, true));
    }

    /** A column of the 28 that lies in the band of a class: the input has 32, two more a side. */
    private static int column(int band) {
        List<Integer> columns =
                java.util.stream.IntStream.range(2, 30)
                        .filter(column -> column * 10 / 32 == band)
                        .boxed()
                        .toList();
        return columns.get(0) - 2;
    }

    private String text(String selector) {
        return ((Label) Objects.requireNonNull(view.lookup(selector))).getText();
    }

    private FillBar bar(int digit) {
        return (FillBar) Objects.requireNonNull(view.lookup("#bar-" + digit));
    }

    private boolean isWinning(int digit) {
        return bar(digit).getPseudoClassStates().contains(WINNING);
    }

    private static String english(String key, Object... arguments) {
        return Texts.in(Language.ENGLISH).get(key, arguments);
    }
}
