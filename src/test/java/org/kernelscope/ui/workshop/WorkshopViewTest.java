package org.kernelscope.ui.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Setup;

/** The workshop with a pointer and with keys. */
final class WorkshopViewTest {
    private final Localisation texts = new Localisation();
    private final Notices notices = new Notices();
    private final Network network = new Network();
    private final WorkshopModel model = WorkshopModelTest.model(notices);
    private TestWindow window;

    private static final class Network implements WorkshopView.NetworkLink {
        private Tensor used = Tensor.zeros(Shape.of(1, 1, 1));

        @Override
        public Optional<Tensor> input() {
            return Optional.of(Tensor.zeros(Shape.of(1, 70, 8)));
        }

        @Override
        public Optional<Tensor> selectedMap() {
            return Optional.empty();
        }

        @Override
        public Setup selectedNumber() throws UserFacingException {
            throw new UserFacingException("workshop.number.none");
        }

        @Override
        public Optional<Tensor> kernel() {
            return Optional.of(Tensor.of(Shape.of(1, 2, 2), 1, 2, 3, 4));
        }

        @Override
        public void useKernel(Tensor kernel) throws UserFacingException {
            if (kernel.shape().rows() != 2) {
                throw new UserFacingException("workshop.use.none");
            }
            used = kernel;
        }
    }

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        window =
                TestWindow.open(
                        () -> {
                            WorkshopView view =
                                    new WorkshopView(model, network, new Display(), texts);
                            view.getStylesheets()
                                    .addAll(
                                            "/org/kernelscope/ui/family.css",
                                            "/org/kernelscope/ui/lab.css");
                            return new Scene(view, 1280, 800);
                        });
        settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private WorkshopBoard board() {
        return window.find("#workshop-board", WorkshopBoard.class);
    }

    /** The middle of a place, found by asking the layout. */
    private Point2D place(Area area, int index) {
        BoardResult answer = TestWindow.fx(() -> model.answerProperty().get());
        WorkshopLayout layout =
                WorkshopLayout.of(
                        answer,
                        WorkshopPanel.PRODUCTS,
                        board().getWidth(),
                        board().getHeight(),
                        13);
        Spot wanted = new Spot(area, index);
        for (double y = 1; y < board().getHeight(); y += 8) {
            for (double x = 1; x < board().getWidth(); x += 8) {
                if (wanted.equals(layout.at(answer, x, y))
                        && wanted.equals(layout.at(answer, x + 5, y + 5))) {
                    return new Point2D(x + 3, y + 3);
                }
            }
        }
        throw new AssertionError("no place for " + wanted);
    }

    /** What is pointed at is only found in an answer. */
    private void settle() {
        TestWindow.until("everything is computed", model::isSettled);
        window.settle();
    }

    private Setup setup() {
        return TestWindow.fx(() -> model.setupProperty().get());
    }

