package org.kernelscope.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.DatasetExport;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.ImageTurn;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.dataset.NearestImages.Kind;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.Sets;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.data.ExampleGridModel.Filter;
import org.kernelscope.ui.data.ExampleGridModel.Order;
import org.kernelscope.ui.data.ExampleGridModel.Show;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The mode Data without a window; everything runs on the thread of the test, in order. */
final class DataModelsTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Executor later = tasks::add;
    private final Notices notices = new Notices();
    private final DrawingModel drawing = new DrawingModel();
    private final ModeModel workspace = new ModeModel();
    private final NetworkModel network = new NetworkModel(later, later, notices);
    private final AnalysisExecutor analyses =
            new AnalysisExecutor(
                    later,
                    later,
                    BandEngine::new,
                    () -> Dataset.of(1, 1, new byte[1], new short[1]),
                    notices);
    private final DataModel data = new DataModel(later, later, notices);
    private final PredictionsModel predictions =
            new PredictionsModel(data, network, workspace, analyses, notices);
    private final NearestModel nearest = new NearestModel(data, network, analyses, notices);
    private final ExampleGridModel exampleGrid =
            new ExampleGridModel(data, predictions, nearest, drawing, later, later, notices);
    private final CollectModel collect = new CollectModel(data, drawing, notices);
    private final DataFiles files =
            new DataFiles(
                    data, network, analyses, new Localisation(), notices, later, later, later);

    @TempDir Path folder;

    private void settle() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    private void stroke(double x) {
        drawing.penDown(x, 0.2, 0.08);
        drawing.penMoved(x + 0.05, 0.8);
        drawing.penUp();
    }

    private void start() {
        network.start(
                BandEngine::new,
                () ->
                        new Model(
                                Presets.LENET5_MODERN,
                                new BandEngine().initialWeights(Presets.LENET5_MODERN, 1),
                                java.util.Map.of()));
        settle();
    }

    @Test
    void thatColoursAreLostIsToldOnce() {
        stroke(0.3);
        assertThat(collect.keep()).isTrue();
        assertThat(notices.newestProperty().get()).isNull();
        for (int i = 0; i < 2; i++) {
            drawing.setGround(Drawing.Ground.BLUE);
            stroke(0.4 + 0.1 * i);
            assertThat(drawing.drawing().isColoured()).isTrue();
            assertThat(collect.keep()).isTrue();
            UserFacingException told = notices.newestProperty().get();
            assertThat(told == null ? "" : told.key())
                    .isEqualTo(i == 0 ? "own.collect.colours" : "");
            notices.dismiss();
        }
    }

    /** Red on black, red on blue, and white on black. */
    @Test
    void aSetInColourKeepsTheColoursOfDrawings() {
        drawing.coloursProperty().set(true);
        collect.setColour(true);
        assertThat(data.set()).isEqualTo(OwnDataset.EMPTY_IN_COLOUR);
        assertThat(data.changedProperty().get()).as("nothing to lose").isFalse();
        drawing.penColourProperty().set(0xff0000);
        stroke(0.3);
        assertThat(collect.keep()).isTrue();
        drawing.setGround(Drawing.Ground.BLUE);
        stroke(0.3);
        assertThat(collect.keep()).isTrue();
        drawing.setGround(null);
        drawing.penColourProperty().set(Stroke.INK);
        stroke(0.3);
        assertThat(collect.keep()).isTrue();
        Tensor red = data.set().example(0).image(28, 28);
        Tensor blue = data.set().example(1).image(28, 28);
        Tensor white = data.set().example(2).image(28, 28);
        assertThat(red.channel(0)).isEqualTo(white.channel(0)).isEqualTo(white.channel(2));
        assertThat(red.channel(0).max()).isEqualTo(1);
        assertThat(red.channel(1).max()).isZero();
        assertThat(blue.at(2, 0, 0)).isEqualTo(0x6e / 255f);
        assertThat(data.set().example(0).place()).isNotNull();
        assertThat(data.set().example(1).place()).as("its ground was not moved").isNull();
        assertThat(data.set().example(2).place()).isEqualTo(data.set().example(0).place());
        assertThat(notices.newestProperty().get()).isNull();
        collect.setColour(false);
        UserFacingException told = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told.key()).isEqualTo("dataset.colour.late");
        settle();
        exampleGrid.choose(0, false, false);
        exampleGrid.putOnPad();
        Drawing.Backdrop shown = Objects.requireNonNull(drawing.drawing().backdrop());
        assertThat(shown.colours()).isEqualTo(red);
        data.undo();
        data.undo();
        data.undo();
        data.undo();
        assertThat(data.set()).isEqualTo(OwnDataset.EMPTY);
    }

    /** Half as high as wide: its edge goes on above and below. */
    @Test
    void anImageOnThePadIsKeptInColourAsAWhole() {
        float[] values = new float[3 * 14 * 28];
        java.util.Arrays.fill(values, 0, 7 * 28, 1);
        java.util.Arrays.fill(values, 2 * 14 * 28 + 7 * 28, 3 * 14 * 28, 1);
        Tensor flag = Tensor.of(Shape.of(3, 14, 28), values);
        float[] some = new float[14 * 28];
        some[200] = 1;
        Tensor ink = Tensor.of(Shape.of(1, 14, 28), some);
        drawing.showSample(Drawing.of(new Drawing.Backdrop(ink, false, null, flag)));
        collect.setColour(true);
        assertThat(collect.keep()).isTrue();
        Tensor kept = data.set().example(0).image(28, 28);
        for (int row = 0; row < 28; row++) {
            assertThat(kept.at(0, row, 9)).as("row %s", row).isEqualTo(row < 14 ? 1 : 0);
            assertThat(kept.at(2, row, 9)).isEqualTo(row < 14 ? 0 : 1);
        }
        assertThat(data.set().example(0).place()).isNull();
    }

    /** A file in colour is opened; the images of a grey one join a set that is to have colours. */
    @Test
    void filesAreOpenedIntoASetThatIsToHaveColours() throws Exception {
        File grey = folder.resolve("grey.ksdata").toFile();
        File colour = folder.resolve("colour.ksdata").toFile();
        DatasetFile.write(grey.toPath(), Sets.bars(1));
        DatasetFile.write(colour.toPath(), Sets.colours(2));
        collect.setColour(true);
        files.read(List.of(grey));
        settle();
        assertThat(data.set().isColour()).isTrue();
        assertThat(data.set().count()).isEqualTo(10);
        assertThat(data.fileProperty().get()).isNull();
        data.open(OwnDataset.EMPTY_IN_COLOUR, null);
        files.read(List.of(colour));
        settle();
        assertThat(data.set()).isEqualTo(Sets.colours(2));
        assertThat(data.fileProperty().get()).isEqualTo(colour.toPath());
        data.open(OwnDataset.EMPTY, null);
        files.read(List.of(colour));
        settle();
        assertThat(data.set().isColour()).isTrue();
        data.open(Sets.bars(1), null);
        files.read(List.of(colour));
        settle();
        assertThat(data.set().channels()).isEqualTo(1);
        assertThat(data.set().count()).isEqualTo(14);
        UserFacingException told = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told.key()).isEqualTo("dataset.note.colours");
    }

    @Test
    void tenDigitsAreCollectedCorrectedAndTakenBack() {
        collect.labelProperty().set(7);
        collect.writerProperty().set("지우");
        for (int i = 0; i < 10; i++) {
            stroke(0.2 + i * 0.05);
            assertThat(collect.keep()).isTrue();
            assertThat(drawing.drawing()).isEqualTo(Drawing.EMPTY);
        }
        settle();
        assertThat(collect.writtenProperty().get()).isEqualTo(10);
        assertThat(data.set().example(9).writer()).isEqualTo("지우");
        assertThat(exampleGrid.count()).isEqualTo(10);
        assertThat(collect.keep()).as("an empty pad").isFalse();
        exampleGrid.choose(2, false, false);
        exampleGrid.choose(4, true, false);
        assertThat(exampleGrid.selectedProperty().get()).containsExactly(2, 3, 4);
        exampleGrid.relabel(1);
        settle();
        assertThat(data.set().counts()[1]).isEqualTo(3);
        exampleGrid.remove();
        settle();
        assertThat(exampleGrid.count()).isEqualTo(7);
        data.undo();
        data.undo();
        settle();
        assertThat(data.set().counts()[7]).isEqualTo(10);
        data.redo();
        settle();
        assertThat(data.set().counts()[1]).isEqualTo(3);
    }

    @Test
    void theWallIsFilteredBySummaryAndByAnswers() throws UserFacingException {
        start();
        workspace.modeProperty().set(Mode.DATA);
        OwnDataset set =
                new DatasetEdit.Add(
                                List.of(
                                        Sets.bar(3, 5, 0),
                                        Sets.bar(4, 4, 255),
                                        Sets.bar(6, 6, 100)))
                        .applied(Sets.bars(3));
        data.open(set, null);
        settle();
        assertThat(Objects.requireNonNull(predictions.predictionsProperty().get()).correct(set))
                .isLessThan(set.count());
        assertThat(shown(Show.REPEATED, Order.COLLECTED)).containsExactly(3, 30);
        assertThat(shown(Show.BLANK, Order.COLLECTED)).containsExactly(31);
        assertThat(shown(Show.MISTAKES, Order.COLLECTED)).containsExactly(30, 31);
        assertThat(shown(Show.ALL, Order.LOSS)).startsWith(30);
        assertThat(shown(Show.ALL, Order.LABEL)).startsWith(0, 10, 20, 1);
        exampleGrid.filterProperty().set(new Filter(5, 3, Show.ALL, Order.COLLECTED));
        settle();
        assertThat(exampleGrid.placesProperty().get()).containsExactly(30);
        // A corrected label needs no new answer.
        exampleGrid.chooseAll();
        exampleGrid.relabel(3);
        assertThat(predictions.predictionsProperty().get()).isNotNull();
    }

    @Test
    void theNearestImagesComeFirst() throws UserFacingException {
        start();
        data.open(Sets.bars(3), null);
        settle();
        exampleGrid.choose(11, false, false);
        exampleGrid.findNearest(Kind.PIXELS);
        settle();
        // Bars of the same band differ by their shade alone; one image is told before its copies.
        assertThat(exampleGrid.placesProperty().get()).startsWith(11, 1, 21).hasSize(30);
        NearestImages found = Objects.requireNonNull(exampleGrid.comparisonProperty().get());
        assertThat(found.distance(11)).isZero();
        assertThat(exampleGrid.cursorProperty().get()).isZero();
        assertThat(exampleGrid.selectedProperty().get()).containsExactly(11);
        // A filter leaves the order; a corrected label changes no image.
        exampleGrid.filterProperty().set(new Filter(4, null, Show.ALL, Order.LABEL));
        settle();
        assertThat(exampleGrid.placesProperty().get()).containsExactlyInAnyOrder(4, 14, 24);
        exampleGrid.filterProperty().set(Filter.EVERYTHING);
        exampleGrid.select(Set.of(1));
        exampleGrid.relabel(7);
        settle();
        assertThat(exampleGrid.placesProperty().get()).startsWith(11, 1, 21);
        // The newest question wins, and another network has other features.
        exampleGrid.choose(2, false, false);
        exampleGrid.findNearest(Kind.PIXELS);
        nearest.ask(5, Kind.FEATURES);
        settle();
        assertThat(exampleGrid.placesProperty().get()).startsWith(5);
        assertThat(nearest.isSettled()).isTrue();
        network.use(
                () ->
                        new Model(
                                Presets.LENET5_MODERN,
                                new BandEngine().initialWeights(Presets.LENET5_MODERN, 2),
                                java.util.Map.of()));
        settle();
        assertThat(exampleGrid.placesProperty().get()).startsWith(0, 1, 2);
        assertThat(nearest.foundProperty().get()).isNull();
    }

    @Test
    void aComparisonIsGivenUp() throws UserFacingException {
        start();
        data.open(Sets.bars(9), null);
        settle();
        nearest.ask(5, Kind.FEATURES);
        tasks.removeFirst().run();
        assertThat(nearest.isSettled()).isFalse();
        nearest.end();
        assertThat(nearest.isSettled()).isTrue();
        settle();
        assertThat(nearest.foundProperty().get()).isNull();
        nearest.ask(5, Kind.PIXELS);
        exampleGrid.select(Set.of(5));
        exampleGrid.remove();
        settle();
        assertThat(nearest.foundProperty().get()).isNull();
        assertThat(exampleGrid.placesProperty().get()).startsWith(0, 1, 2).hasSize(89);
    }

    private int[] shown(Show show, Order order) {
        exampleGrid.filterProperty().set(new Filter(null, null, show, order));
        settle();
        return exampleGrid.placesProperty().get();
    }

    @Test
    void setsAreSavedOpenedAndJoined() throws UserFacingException {
        start();
        Path file = folder.resolve("own.ksdata");
        stroke(0.5);
        assertThat(collect.keep()).isTrue();
        assertThat(data.changedProperty().get()).isTrue();
        files.save(file);
        settle();
        assertThat(data.changedProperty().get()).isFalse();
        assertThat(DatasetFile.read(file)).isEqualTo(data.set());
        // Another one is added to the set that is there.
        DatasetFile.write(folder.resolve("b.ksdata"), Sets.bars(1));
        files.read(List.of(new File(folder.toString(), "b.ksdata")));
        settle();
        assertThat(data.set().count()).isEqualTo(11);
        data.open(OwnDataset.EMPTY, null);
        files.read(List.of(file.toFile()));
        settle();
        assertThat(data.fileProperty().get()).isEqualTo(file);
        files.read(List.of(folder.resolve("gone").toFile()));
        settle();
        assertThat(notices.newestProperty().get()).hasMessageContaining("gone");
        assertThat(files.progressProperty().get()).isNull();
    }

    @Test
    void aTurnedSetIsOfferedToBeTurned() throws UserFacingException {
        start();
        OwnDataset set = Sets.bars(4);
        ImageTurn transposed = new ImageTurn(true, false, false, false, false);
        DatasetExport.idx(new DatasetEdit.Turn(transposed).applied(set), folder, "own");
        files.read(List.of(folder.toFile()));
        settle();
        assertThat(notices.newestProperty().get()).hasMessageContaining("100 %");
        notices.actionsProperty().get().get(0).work().run();
        settle();
        assertThat(data.set().toDataset().sha256()).isEqualTo(set.toDataset().sha256());
        data.undo();
        assertThat(data.set().toDataset().sha256()).isNotEqualTo(set.toDataset().sha256());
    }

    /** No network here reads letters: the name of the files is the reason that is given. */
    @Test
    void lettersOfEmnistAreOfferedToBeTurned() throws UserFacingException {
        start();
        ImageTurn transposed = new ImageTurn(true, false, false, false, false);
        OwnDataset upright = new DatasetEdit.Remove(Set.of(0)).applied(Sets.bars(1));
        OwnDataset lying = new DatasetEdit.Turn(transposed).applied(upright);
        DatasetExport.idx(lying, folder, "emnist-letters-train");
        files.read(List.of(folder.toFile()));
        settle();
        assertThat(notices.newestProperty().get()).hasMessageContaining("EMNIST");
        notices.actionsProperty().get().get(0).work().run();
        settle();
        for (int i = 0; i < 28 * 28; i++) {
            assertThat(data.set().example(3).pixel(i)).isEqualTo(upright.example(3).pixel(i));
        }
    }

    @Test
    void classesAreAddedAndNamed() {
        collect.addClass("ㄱ");
        assertThat(data.set().classes().name(10)).isEqualTo("ㄱ");
        assertThat(collect.labelProperty().get()).isEqualTo(10);
        collect.rename("ㄴ");
        assertThat(data.set().classes().name(10)).isEqualTo("ㄴ");
        collect.addClass("ㄴ");
        assertThat(notices.newestProperty().get()).hasMessageContaining("named twice");
        data.undo();
        data.undo();
        assertThat(collect.labelProperty().get()).isZero();
        assertThat(exampleGrid.selectedProperty().get()).isEqualTo(Set.of());
    }
}
