package org.kernelscope.ui.lenetcompare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.VariantResults;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

/** Both LeNet-5 on the same drawing, and what differs between them. */
final class ThenAndNowTest {
    private static final Texts TEXTS = Texts.in(Language.ENGLISH);

    @Test
    void whatDiffersIsReadFromTheArchitectures() {
        List<ArchitectureDifferences.Line> lines =
                ArchitectureDifferences.of(TEXTS, Presets.LENET5_1998, Presets.LENET5_MODERN);
        assertThat(lines)
                .contains(
                        new ArchitectureDifferences.Line("Input", "−0.1 … 1.175", "0 … 1"),
                        new ArchitectureDifferences.Line("Activation", "1.7159 tanh(2a/3)", "ReLU"),
                        new ArchitectureDifferences.Line("Parameters", "60,000", "61,706"))
                .anySatisfy(
                        line -> {
                            assertThat(line.about()).isEqualTo("C3");
                            assertThat(line.then()).contains("60 of 96").contains("1,516");
                            assertThat(line.now()).contains("2,416");
                        })
                .extracting(ArchitectureDifferences.Line::about)
                .doesNotContain("C1", "C5", "F6");
        assertThat(ArchitectureDifferences.of(TEXTS, Presets.LENET1, Presets.LENET1)).isEmpty();
    }

    @Test
    void theStepsGoFromTodayToThenOneDifferenceAtATime() {
        List<ArchitectureDifferences.Variant> steps = ArchitectureDifferences.variants(TEXTS);
        assertThat(steps).hasSize(LenetVariants.Difference.values().length + 1);
        assertThat(steps)
                .extracting(ArchitectureDifferences.Variant::added)
                .startsWith(Presets.LENET5_MODERN)
                .endsWith(Presets.LENET5_1998);
        assertThat(steps)
                .extracting(ArchitectureDifferences.Variant::alone)
                .containsExactlyElementsOf(
                        Stream.concat(
                                        Stream.of((Architecture) null),
                                        LenetVariants.singleDifferences().stream())
                                .toList());
        assertThat(steps).extracting(ArchitectureDifferences.Variant::name).doesNotHaveDuplicates();
    }

    @Test
    void bothAnswerTheSameDrawingButOnlyWhileSomebodyLooks() {
        TestWindow.startToolkit();
        AtomicInteger loaded = new AtomicInteger();
        DrawingModel drawing = new DrawingModel();
        Notices notices = new Notices();
        LenetComparisonModel model =
                new LenetComparisonModel(
                        drawing,
                        Dl4jEngine::new,
                        new LenetComparisonModel.Source() {
                            @Override
                            public Model then() {
                                loaded.incrementAndGet();
                                return Model.untrained(Presets.LENET5_1998, 1);
                            }

                            @Override
                            public Model now() {
                                return Model.untrained(Presets.LENET5_MODERN, 1);
                            }
                        },
                        Runnable::run,
                        Runnable::run,
                        notices);
        drawing.show(Drawing.EMPTY.plus(Stroke.at(0.4, 0.5, 0.1)));
        assertThat(loaded).hasValue(0);
        VariantResults measured =
                new VariantResults(
                        "kernelscope compare",
                        "test",
                        List.of(
                                new VariantResults.Row(
                                        "lenet5-1998", 60_000, 340_908, 9_909, 10_000)));
        try (TestWindow window =
                TestWindow.open(
                        () ->
                                new Scene(
                                        new LenetComparisonView(
                                                model, measured, new Display(), new Localisation()),
                                        1000,
                                        400))) {
            window.settle();
            LenetComparisonModel.Pair pair = TestWindow.fx(() -> model.pairProperty().get());
            assertThat(pair.then().drawing()).isEqualTo(drawing.drawing());
            assertThat(pair.now().drawing()).isEqualTo(drawing.drawing());
            assertThat(pair.then().model().architecture()).isEqualTo(Presets.LENET5_1998);
            assertThat(window.text("#then-answer")).contains("distance");
            assertThat(window.text("#now-answer")).contains("%");
            TestWindow.run(drawing::clear);
            window.settle();
            assertThat(window.text("#then-answer")).isEmpty();
            assertThat(
                            TestWindow.fx(
                                    () ->
                                            window
                                                    .find(
                                                            "#thennow-steps",
                                                            javafx.scene.layout.GridPane.class)
                                                    .getChildren()
                                                    .stream()
                                                    .map(
                                                            node ->
                                                                    ((javafx.scene.control.Label)
                                                                                    node)
                                                                            .getText())
                                                    .toList()))
                    .contains("99.09 %");
        }
        assertThat(loaded).hasValue(1);
    }

    @Test
    void aNetworkThatCannotBeLoadedIsToldOfOnce() {
        Notices notices = new Notices();
        DrawingModel drawing = new DrawingModel();
        AtomicInteger asked = new AtomicInteger();
        LenetComparisonModel model =
                new LenetComparisonModel(
                        drawing,
                        Dl4jEngine::new,
                        new LenetComparisonModel.Source() {
                            @Override
                            public Model then() throws UserFacingException {
                                asked.incrementAndGet();
                                throw new UserFacingException("storage.missing", "then");
                            }

                            @Override
                            public Model now() throws UserFacingException {
                                throw new UserFacingException("storage.missing", "now");
                            }
                        },
                        Runnable::run,
                        Runnable::run,
                        notices);
        model.watchedProperty().set(true);
        assertThat(notices.newestProperty().get()).hasMessageContaining("then");
        drawing.show(Drawing.EMPTY.plus(Stroke.at(0.4, 0.5, 0.1)));
        assertThat(asked).hasValue(1);
        assertThat(model.pairProperty().get()).isNull();
    }
}