    private void fire(String menu, String item) {
        MenuButton button = window.find(menu, MenuButton.class);
        TestWindow.run(
                () ->
                        button.getItems().stream()
                                .filter(each -> item.equals(each.getId()))
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    @Test
    void thePointerLinksWritesAndSetsTheClock() {
        settle();
        window.pointAt(board(), place(Area.OUTPUT, 4));
        settle();
        assertThat(window.text("#workshop-status")).contains("Output map 1, row 2, column 2: 4");
        settle();
        window.pointAt(board(), place(Area.KERNEL, 1));
        TestWindow.run(() -> model.penProperty().set(7));
        window.click();
        assertThat(setup().kernels().get(1)).isEqualTo(7);
        settle();
        window.pointAt(board(), place(Area.INPUT, 3));
        window.press();
        settle();
        window.pointAt(board(), place(Area.INPUT, 4));
        window.release();
        assertThat(setup().input().get(3)).isEqualTo(7);
        assertThat(setup().input().get(4)).isEqualTo(7);
        window.click("#workshop-undo");
        window.click("#workshop-undo");
        assertThat(setup()).isEqualTo(Setup.textbook());
        settle();
        window.pointAt(board(), place(Area.OUTPUT, 2));
        window.click();
        assertThat((double) TestWindow.fx(() -> model.clock().position())).isEqualTo(3);
        assertThat(window.text("#workshop-clock-caption")).isEqualTo("row 1, column 3");
    }

    @Test
    void everythingIsReachedByKeys() {
        TestWindow.run(() -> board().requestFocus());
        window.type(KeyCode.RIGHT, KeyCode.DOWN);
        settle();
        assertThat(window.text("#workshop-status")).contains("Input channel 1, row 2, column 2");
        window.type(KeyCode.MINUS, KeyCode.DIGIT2, KeyCode.PERIOD, KeyCode.DIGIT5);
        settle();
        assertThat(window.text("#workshop-status")).contains("−2.5");
        window.type(KeyCode.ENTER);
        assertThat(setup().input().get(6)).isEqualTo(-2.5f);
        window.type(KeyCode.DELETE);
        assertThat(setup().input().get(6)).isZero();
        window.chord(KeyCode.RIGHT, KeyCode.SHIFT);
        window.chord(KeyCode.DOWN, KeyCode.SHIFT);
        assertThat(TestWindow.fx(() -> model.regionProperty().get()))
                .isEqualTo(new Region(1, 1, 2, 2));
        window.type(KeyCode.ENTER);
        assertThat(setup().input().shape()).isEqualTo(Shape.of(1, 2, 2));
        window.chord(KeyCode.Z, KeyCode.CONTROL);
        assertThat(setup().input().shape()).isEqualTo(Shape.of(1, 5, 5));
        window.type(KeyCode.PAGE_DOWN, KeyCode.SPACE);
        assertThat(setup().kernels().get(0)).isEqualTo(1);
        window.type(KeyCode.PAGE_DOWN, KeyCode.RIGHT, KeyCode.ENTER);
        assertThat((double) TestWindow.fx(() -> model.clock().position())).isEqualTo(2);
        window.chord(KeyCode.Z, KeyCode.CONTROL);
        assertThat(setup().input().get(6)).isEqualTo(-2.5f);
        TestWindow.run(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString("1\t2\n3\t4");
                    Clipboard.getSystemClipboard().setContent(content);
                });
        window.type(KeyCode.PAGE_UP, KeyCode.PAGE_UP);
        window.chord(KeyCode.V, KeyCode.CONTROL);
        assertThat(setup().input().shape()).isEqualTo(Shape.of(1, 2, 2));
    }

    @Test
    void impossibleSettingsAreToldWithTheReasonAndPossibleOnesWithTheFormula() {
        assertThat(window.text("#workshop-formula"))
                .isEqualTo("Rows and columns: ⌊(5 + 0 + 0 − 1·(3 − 1) − 1) / 1⌋ + 1 = 3");
        Spinner<?> rows = window.find("#workshop-window-rows", Spinner.class);
        TestWindow.run(() -> rows.increment(4));
        settle();
        assertThat(window.text("#workshop-formula")).contains("reaches over 7 rows", "only 5");
        Spinner<?> top = window.find("#workshop-top", Spinner.class);
        TestWindow.run(() -> top.increment(2));
        settle();
        assertThat(window.text("#workshop-formula")).contains("Rows: ⌊(5 + 2 + 0 − 1·(7 − 1)");
        Spinner<?> stride = window.find("#workshop-stride-across", Spinner.class);
        TestWindow.run(() -> stride.increment(2));
        settle();
        assertThat(window.text("#workshop-formula"))
                .contains("⌊1.67⌋ = 1", "Not read at the end: 0 rows, 2 columns");
    }

    @Test
    void kindsPresetsAndTheNetwork() {
        @SuppressWarnings("unchecked")
        ComboBox<Kind> kind = window.find("#workshop-kind", ComboBox.class);
        for (Kind each : Kind.values()) {
            TestWindow.run(() -> kind.setValue(each));
            settle();
            assertThat(setup().kind()).isEqualTo(each);
        }
        fire("#workshop-fill", "menu-workshop-fill-textbook");
        fire("#workshop-kernels", "menu-workshop-kernel-sobelColumns");
        assertThat(setup().kernels().toArray()).containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
        settle();
        assertThat(window.text("#workshop-status")).contains("(0.50 1 0.50)ᵀ · (−2 0 2)");
        fire("#workshop-kernels", "menu-workshop-kernel-use");
        assertThat(notices.newestProperty().get()).isNotNull();
        fire("#workshop-kernels", "menu-workshop-kernel-take");
        fire("#workshop-kernels", "menu-workshop-kernel-use");
        assertThat(network.used.toArray()).containsExactly(1, 2, 3, 4);
        fire("#workshop-fill", "menu-workshop-fill-input");
        assertThat(setup().input().shape()).isEqualTo(Shape.of(1, 64, 8));
        fire("#workshop-fill", "menu-workshop-fill-number");
        assertThat(setup().input().shape()).isEqualTo(Shape.of(1, 64, 8));
        fire("#workshop-fill", "menu-workshop-preset-random");
        Tensor first = setup().input();
        fire("#workshop-fill", "menu-workshop-preset-random");
        assertThat(setup().input()).isNotEqualTo(first);
        MenuButton inputs = window.find("#workshop-fill", MenuButton.class);
        assertThat(inputs.getItems())
                .extracting(MenuItem::getText)
                .contains("Random numbers, seed 3");
    }

    @Test
    void matricesLightWithTheMapsAndChainsAreCounted() {
        TestWindow.run(() -> model.panelProperty().set(WorkshopPanel.IM2COL));
        settle();
        BoardResult answer = TestWindow.fx(() -> model.answerProperty().get());
        WorkshopLayout layout =
                WorkshopLayout.of(
                        answer, WorkshopPanel.IM2COL, board().getWidth(), board().getHeight(), 13);
        MatrixLayout matrices =
                MatrixLayout.of(answer, WorkshopPanel.IM2COL, layout.products(), 0, 13);
        Tile patches = matrices.patches();
        window.pointAt(board(), new Point2D(patches.cellX(4.5), patches.cellY(2.5)));
        settle();
        assertThat(TestWindow.fx(() -> model.hoveredProperty().get()))
                .isEqualTo(new Spot(Area.OUTPUT, 4));
        Tile kernels = matrices.kernels();
        window.pointAt(board(), new Point2D(kernels.cellX(7.5), kernels.cellY(0.5)));
        settle();
        assertThat(TestWindow.fx(() -> model.hoveredProperty().get()))
                .isEqualTo(new Spot(Area.KERNEL, 7));
        TestWindow.run(() -> model.panelProperty().set(WorkshopPanel.SPARSE));
        settle();
        assertThat(window.text("#workshop-costs")).contains("10 parameters", "81 products", "234");
        TestWindow.run(() -> model.panelProperty().set(WorkshopPanel.CHAIN));
        settle();
        assertThat(window.text("#workshop-chain-cost")).contains("73,856", "5×5", "102,464");
        TestWindow.run(() -> board().requestFocus());
        window.type(KeyCode.DELETE, KeyCode.SPACE, KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
        settle();
        // The 1 that Space wrote in the corner of the input.
        assertThat(window.text("#workshop-status"))
                .isEqualTo(
                        "Map 1, row 1, column 1: 1."
                                + " It sees rows 1 to 3 and columns 1 to 3 of the input.");
        window.type(KeyCode.ENTER);
        settle();
        assertThat(TestWindow.fx(() -> model.panelProperty().get()))
                .isEqualTo(WorkshopPanel.PRODUCTS);
        TestWindow.run(() -> model.panelProperty().set(WorkshopPanel.CHAIN));
        settle();
        Spinner<?> size = window.find("#workshop-chain-size-1", Spinner.class);
        TestWindow.run(() -> size.increment(8));
        settle();
        assertThat(window.text("#workshop-chain-cost")).contains("13×13");
        ComboBox<?> kind = window.find("#workshop-chain-kind-1", ComboBox.class);
        TestWindow.run(() -> kind.getSelectionModel().select(2));
        settle();
        // The weights of the second window alone.
        assertThat(window.text("#workshop-chain-cost")).contains("36,928");
        Spinner<?> input = window.find("#workshop-chain-input", Spinner.class);
        TestWindow.run(() -> input.decrement(12));
        settle();
        assertThat(window.text("#workshop-formula"))
                .startsWith("Operation 1: The window reaches over 11 rows");
        TestWindow.run(() -> kind.getSelectionModel().select(Kind.UNSHUFFLE.ordinal()));
        settle();
        // The factor begins at 2, and a shuffle has no window.
        assertThat(window.find("#workshop-chain-factor-1", Spinner.class).getValue()).isEqualTo(2);
        assertThat(size.getParent().isVisible()).isFalse();
        TestWindow.run(() -> model.undo());
        settle();
        assertThat(size.getParent().isVisible()).isTrue();
    }

    @Test
    void aKernelOfOneCellIsAMixerOfChannels() {
        TestWindow.run(
                () -> model.change(now -> now.withInputShape(Shape.of(3, 4, 4)).withWindow(1, 1)));
        settle();
        Slider second = window.find("#workshop-mixer-2", Slider.class);
        assertThat(second.getValue()).isEqualTo(1);
        TestWindow.run(() -> second.setValue(-1.5));
        settle();
        assertThat(setup().kernels().toArray()).containsExactly(1, -1.5f, 1);
        TestWindow.run(() -> model.change(now -> now.withWindow(2, 2)));
        settle();
        assertThat(board().getScene().lookup("#workshop-mixer-2")).isNull();
    }
}
