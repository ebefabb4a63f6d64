package org.kernelscope.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerParameterField;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.LossChoice;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** A person edits LeNet-5: what follows is shown at once, and what cannot be is refused there. */
@Tag("slow")
final class DesignViewTest {
    private final Map<Path, Architecture> files = new ConcurrentHashMap<>();
    private TestWindow window;
    private @Nullable Throwable broken;
    private final Notices notices = new Notices();
    private final Localisation localisation = new Localisation();
    private final LossChoice losses = new LossChoice();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final DesignModel model =
            new DesignModel(network, new Drawer(), Runnable::run, Runnable::run, notices);

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        window =
                TestWindow.open(
                        () -> {
                            network.start(
                                    BandEngine::new,
                                    () -> Model.untrained(Presets.LENET5_MODERN, 7));
                            return new Scene(
                                    new DesignView(model, network, losses, localisation),
                                    1100,
                                    520);
                        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private final class Drawer implements DesignModel.ArchitectureStore {
        @Override
        public Architecture read(Path file) throws UserFacingException {
            if (broken instanceof Error error) {
                throw error;
            }
            if (broken instanceof RuntimeException exception) {
                throw exception;
            }
            Architecture found = files.get(file);
            if (found == null) {
                throw new UserFacingException("storage.missing", file);
            }
            return found;
        }

        @Override
        public void write(Path file, Architecture architecture) {
            files.put(file, architecture);
        }
    }

    @Test
    void moreMapsGiveMoreParametersAtOnce() {
        assertThat(totals()).contains("61,706");
        TestWindow.run(() -> spinner("#design-maps").getValueFactory().setValue(12));
        Architecture architecture = architecture();
        assertThat(architecture.layers().get(0).outputShape().channels()).isEqualTo(12);
        assertThat(totals())
                .contains(Numbers.count(architecture.parameterCount()))
                .doesNotContain("61,706");
        assertThat(text("#design-facts")).contains("(5·5·1+1)·12");
    }

    @Test
    void anImpossibleWindowIsRefusedAtTheLayerWhereItArises() {
        select(5);
        TestWindow.run(() -> model.selectedProperty().set(4));
        TestWindow.run(() -> spinner("#design-size").getValueFactory().setValue(6));
        window.settle();
        assertThat(text("#design-fault"))
                .isEqualTo(
                        TestWindow.fx(
                                () ->
                                        localisation
                                                .texts()
                                                .get("architecture.tooSmall", "C5", 6, 5, 5)));
        assertThat(faultyRows()).containsExactly("C5");
        assertThat(TestWindow.fx(() -> find("#design-use", Button.class).isDisabled())).isTrue();
        TestWindow.run(() -> spinner("#design-size").getValueFactory().setValue(5));
        window.settle();
        assertThat(text("#design-fault")).isEmpty();
        assertThat(faultyRows()).isEmpty();
        assertThat(TestWindow.fx(() -> find("#design-use", Button.class).isDisabled())).isFalse();
    }

    @Test
    void theReasonLeadsToTheLayerAndStandsThereToo() {
        select(3);
        TestWindow.run(() -> spinner("#design-size").getValueFactory().setValue(4));
        window.settle();
        assertThat(isShown("#design-why")).isFalse();
        window.click("#design-fault");
        assertThat(TestWindow.fx(() -> model.selectedProperty().get())).isEqualTo(4);
        window.settle();
        assertThat(isShown("#design-why")).isTrue();
        assertThat(text("#design-why")).isEqualTo(text("#design-fault"));
        assertThat(totals()).startsWith("So far");
    }

    @Test
    void whatWasTypedIsOfTheLayerForWhichItWasTyped() {
        select(0);
        TestWindow.run(
                () -> {
                    spinner("#design-size").requestFocus();
                    spinner("#design-size").getEditor().setText("3");
                });
        select(2);
        window.settle();
        assertThat(TestWindow.fx(() -> spinner("#design-size").getEditor().getText()))
                .isEqualTo("5");
        assertThat(
                        TestWindow.fx(
                                () ->
                                        model.draftProperty().get().steps().stream()
                                                .filter(
                                                        step ->
                                                                step.spec()
                                                                        instanceof ConvolutionSpec)
                                                .map(
                                                        step ->
                                                                LayerParameterField.SIZE
                                                                        .of(step.spec())
                                                                        .getAsInt())
                                                .toList()))
                .containsExactly(3, 5, 5);
    }

    @Test
    void theLossIsChosenAtTheOutputAndSuitsIt() {
        select(0);
        assertThat(isShown("#design-loss")).isFalse();
        select(6);
        assertThat(offered("#design-loss"))
                .isEqualTo(List.of(Loss.CROSS_ENTROPY, Loss.SQUARED_ERROR));
        TestWindow.run(() -> choose("#design-loss", Loss.SQUARED_ERROR));
        assertThat(losses.of(Presets.MLP)).isEqualTo(Loss.SQUARED_ERROR);
        TestWindow.run(() -> choose("#design-kind", LayerKind.RBF));
        assertThat(offered("#design-loss")).isEqualTo(List.of(Loss.MAP, Loss.MLE));
        TestWindow.run(() -> choose("#design-loss", Loss.MLE));
        assertThat(losses.of(Presets.LENET5_1998)).isEqualTo(Loss.MLE);
        assertThat(losses.of(Presets.LENET5_MODERN)).isEqualTo(Loss.SQUARED_ERROR);
        TestWindow.run(() -> losses.choose(Loss.MAP));
        assertThat(TestWindow.fx(() -> find("#design-loss", ComboBox.class).getValue()))
                .isEqualTo(Loss.MAP);
    }

    @Test
    void moreUnitsThanCanBeChosenAreShownAsTheyAre() throws UserFacingException {
        Architecture large =
                Architecture.of(
                        "large",
                        Presets.TINY.input(),
                        List.of(
                                new DenseSpec("F1", 2_000, Activation.RELU),
                                new OutputSpec("output", 10)));
        TestWindow.run(() -> model.start(large));
        assertThat(TestWindow.fx(() -> spinner("#design-units").getEditor().getText()))
                .isEqualTo("2000");
        select(1);
        assertThat(architecture().layers().get(0).outputShape().channels()).isEqualTo(2_000);
    }

    @Test
    void whatBreaksInTheBackgroundIsTold() {
        assertThat(toldOf(new IllegalStateException("broken"))).isEqualTo("design.failed");
        assertThat(toldOf(new OutOfMemoryError("too large"))).isEqualTo("design.memory");
    }

    private String toldOf(Throwable failure) {
        broken = failure;
        TestWindow.run(() -> model.open(new File("mine.json")));
        window.settle();
        UserFacingException told = TestWindow.fx(() -> notices.newestProperty().get());
        assertThat(told).isNotNull();
        return told.key();
    }

    @Test
    void layersAreAddedMovedTakenAwayAndHadBack() {
        select(0);
        TestWindow.run(() -> model.add(LayerKind.NORMALISATION));
        assertThat(names()).startsWith("C1", "N2", "S3");
        window.click("#design-down");
        assertThat(names()).startsWith("C1", "S2", "N3");
        TestWindow.run(() -> find("#design-layers", Node.class).requestFocus());
        window.type(KeyCode.DELETE);
        assertThat(names()).startsWith("C1", "S2", "C3").hasSize(7);
        window.click("#design-undo");
        assertThat(names()).startsWith("C1", "S2", "N3");
    }

    @Test
    void nothingIsCutInANarrowWindow() {
        TestWindow.run(
                () -> {
                    Fonts.load();
                    for (String sheet : List.of("kernelscope", "draw", "family")) {
                        window.stage()
                                .getScene()
                                .getStylesheets()
                                .add("/org/kernelscope/ui/" + sheet + ".css");
                    }
                    window.stage().getScene().getRoot().setStyle("-fx-font-size: 12px;");
                    window.stage().setWidth(790);
                });
        select(0);
        TestWindow.run(() -> spinner("#design-stride").getValueFactory().setValue(2));
        window.settle();
        TestWindow.run(
                () -> {
                    int wrapped = 0;
                    for (Node text : find("#design-layers", Node.class).lookupAll(".ks-wrapped")) {
                        Region cell = (Region) text.getParent();
                        if (((Text) text).getText() == null || ((Text) text).getText().isEmpty()) {
                            continue;
                        }
                        assertThat(text.getLayoutBounds().getHeight())
                                .isLessThanOrEqualTo(cell.getHeight());
                        assertThat(text.getLayoutBounds().getWidth())
                                .isLessThanOrEqualTo(cell.getWidth());
                        wrapped += text.getLayoutBounds().getHeight() > 24 ? 1 : 0;
                    }
                    assertThat(wrapped).as("the strided convolution").isPositive();
                    model.selectedProperty().set(DesignModel.INPUT);
                });
        window.settle();
        TestWindow.run(
                () -> {
                    for (Node node : find("#design-input", Node.class).lookupAll(".ks-caption")) {
                        Text shown = (Text) node.lookup(".text");
                        assertThat(shown.getText()).isEqualTo(((Label) node).getText());
                    }
                });
    }

    @Test
    void theOutputCannotBeTakenAway() {
        select(6);
        assertThat(TestWindow.fx(() -> find("#design-remove", Button.class).isDisabled())).isTrue();
        TestWindow.run(model::remove);
        assertThat(names()).hasSize(7).endsWith("output");
    }

    @Test
    void anotherKindBringsItsOwnChoices() {
        select(1);
        assertThat(isShown("#design-pool")).isTrue();
        TestWindow.run(() -> choose("#design-kind", LayerKind.SUBSAMPLING));
        window.settle();
        assertThat(isShown("#design-pool")).isFalse();
        assertThat(architecture().layers().get(1).parameterCount()).isEqualTo(12);
        select(6);
        TestWindow.run(() -> choose("#design-kind", LayerKind.RBF));
        assertThat(architecture().layers().get(6).connections()).isEqualTo(840);
    }

    @Test
    void aNumberThatIsRefusedDoesNotStayInItsField() {
        Spinner<Integer> maps = spinner("#design-maps");
        assertThat(typed(maps, "2000")).isEqualTo("1024");
        assertThat(typed(maps, "9999")).isEqualTo("1024");
        assertThat(typed(maps, "abc")).isEqualTo("1024");
        TestWindow.run(
                () -> {
                    maps.getEditor().setText("many");
                    maps.getEditor().fireEvent(new ActionEvent());
                });
        assertThat(TestWindow.fx(() -> maps.getEditor().getText())).isEqualTo("1024");
        assertThat(TestWindow.fx(maps::getValue)).isEqualTo(1024);
    }

    /** Types {@code text}, goes elsewhere, and reads what the field says then. */
    private String typed(Spinner<Integer> field, String text) {
        window.click(field.getEditor());
        TestWindow.run(() -> field.getEditor().setText(text));
        window.click("#design-size");
        TestWindow.until("the field has lost the focus", () -> !field.isFocused());
        window.settle();
        return TestWindow.fx(() -> field.getEditor().getText());
    }

    @Test
    void aLongFaultLeavesTheFormBesideTheTable() {
        double before = TestWindow.fx(() -> top("#design-title"));
        TestWindow.run(
                () ->
                        model.change(
                                draft ->
                                        draft.replace(
                                                0,
                                                new ConvolutionSpec(
                                                        "C1",
                                                        6,
                                                        Window.of(28),
                                                        ConnectionTable.FULL,
                                                        Activation.RELU))));
        window.settle();
        TestWindow.run(() -> find("#design-fault", Button.class).fire());
        window.settle();
        assertThat(TestWindow.fx(() -> find("#design-why", Label.class).isVisible())).isTrue();
        assertThat(TestWindow.fx(() -> top("#design-title"))).isEqualTo(before);
    }

    private double top(String id) {
        Node node = find(id, Node.class);
        return node.localToScene(node.getBoundsInLocal()).getMinY();
    }

    /** A file may have more maps than a person could choose; other layers have not for that. */
    @Test
    void aLargeLayerRaisesNoLimitOfTheOthers() {
        TestWindow.run(
                () ->
                        model.change(
                                draft ->
                                        draft.replace(
                                                0,
                                                new ConvolutionSpec(
                                                        "C1",
                                                        1200,
                                                        Window.of(28),
                                                        ConnectionTable.FULL,
                                                        Activation.RELU))));
        Spinner<Integer> maps = spinner("#design-maps");
        assertThat(TestWindow.fx(maps::getValue)).isEqualTo(1200);
        select(2);
        window.settle();
        assertThat(typed(maps, "1100")).isEqualTo("1024");
    }

    @Test
    void connectionsAreChosenByHandBeginningWithThePapers() {
        select(2);
        window.click("#design-table");
        window.settle();
        assertThat(table()).isEqualTo(ConnectionTable.LENET5);
        TestWindow.run(
                () ->
                        find("#design-table-0-1", javafx.scene.control.CheckBox.class)
                                .setSelected(true));
        assertThat(table().kernels(6, 16)).isEqualTo(61);
    }

    @Test
    void theDesignedNetworkGoesToTheStageWithFreshWeights() {
        TestWindow.run(() -> model.start(Presets.TINY));
        TestWindow.run(() -> model.seedProperty().set(5L));
        window.click("#design-use");
        TestWindow.until(
                "the network on the stage",
                () -> architecture().equals(network.architectureProperty().get()));
        Model onStage = TestWindow.fx(() -> network.modelProperty().get());
        assertThat(onStage).isEqualTo(Model.untrained(architecture(), 5));
    }

    @Test
    void theDraftIsTheNetworkOnTheStageUntilSomebodyChangesIt() {
        select(3);
        TestWindow.run(() -> network.use(() -> Model.untrained(Presets.LENET1, 1)));
        assertThat(architecture().layers()).isEqualTo(renamed(Presets.LENET1).layers());
        assertThat(architecture().id()).isEqualTo("my-lenet1");
        select(0);
        TestWindow.run(() -> spinner("#design-maps").getValueFactory().setValue(7));
        Architecture own = architecture();
        TestWindow.run(() -> network.use(() -> Model.untrained(Presets.MLP, 1)));
        assertThat(architecture()).isEqualTo(own);
    }

    private static Architecture renamed(Architecture architecture) {
        return ArchitectureDraft.of(architecture).architecture().orElseThrow();
    }

    @Test
    void whatWasSavedIsOpenedAgain() {
        Path file = Path.of("mine.json");
        TestWindow.run(() -> model.start(Presets.MLP));
        TestWindow.run(() -> model.save(file.toFile()));
        TestWindow.run(() -> model.start(Presets.LENET1));
        TestWindow.run(() -> model.open(file.toFile()));
        assertThat(architecture().layers()).isEqualTo(Presets.MLP.layers());
        assertThat(architecture().id()).isEqualTo("my-mlp");
    }

    @Test
    void everyPresetCanBeEditedInBothLanguages() {
        for (Architecture preset : Presets.all()) {
            TestWindow.run(() -> model.start(preset));
            for (int index : List.of(-1, 0, preset.layers().size() - 1)) {
                select(index);
            }
            window.settle();
            assertThat(text("#design-fault")).isEmpty();
            assertThat(architecture().parameterCount()).isEqualTo(preset.parameterCount());
            TestWindow.run(
                    () ->
                            localisation
                                    .languageProperty()
                                    .set(org.kernelscope.text.Texts.Language.KOREAN));
        }
    }

    private void select(int index) {
        TestWindow.run(() -> model.selectedProperty().set(index));
    }

    private Architecture architecture() {
        return TestWindow.fx(() -> model.draftProperty().get().architecture().orElseThrow());
    }

    private ConnectionTable table() {
        return ((ConvolutionSpec) architecture().layers().get(2).spec()).table();
    }

    private List<String> names() {
        return TestWindow.fx(
                () ->
                        model.draftProperty().get().steps().stream()
                                .map(step -> step.spec().name())
                                .toList());
    }

    private List<String> faultyRows() {
        Supplier<List<String>> names =
                () ->
                        find("#design-layers", LayerTable.class)
                                .lookupAll(".table-row-cell")
                                .stream()
                                .filter(
                                        row ->
                                                row.getPseudoClassStates().stream()
                                                        .anyMatch(
                                                                state ->
                                                                        state.getPseudoClassName()
                                                                                .equals("faulty")))
                                .map(row -> ((LayerTable.Row) ((TableRow<?>) row).getItem()).name())
                                .toList();
        return TestWindow.fx(names::get);
    }

    @SuppressWarnings("unchecked")
    private Spinner<Integer> spinner(String selector) {
        return find(selector, Spinner.class);
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String selector, T value) {
        find(selector, ComboBox.class).setValue(value);
    }

    private boolean isShown(String selector) {
        Supplier<Boolean> shown =
                () -> {
                    Node node = find(selector, Node.class);
                    while (node != null && node.isVisible()) {
                        node = node.getParent();
                    }
                    return node == null;
                };
        return TestWindow.fx(shown::get);
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(window.stage().getScene().getRoot().lookup(selector));
    }

    private List<?> offered(String selector) {
        return TestWindow.fx(() -> List.copyOf(find(selector, ComboBox.class).getItems()));
    }

    private String text(String selector) {
        return TestWindow.fx(() -> find(selector, Labeled.class).getText());
    }

    private String totals() {
        return text("#design-totals");
    }
}
