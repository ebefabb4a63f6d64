package org.kernelscope.ui.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Keyboard;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.TransportBar;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;
import org.kordamp.ikonli.feather.Feather;

/** The workshop: tools, the output-size formula, the board, the settings and the clock. */
public final class WorkshopView extends VBox {
    private final WorkshopModel model;
    private final Localisation localisation;
    private final WorkshopBoard board;
    private @Nullable ChainSettings chain;
    private final FormFields fields;
    private final TransportBar clock;
    private final Label formula = new Label();
    private final Label status = new Label();
    private final Label costs = new Label();

    /** The tools that a chain has not. */
    private final List<Node> single = new ArrayList<>();

    /** The network on the stage, as far as the workshop trades with it. */
    public interface NetworkLink {
        /** The input of the network, {@code [channel, row, column]}; empty before the first. */
        Optional<Tensor> input();

        /** The map that is selected on the stage, {@code [1, row, column]}; empty if none is. */
        Optional<Tensor> selectedMap();

        /**
         * The operation that makes the number selected on the stage: the cells that it reads, its
         * kernels and its bias.
         *
         * @throws UserFacingException if none is selected, or not one of such an operation
         */
        Setup selectedNumber() throws UserFacingException;

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
        getStyleClass().addAll(Styles.PANEL, LabStyles.WORKSHOP);
        formula.setId("workshop-formula");
        formula.setWrapText(true);
        formula.setMinHeight(USE_PREF_SIZE);
        status.setId("workshop-status");
        status.getStyleClass().add(Styles.CAPTION);
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        VBox left = new VBox(formula, board, status);
        left.getStyleClass().addAll(LabStyles.LAB_COLUMN, LabStyles.WORKSHOP_MAIN);
        VBox.setVgrow(board, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        LongProperty seed = new SimpleLongProperty(1);
        KernelMenu kernels = new KernelMenu(model, network, seed, localisation);
        Node tools = tools(new InputMenu(model, network, seed, localisation), kernels);
        VBox settings = new WorkshopSettings(model, localisation);
        costs.setId("workshop-costs");
        costs.getStyleClass().add(Styles.CAPTION);
        costs.setWrapText(true);
        costs.setMinHeight(USE_PREF_SIZE);
        settings.getChildren().addAll(kernels.parameters(), costs);
        VBox forms = new VBox(FrameLater.of(settings));
        OverflowPane side = new OverflowPane(forms);
        model.panelProperty()
                .subscribe(
                        panel -> {
                            boolean chained = panel == WorkshopPanel.CHAIN;
                            // The fields of a chain take as long as all others: not at the start.
                            if (chained && chain == null) {
                                chain = new ChainSettings(model, localisation);
                                forms.getChildren().add(chain);
                            }
                            FormFields.show(settings, !chained);
                            if (chain != null) {
                                FormFields.show(chain, chained);
                            }
                            single.forEach(each -> FormFields.show(each, !chained));
                            tell();
                        });
        model.chain().mapsProperty().subscribe(now -> tell());
        side.getStyleClass().add(LabStyles.WORKSHOP_SIDE);
        WrapRow body = new WrapRow(left, side);
        body.getStyleClass().add(LabStyles.LAB_ROW);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(tools, body, clock);
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
                        model.chain().mapsProperty(),
                        model.chain().hoveredProperty(),
                        model.chain().cursorProperty(),
                        localisation.languageProperty())) {
            value.when(shown).subscribe(now -> describe());
        }
        model.answerProperty().subscribe(answer -> tell());
        localisation.languageProperty().subscribe(language -> tell());
        shown.subscribe(
                now -> {
                    if (!now) {
                        model.clock().playingProperty().set(false);
                        model.hoveredProperty().set(null);
                        model.chain().hoveredProperty().set(null);
                    }
                });
    }

    private Node tools(Node inputs, Node kernels) {
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
        Tooltips.explain(products, localisation.text("workshop.products.help"));
        products.selectedProperty().bindBidirectional(model.productsProperty());
        single.add(kind);
        single.add(products);
        WrapRow row =
                new WrapRow(kind, inputs, kernels, penName, pen, undo, redo, products, panels());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(LabStyles.LAB_TOOLS);
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

    private Button icon(Feather icon, String id, String key, Runnable action) {
        Button button = new IconButton(icon, localisation.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
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

    /** The output size, or the reason why there is no output. */
    private void tell() {
        Outcome outcome = model.answerProperty().get().outcome();
        ChainMaps computed = model.chain().mapsProperty().get();
        Texts texts = localisation.texts();
        boolean chained = model.panelProperty().get() == WorkshopPanel.CHAIN;
        boolean possible = (chained ? computed.refusal() : outcome.refusal()) == null;
        formula.getStyleClass().removeAll(LabStyles.FAULT);
        if (!possible) {
            formula.getStyleClass().add(LabStyles.FAULT);
        }
        formula.setText(
                chained
                        ? ChainSentences.formula(texts, computed)
                        : OutcomeSentences.size(texts, outcome));
        costs.setText(OutcomeSentences.costs(texts, outcome));
    }

    private void describe() {
        BoardResult answer = model.answerProperty().get();
        Texts texts = localisation.texts();
        String typed = board.typedProperty().get().replace('-', '−');
        if (model.panelProperty().get() == WorkshopPanel.CHAIN) {
            ChainSpot focus = model.chainFocus();
            ChainMaps computed = model.chain().mapsProperty().get();
            int side = Math.max(1, computed.reach().sides().get(focus.layer()));
            status.setText(board.description());
            clock.captionProperty()
                    .set(
                            texts.get(
                                    "workshop.caption.cell",
                                    focus.index() / side + 1,
                                    focus.index() % side + 1));
            return;
        }
        String words = typed.isEmpty() ? board.description() : texts.get("workshop.typing", typed);
        status.setText(
                Stream.of(
                                words,
                                OutcomeSentences.turned(texts, answer),
                                OutcomeSentences.separable(texts, answer))
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining("\n")));
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
}
