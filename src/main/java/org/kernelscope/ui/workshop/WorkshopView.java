package org.kernelscope.ui.workshop;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kernelscope.op.OutputSize;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Keyboard;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TransportBar;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.workshop.WorkshopModel.Answer;
import org.kernelscope.ui.workshop.WorkshopSettings.WorkshopWords;
import org.kernelscope.workshop.ClassicKernel;
import org.kernelscope.workshop.ColourPicture;
import org.kernelscope.workshop.GridPreset;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.MatrixForm;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Separable;
import org.kernelscope.workshop.Setup;
import org.kordamp.ikonli.feather.Feather;

/** The workshop: tools, the output-size formula, the board, the settings and the clock. */
public final class WorkshopView extends VBox {
    /** Between the sentences of a line. */
    private static final String GAP = "   ";

    private final WorkshopModel model;
    private final NetworkLink network;
    private final Localisation localisation;
    private final WorkshopBoard board;
    private final FormFields fields;
    private final TransportBar clock;
    private final Label formula = new Label();
    private final Label status = new Label();
    private final Label costs = new Label();
    private final CheckBox normalised = new CheckBox();
    private double sigma = 1;
    private double degrees;
    private double wavelength = 4;
    private long seed = 1;

    /** The network on the stage, as far as the workshop trades with it. */
    public interface NetworkLink {
        /** The input of the network, {@code [channel, row, column]}; empty before the first. */
        Optional<Tensor> input();

        /** The map that is selected on the stage, {@code [1, row, column]}; empty if none is. */
        Optional<Tensor> selectedMap();

        /** The kernel in the kernel editor, {@code [1, row, column]}; empty if there is none. */
        Optional<Tensor> kernel();

        /**
         * Replaces the kernel in the kernel editor.
         *
         * @throws UserFacingException if there is none, or none of this size
         */
        void useKernel(Tensor kernel) throws UserFacingException;
    }

