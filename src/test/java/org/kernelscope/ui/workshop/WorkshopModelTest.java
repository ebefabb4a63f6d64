package org.kernelscope.ui.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Photograph;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.network.Window;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.scene.LabPart;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.GridPreset;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Outputs;
import org.kernelscope.workshop.Setup;

/** The workshop without a window. */
final class WorkshopModelTest {
    private final Notices notices = new Notices();
    private final WorkshopModel model = model(notices);
    private final BoardKeys.BoardText texts = new BoardKeys.BoardText(model);

    static WorkshopModel model(Notices notices) {
        return new WorkshopModel(
                new AnalysisExecutor(
                        Runnable::run,
                        Runnable::run,
                        BandEngine::new,
                        Mnist.inside()::test,
                        notices),
                notices);
    }

    private float[] output() {
        return Outputs.of(model.answerProperty().get().outcome()).toArray();
    }

    @Test
    void theTurnedKernelIsComputedBesideTheOther() {
        model.change(
                now ->
                        now.withKernels(
                                Tensor.of(Shape.of(1, 1, 3, 3), 1, 2, 0, 0, 0, 0, 0, 0, -3)));
        assertThat(model.answerProperty().get().turned()).isNull();
        model.compareProperty().set(true);
        // Cell 0 reads 1 1 1; 0 1 1; 0 0 1: 1·1 + 2·1 − 3·1, and turned −3·1 + 2·0 + 1·1.
        assertThat(output()[0]).isZero();
        Tensor turned = Objects.requireNonNull(model.answerProperty().get().turned());
        assertThat(turned.get(0)).isEqualTo(-2);
        model.change(now -> now.withKind(Kind.TRUE_CONV));
        assertThat(output()[0]).isEqualTo(-2);
        assertThat(Objects.requireNonNull(model.answerProperty().get().turned()).get(0)).isZero();
        model.change(now -> now.withKind(Kind.MAX));
        assertThat(model.answerProperty().get().turned()).isNull();
    }