    /** The view of {@code model}. */
    public WorkshopView(
            WorkshopModel model, NetworkLink network, Display display, Localisation localisation) {
        this.model = model;
        this.network = network;
        this.localisation = localisation;
        this.fields = new FormFields(localisation);
        board = new WorkshopBoard(model, display, localisation);
        clock =
                new TransportBar(
                        model.clock(),
                        localisation,
                        "workshop-clock",
                        localisation.text("workshop.clock"));
        setId("workshop");
        getStyleClass().addAll(Styles.PANEL, Styles.WORKSHOP);
        formula.setId("workshop-formula");
        formula.setWrapText(true);
        formula.setMinHeight(USE_PREF_SIZE);
        status.setId("workshop-status");
        status.getStyleClass().add(Styles.CAPTION);
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        VBox left = new VBox(formula, board, status);
        left.getStyleClass().addAll(Styles.LAB_COLUMN, Styles.WORKSHOP_MAIN);
        VBox.setVgrow(board, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox settings = new WorkshopSettings(model, localisation);
        costs.setId("workshop-costs");
        costs.getStyleClass().add(Styles.CAPTION);
        costs.setWrapText(true);
        costs.setMinHeight(USE_PREF_SIZE);
        settings.getChildren().addAll(parameters(), costs);
        ChainSettings chain = new ChainSettings(model, localisation);
        OverflowPane side = new OverflowPane(new VBox(settings, chain));
        model.panelProperty()
                .subscribe(
                        panel -> {
                            FormFields.show(chain, panel == WorkshopPanel.CHAIN);
                            FormFields.show(settings, panel != WorkshopPanel.CHAIN);
                            tell(model.answerProperty().get().outcome());
                        });
        model.chainProperty().subscribe(now -> tell(model.answerProperty().get().outcome()));
        side.getStyleClass().add(Styles.WORKSHOP_SIDE);
        WrapRow body = new WrapRow(left, side);
        body.getStyleClass().add(Styles.LAB_ROW);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(tools(), body, clock);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        ObservableValue<Boolean> shown = NodeVisibility.of(this);
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.answerProperty(),
                        model.linksProperty(),
                        model.cursorProperty(),
                        board.typedProperty(),
                        model.panelProperty(),
                        model.clock().positionProperty(),
                        localisation.languageProperty())) {
            value.when(shown).subscribe(now -> describe());
        }
        model.answerProperty().subscribe(answer -> tell(answer.outcome()));
        localisation
                .languageProperty()
                .subscribe(language -> tell(model.answerProperty().get().outcome()));
        shown.subscribe(
                now -> {
                    if (!now) {
                        model.clock().playingProperty().set(false);
                        model.hoveredProperty().set(null);
                    }
                });
    }

    private Node tools() {
        ComboBox<Kind> kind =
                fields.choice(
                        "workshop-kind",
                        List.of(Kind.values()),
                        WorkshopWords::kind,
                        chosen -> model.change(now -> now.withKind(chosen)));
        model.answerProperty()
                .subscribe(
                        answer ->
                                fields.fill(() -> kind.setValue(answer.outcome().setup().kind())));
        kind.accessibleTextProperty().bind(localisation.text("workshop.kind"));
        NumberField pen =
                new NumberField(
                        "workshop-pen",
                        -GridText.LARGEST,
                        GridText.LARGEST,
                        false,
                        value -> model.penProperty().set(value));
        pen.setPrefColumnCount(2);
        pen.show(model.penProperty().get());
        Label penName = new Label();
        penName.textProperty().bind(localisation.text("workshop.pen"));
        penName.setLabelFor(pen);
        penName.setMinWidth(USE_PREF_SIZE);
        pen.accessibleTextProperty().bind(penName.textProperty());
        Button undo = icon(Feather.ROTATE_CCW, "workshop-undo", "workshop.undo", model::undo);
        Button redo = icon(Feather.ROTATE_CW, "workshop-redo", "workshop.redo", model::redo);
        undo.disableProperty().bind(model.canUndoProperty().not());
        redo.disableProperty().bind(model.canRedoProperty().not());
        ToggleButton products = new ToggleButton();
        products.setId("workshop-products");
        products.setMinWidth(USE_PREF_SIZE);
        products.textProperty().bind(localisation.text("workshop.products"));
        products.setTooltip(tooltip("workshop.products.help"));
        products.selectedProperty().bindBidirectional(model.productsProperty());
        WrapRow row =
                new WrapRow(kind, fill(), kernels(), penName, pen, undo, redo, products, panels());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(Styles.LAB_TOOLS);
        return row;
    }

    private Node panels() {
        ComboBox<WorkshopPanel> panels =
                fields.choice(
                        "workshop-panel",
                        List.of(WorkshopPanel.values()),
                        WorkshopWords::panel,
                        model.panelProperty()::set);
        panels.accessibleTextProperty().bind(localisation.text("workshop.panel"));
        model.panelProperty().subscribe(now -> fields.fill(() -> panels.setValue(now)));
        return panels;
    }

    private MenuButton fill() {
        MenuButton menu = menu("workshop-fill", "workshop.fill");
        for (GridPreset preset : GridPreset.values()) {
            menu.getItems().add(item(presetKey(preset), () -> fill(preset)));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("workshop.fill.input", () -> take(network.input())),
                        item("workshop.fill.map", () -> take(network.selectedMap())),
                        new SeparatorMenuItem(),
                        item(pictureKey(ColourPicture.WHEEL), () -> put(ColourPicture.WHEEL)),
                        item(pictureKey(ColourPicture.FRUIT), () -> put(ColourPicture.FRUIT)),
                        item(pictureKey(ColourPicture.SIGNS), () -> put(ColourPicture.SIGNS)),
                        item("workshop.fill.file", this::openPicture),
                        new SeparatorMenuItem(),
                        item("workshop.fill.textbook", () -> model.put(Setup.textbook())));
        return menu;
    }

    private static String pictureKey(ColourPicture picture) {
        return switch (picture) {
            case WHEEL -> "workshop.picture.wheel";
            case FRUIT -> "workshop.picture.fruit";
            case SIGNS -> "workshop.picture.signs";
        };
    }

    private void put(ColourPicture picture) {
        model.change(now -> now.withInput(picture.picture(ColourPicture.USUAL)));
    }

    private void openPicture() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get("workshop.fill.file"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                "PNG, JPEG, GIF, BMP",
                                "*.png",
                                "*.PNG",
                                "*.jpg",
                                "*.JPG",
                                "*.jpeg",
                                "*.JPEG",
                                "*.gif",
                                "*.GIF",
                                "*.bmp",
                                "*.BMP"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.openPicture(file.toPath());
        }
    }

    private static String presetKey(GridPreset preset) {
        return switch (preset) {
            case RAMP -> "workshop.preset.ramp";
            case EDGE -> "workshop.preset.edge";
            case CHECKER -> "workshop.preset.checker";
            case IMPULSE -> "workshop.preset.impulse";
            case RANDOM -> "workshop.preset.random";
            case EMPTY -> "workshop.preset.empty";
        };
    }

    /** Every choice of random numbers takes the next seed. */
    private void fill(GridPreset preset) {
        long wanted = preset == GridPreset.RANDOM ? seed++ : 0;
        model.change(now -> now.withInput(preset.grid(now.input().shape(), wanted)));
    }

    /** The first channels of a map, cut to the size of the workshop. */
    private void take(Optional<Tensor> maps) {
        maps.ifPresent(
                tensor ->
                        model.change(
                                now -> {
                                    Setup whole = now.withInput(tensor);
                                    return whole.withInputShape(
                                            Shape.of(
                                                    Math.min(
                                                            Setup.MOST_CHANNELS,
                                                            tensor.shape().channels()),
                                                    Math.min(
                                                            Setup.LARGEST_INPUT,
                                                            tensor.shape().rows()),
                                                    Math.min(
                                                            Setup.LARGEST_INPUT,
                                                            tensor.shape().columns())));
                                }));
    }

    private MenuButton kernels() {
        MenuButton menu = menu("workshop-kernels", "workshop.kernels");
        for (ClassicKernel classic : ClassicKernel.values()) {
            menu.getItems().add(item(kernelKey(classic), () -> put(classic)));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("workshop.kernel.random", this::randomKernel),
                        item("workshop.kernel.take", () -> network.kernel().ifPresent(this::take)),
                        item("workshop.kernel.use", this::useKernel));
        model.answerProperty()
                .subscribe(
                        answer -> menu.setDisable(!answer.outcome().setup().kind().hasWeights()));
        return menu;
    }

    private static String kernelKey(ClassicKernel classic) {
        return switch (classic) {
            case IDENTITY -> "workshop.kernel.identity";
            case BOX -> "workshop.kernel.box";
            case GAUSSIAN -> "workshop.kernel.gaussian";
            case SOBEL_COLUMNS -> "workshop.kernel.sobelColumns";
            case SOBEL_ROWS -> "workshop.kernel.sobelRows";
            case PREWITT_COLUMNS -> "workshop.kernel.prewittColumns";
            case PREWITT_ROWS -> "workshop.kernel.prewittRows";
            case LAPLACIAN -> "workshop.kernel.laplacian";
            case SHARPEN -> "workshop.kernel.sharpen";
            case EMBOSS -> "workshop.kernel.emboss";
            case GABOR -> "workshop.kernel.gabor";
        };
    }

    private void put(ClassicKernel classic) {
        ClassicKernel.Parameters parameters =
                new ClassicKernel.Parameters(sigma, degrees, wavelength);
        Setup now = model.setupProperty().get();
        allKernels(
                classic.kernel(
                        now.windowRows(),
                        now.windowColumns(),
                        parameters,
                        normalised.isSelected()));
    }

    /** The kernel for every channel of the output map that is shown. */
    private void allKernels(Tensor kernel) {
        int map = model.answerProperty().get().map();
        model.change(
                now -> {
                    Setup changed = now;
                    for (int channel : now.inputsOf(map)) {
                        changed = changed.withKernel(changed.plane(channel, map), kernel);
                    }
                    return changed;
                });
    }

    private void randomKernel() {
        long wanted = seed++;
        model.change(
                now -> {
                    Tensor drawn = GridPreset.RANDOM.kernels(now, wanted);
                    float[] weights = drawn.toArray();
                    for (int i = 0; i < weights.length; i++) {
                        // 0 to 9 becomes −1 to 1.
                        weights[i] = (float) Math.rint(weights[i] / 4.5 - 1);
                    }
                    return now.withKernels(Tensor.takeOver(now.kernels().shape(), weights));
                });
    }

    private void take(Tensor kernel) {
        int rows = Math.min(Setup.LARGEST_KERNEL, kernel.shape().rows());
        int columns = Math.min(Setup.LARGEST_KERNEL, kernel.shape().columns());
        if (rows == kernel.shape().rows() && columns == kernel.shape().columns()) {
            int map = model.answerProperty().get().map();
            model.change(
                    now -> {
                        Setup sized = now.withWindow(rows, columns);
                        return sized.withKernel(
                                sized.plane(sized.inputsOf(map).get(0), map), kernel);
                    });
        }
    }

    private void useKernel() {
        Setup now = model.setupProperty().get();
        int map = model.answerProperty().get().map();
        try {
            network.useKernel(now.kernel(now.inputsOf(map).get(0), map));
        } catch (UserFacingException impossible) {
            model.tell(impossible);
        }
    }

    /** The parameters of the classic kernels. */
    private Node parameters() {
        normalised.setId("workshop-normalised");
        normalised.setMinWidth(USE_PREF_SIZE);
        normalised.textProperty().bind(localisation.text("workshop.normalised"));
        WrapRow row =
                new WrapRow(
                        normalised,
                        parameter("sigma", "σ", 0.05, 100, sigma, value -> sigma = value),
                        parameter("theta", "θ", -360, 360, degrees, value -> degrees = value),
                        parameter(
                                "lambda", "λ", 0.1, 100, wavelength, value -> wavelength = value));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(Styles.LAB_TOOLS);
        Tooltip.install(row, tooltip("workshop.parameters"));
        return row;
    }

    private Node parameter(
            String id, String name, double least, double most, double first, DoubleConsumer taken) {
        NumberField field = new NumberField("workshop-" + id, least, most, false, taken);
        field.setPrefColumnCount(2);
        field.show(first);
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(name);
        HBox both = new HBox(label, field);
        both.setAlignment(Pos.CENTER_LEFT);
        both.getStyleClass().add(Styles.LAB_TOOLS);
        return both;
    }

    private MenuButton menu(String id, String key) {
        MenuButton menu = new MenuButton();
        menu.setId(id);
        menu.setMinWidth(USE_PREF_SIZE);
        menu.textProperty().bind(localisation.text(key));
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId("menu-" + key.replace('.', '-'));
        item.textProperty().bind(localisation.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private Button icon(Feather icon, String id, String key, Runnable action) {
        Button button = new IconButton(icon, localisation.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Tooltip tooltip(String key) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text(key));
        return tooltip;
    }

    /** Undo and redo of the workshop instead of the drawing. */
    private void pressed(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return;
        }
        if (Keyboard.isLetter(event, 'z')) {
            if (event.isShiftDown()) {
                model.redo();
            } else {
                model.undo();
            }
            event.consume();
        } else if (Keyboard.isLetter(event, 'y')) {
            model.redo();
            event.consume();
        }
    }

    /** The formula with the present numbers, or the reason why there is no output. */
    private void tell(Outcome outcome) {
        Texts texts = localisation.texts();
        UserFacingException refusal = outcome.refusal();
        formula.getStyleClass().removeAll(Styles.FAULT);
        costs.setText(
                MatrixForm.counts(outcome)
                        .map(
                                counts ->
                                        texts.get(
                                                "workshop.costs",
                                                Numbers.count(counts.shared()),
                                                Numbers.count(counts.connections()),
                                                Numbers.count(counts.dense()),
                                                Numbers.count(counts.separable())))
                        .orElse(""));
        if (model.panelProperty().get() == WorkshopPanel.CHAIN) {
            List<Integer> sizes = model.chainProperty().get().sizes();
            boolean fits = sizes.get(sizes.size() - 1) > 0;
            if (!fits) {
                formula.getStyleClass().add(Styles.FAULT);
            }
            formula.setText(
                    fits
                            ? texts.get("workshop.chain.help")
                            : texts.get("workshop.chain.large", sizes.indexOf(0)));
            return;
        }
        if (refusal != null) {
            formula.getStyleClass().add(Styles.FAULT);
            formula.setText(texts.get(refusal));
            return;
        }
        StringBuilder text = new StringBuilder();
        if (outcome.rows().equals(outcome.columns())) {
            text.append(texts.get("workshop.both", worked(outcome.rows())));
        } else {
            text.append(texts.get("workshop.rows", worked(outcome.rows())));
            text.append(GAP).append(texts.get("workshop.columns", worked(outcome.columns())));
        }
        int unread = outcome.rows().unread() + outcome.columns().unread();
        if (unread > 0) {
            text.append(GAP)
                    .append(
                            texts.get(
                                    "workshop.unread",
                                    outcome.rows().unread(),
                                    outcome.columns().unread()));
        }
        if (outcome.setup().rule() == PaddingRule.SAME_TENSORFLOW
                && outcome.setup().down().stride() + outcome.setup().across().stride() > 2) {
            text.append(GAP).append(texts.get("workshop.same"));
        }
        formula.setText(text.toString());
    }

    private static String worked(OutputSize size) {
        String fraction =
                size.unread() > 0
                        ? " = ⌊" + WorkshopPainter.plain(size.fraction()) + "⌋ = "
                        : " = ";
        return size.formula() + fraction + size.outputs();
    }

    private void describe() {
        Answer answer = model.answerProperty().get();
        Texts texts = localisation.texts();
        String typed = board.typedProperty().get().replace('-', '−');
        if (model.panelProperty().get() == WorkshopPanel.CHAIN) {
            status.setText("");
            clock.captionProperty().set(texts.get("workshop.chain.cell", model.chainCell() + 1));
            return;
        }
        String words = typed.isEmpty() ? board.description() : texts.get("workshop.typing", typed);
        Setup setup = answer.outcome().setup();
        if (setup.kind().hasWeights() && answer.outcome().output() != null) {
            Tensor kernel = setup.kernel(setup.inputsOf(answer.map()).get(0), answer.map());
            Optional<Separable> two =
                    kernel.size() > 1 && setup.windowRows() > 1 && setup.windowColumns() > 1
                            ? Separable.of(kernel)
                            : Optional.empty();
            words +=
                    two.map(
                                    of ->
                                            "\n"
                                                    + texts.get(
                                                            "workshop.separable",
                                                            vector(of.column()),
                                                            vector(of.row()),
                                                            kernel.size(),
                                                            setup.windowRows()
                                                                    + setup.windowColumns()))
                            .orElse("");
        }
        status.setText(words);
        int cell = model.cell();
        int columns = answer.course().columns();
        clock.captionProperty()
                .set(
                        model.productsProperty().get()
                                ? texts.get(
                                        "workshop.caption.product",
                                        (int) model.clock().position(),
                                        (int) model.clock().length())
                                : texts.get(
                                        "workshop.caption.cell",
                                        cell / columns + 1,
                                        cell % columns + 1));
    }

    private static String vector(Tensor vector) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < vector.size(); i++) {
            text.append(i == 0 ? "" : " ").append(WorkshopPainter.plain(vector.get(i)));
        }
        return text.toString();
    }
}