    @Test
    void aMarkedPatchBecomesTheInputAndUndoBringsTheMapBack() {
        Shape shape = Setup.textbook().input().shape();
        model.crop();
        assertThat(notices.newestProperty().get()).isNotNull();
        model.regionProperty().set(Region.of(shape, 13, 2));
        assertThat(model.regionProperty().get()).isEqualTo(new Region(0, 2, 3, 2));
        model.crop();
        assertThat(model.setupProperty().get().input())
                .isEqualTo(Tensor.of(Shape.of(1, 3, 2), 1, 0, 1, 1, 1, 1));
        assertThat(model.regionProperty().get()).isNull();
        model.undo();
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook());
    }

    @Test
    void aChainIsComputedWrittenOnAndOpened() {
        model.panelProperty().set(WorkshopPanel.CHAIN);
        ChainModel chain = model.chain();
        assertThat(model.clock().length()).isEqualTo(12 * 12);
        // Two kernels of ones on a single 1: 1 2 3 2 1 along each axis.
        Tensor last = chain.mapsProperty().get().maps().get(2);
        int middle = 6 * 12 + 6;
        assertThat(last.get(middle)).isEqualTo(9);
        assertThat(last.get(middle + 1)).isEqualTo(6);
        assertThat(last.get(middle + 2)).isEqualTo(3);
        assertThat(last.get(middle + 3)).isZero();
        chain.write(new ChainSpot(true, 1, 4), 5);
        assertThat(chain.mapsProperty().get().maps().get(2).get(middle)).isEqualTo(13);
        chain.write(new ChainSpot(false, 1, 0), 5);
        chain.write(new ChainSpot(true, 0, 9), 5);
        chain.write(new ChainSpot(false, 0, 256), 5);
        model.undo();
        assertThat(chain.mapsProperty().get().maps().get(2)).isEqualTo(last);
        model.openOperation(new ChainSpot(false, 0, middle));
        assertThat(model.panelProperty().get()).isEqualTo(WorkshopPanel.CHAIN);
        model.openOperation(new ChainSpot(false, 2, middle));
        assertThat(model.panelProperty().get()).isEqualTo(WorkshopPanel.PRODUCTS);
        assertThat(model.cell()).isEqualTo(middle);
        assertThat(output()[middle]).isEqualTo(9);
        model.undo();
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook());
    }

    /** The four maps of an unshuffle lie side by side; a window is opened for the one it takes. */
    @Test
    void shufflesOfAChainAreOpenedWithTheirMaps() {
        model.panelProperty().set(WorkshopPanel.CHAIN);
        Window halving = Window.of(1).withStride(2);
        ChainModel chain = model.chain();
        chain.put(
                Chain.of(4, 1, List.of(halving, Window.of(1).withPadding(1)))
                        .withKind(0, Kind.UNSHUFFLE)
                        .withMap(GridPreset.RANDOM.grid(Shape.of(1, 4, 4), 3)));
        ChainMaps computed = chain.mapsProperty().get();
        assertThat(model.clock().length()).isEqualTo(8 * 8);
        // Row 1, column 2 of the drawn maps: map 2, row 2, column 1.
        assertThat(computed.maps().get(1).at(0, 1, 2)).isEqualTo(computed.maps().get(0).get(9));
        model.openOperation(new ChainSpot(false, 1, 1 * 4 + 2));
        assertThat(model.setupProperty().get().kind()).isEqualTo(Kind.UNSHUFFLE);
        assertThat(model.cell()).isEqualTo(2);
        assertThat(output()[4 + 2]).isEqualTo(computed.maps().get(0).get(9));
        model.panelProperty().set(WorkshopPanel.CHAIN);
        model.openOperation(new ChainSpot(false, 2, 1 * 8 + 5));
        assertThat(model.setupProperty().get().input())
                .isEqualTo(computed.layers().get(1).channel(1));
        assertThat(model.cell()).isEqualTo(1 * 4 + 1);
        assertThat(output()[model.cell()]).isEqualTo(computed.maps().get(2).at(0, 1, 5));
    }

    @Test
    void aChainTakesOneSquareMap() {
        model.panelProperty().set(WorkshopPanel.CHAIN);
        texts.paste("1,2,3,4,5;6,7,8,9,1;2,3,4,5,6;7,8,9,1,2");
        assertThat(model.chain().chainProperty().get().map().shape()).isEqualTo(Shape.of(1, 4, 4));
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook());
        model.chain().hoveredProperty().set(new ChainSpot(false, 2, 0));
        assertThat(model.chainFocus().layer()).isEqualTo(2);
        // 4 − 2 − 2: nothing is left for the second window.
        assertThat(model.chain().mapsProperty().get().maps()).hasSize(2);
        assertThat(model.clock().length()).isZero();
        LabPart.Workshop kept = model.capture();
        WorkshopModel other = model(new Notices());
        other.apply(kept);
        assertThat(other.capture()).isEqualTo(kept);
    }

    @Test
    void aStrokeIsOneStepOfUndo() {
        assertThat(output()).containsExactly(4, 3, 4, 2, 4, 3, 2, 3, 4);
        model.penDown();
        model.write(new Spot(Area.INPUT, 0), 5);
        model.write(new Spot(Area.INPUT, 1), 5);
        model.penUp();
        assertThat(output()[0]).isEqualTo(8);
        assertThat(model.setupProperty().get().input().get(1)).isEqualTo(5);
        model.undo();
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook());
        assertThat(model.canUndoProperty().get()).isFalse();
        model.redo();
        assertThat(output()[0]).isEqualTo(8);
        model.write(new Spot(Area.KERNEL, 0), -1);
        assertThat(output()[0]).isEqualTo(-2);
        model.undo();
        assertThat(output()[0]).isEqualTo(8);
    }

    @Test
    void theOutputCannotBeWrittenOn() {
        model.write(new Spot(Area.OUTPUT, 0), 9);
        model.write(new Spot(Area.INPUT, 25), 9);
        model.change(now -> now.withKind(Kind.MAX));
        model.write(new Spot(Area.KERNEL, 0), 9);
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook().withKind(Kind.MAX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "1e300", "1,2;3", ",", "--", "1.2.3"})
    void whatCannotBeReadIsToldAndChangesNothing(String text) {
        texts.paste(text);
        assertThat(notices.newestProperty().get()).isNotNull();
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook());
        texts.type(new Spot(Area.INPUT, 3), text);
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook());
    }

    @Test
    void aGridFromASpreadsheetBecomesTheInput() {
        texts.paste("1,5\t2\r\n3\t4\r\n");
        assertThat(model.setupProperty().get().input())
                .isEqualTo(Tensor.of(Shape.of(1, 2, 2), 1.5f, 2, 3, 4));
        // The window is larger than the map now: there is a reason instead of an output.
        assertThat(model.answerProperty().get().outcome().refusal()).isNotNull();
        assertThat(model.clock().length()).isZero();
        assertThat(texts.copy()).isEqualTo("1.5\t2\n3\t4");
        model.cursorProperty().set(new Spot(Area.KERNEL, 0));
        model.cursorShownProperty().set(true);
        texts.paste("1 2\n3 4");
        assertThat(output()).containsExactly(1.5f + 4 + 9 + 16);
        assertThat(texts.copy()).isEqualTo("1\t2\n3\t4");
        texts.paste("1,2,3,4,5,6,7,8,9,10,11,12");
        assertThat(notices.newestProperty().get()).isNotNull();
        assertThat(model.setupProperty().get().windowColumns()).isEqualTo(2);
    }

    @Test
    void theClockGoesOverCellsOrOverProducts() {
        assertThat(model.clock().length()).isEqualTo(9);
        assertThat(model.clock().position()).isEqualTo(9);
        assertThat(model.cell()).isEqualTo(8);
        model.goTo(3);
        assertThat(model.clock().position()).isEqualTo(4);
        assertThat(model.cell()).isEqualTo(3);
        model.productsProperty().set(true);
        model.goTo(5);
        assertThat(model.cell()).isEqualTo(5);
        assertThat(model.clock().length()).isEqualTo(9);
        model.change(now -> now.withInputShape(Shape.of(2, 5, 5)));
        assertThat(model.clock().length()).isEqualTo(18);
    }

    @Test
    void theClockOfStampsGoesOverTheInput() {
        model.change(
                now ->
                        now.withKind(Kind.TRANSPOSED)
                                .withSliding(SlidingAxis.of(2, 0, 1), SlidingAxis.of(2, 0, 1)));
        assertThat(model.clock().length()).isEqualTo(25);
        assertThat(Outputs.of(model.answerProperty().get().outcome()).shape())
                .isEqualTo(Shape.of(1, 11, 11));
    }

    @Test
    void pointingLinksCells() {
        model.hoveredProperty().set(new Spot(Area.OUTPUT, 4));
        assertThat(model.linksProperty().get().inputs().cardinality()).isEqualTo(9);
        model.hoveredProperty().set(new Spot(Area.KERNEL, 4));
        assertThat(model.linksProperty().get().outputs().cardinality()).isEqualTo(9);
        model.hoveredProperty().set(null);
        assertThat(model.linksProperty().get().inputs().isEmpty()).isTrue();
    }

    @Test
    void aRemovedChannelLowersTheSum() {
        model.change(now -> now.withInputShape(Shape.of(2, 5, 5)));
        assertThat(output()[0]).isEqualTo(8);
        model.toggleChannel(1);
        assertThat(output()[0]).isEqualTo(4);
        model.toggleChannel(1);
        assertThat(output()[0]).isEqualTo(8);
    }

    @Test
    void aSceneBringsEverythingBack() {
        model.change(now -> now.withOutputMaps(3).withInputShape(Shape.of(2, 6, 6)));
        model.showMap(2);
        model.productsProperty().set(true);
        model.goTo(7);
        model.clock().seek(4.5);
        LabPart.Workshop kept = model.capture();
        WorkshopModel other = model(new Notices());
        other.apply(kept);
        assertThat(other.capture()).isEqualTo(kept);
        assertThat(other.answerProperty().get()).isEqualTo(model.answerProperty().get());
        assertThat(other.clock().position()).isEqualTo(4.5);
        other.undo();
        assertThat(other.setupProperty().get()).isEqualTo(Setup.textbook());
    }

    @Test
    void aPictureBecomesThreeChannels(@TempDir Path folder) throws Exception {
        BufferedImage image = new BufferedImage(300, 150, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 150; y++) {
                // Red on the left, nothing on the right.
                image.setRGB(x, y, x < 150 ? 0xffff0000 : 0);
            }
        }
        Path file = folder.resolve("red.png");
        ImageIO.write(image, "png", file.toFile());
        model.openPicture(side -> ImageFiles.colours(file, side));
        Tensor input = model.setupProperty().get().input();
        assertThat(input.shape()).isEqualTo(Shape.of(3, 128, 256));
        assertThat((double) input.at(0, 5, 5)).isCloseTo(1, Offset.offset(0.01));
        assertThat((double) input.at(1, 5, 5)).isCloseTo(0, Offset.offset(0.01));
        assertThat((double) input.at(2, 5, 250)).isCloseTo(1, Offset.offset(0.01));
        assertThat(model.answerProperty().get().partials()).hasSize(3);
        LabPart.Workshop kept = model.capture();
        assertThat(kept.setup().input()).isEqualTo(input);
    }

    @Test
    void whatIsNoPictureIsToldAndChangesNothing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("no.png");
        Files.writeString(file, "no picture");
        model.openPicture(side -> ImageFiles.colours(file, side));
        assertThat(notices.newestProperty().get()).isNotNull();
        model.openPicture(side -> ImageFiles.colours(folder, side));
        model.openPicture(side -> ImageFiles.colours(folder.resolve("missing.png"), side));
        assertThat(model.setupProperty().get()).isEqualTo(Setup.textbook());
    }

    @ParameterizedTest
    @EnumSource(Photograph.class)
    void thePhotographsInsideHaveColours(Photograph photograph) {
        Tensor rgb = photograph.read(64);
        assertThat(rgb.shape()).isEqualTo(Shape.of(3, 64, 64));
        assertThat(rgb.min()).isNotNegative();
        assertThat(rgb.max()).isGreaterThan(0.6f).isLessThanOrEqualTo(1);
        assertThat(rgb.channel(0)).isNotEqualTo(rgb.channel(2));
        model.change(now -> now.withInput(rgb));
        assertThat(Outputs.of(model.answerProperty().get().outcome()).shape())
                .isEqualTo(Shape.of(1, 62, 62));
    }
}
