package org.kernelscope.ui.design;

import java.util.Arrays;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.LossChoice;
import org.kernelscope.ui.state.NetworkModel;
import org.kordamp.ikonli.feather.Feather;

/**
 * The network designer: the layers with their shapes and counts on the left, the settings of the
 * selected layer on the right. An invalid layer is marked with the reason.
 */
public final class DesignView extends VBox {
    private final DesignModel model;
    private final Localisation localisation;
    private final Button fault = new Button();
    private final Label why = new Label();
    private final Label totals = new Label();
    private final Label title = new Label();
    private final Label facts = new Label();
    private final LayerForm layerForm;
    private final InputForm inputForm;
    private final TableEditor tableEditor;
    private final VBox form = new VBox();

    /** The form of the selected layer, or that of the input. */
    private final VBox chosen = new VBox();

    /**
     * The view of {@code model}.
     *
     * @param network the network on the stage
     * @param losses the loss of training runs
     */
    public DesignView(
            DesignModel model, NetworkModel network, LossChoice losses, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        this.layerForm = new LayerForm(model, losses, localisation);
        this.inputForm = new InputForm(model, localisation);
        this.tableEditor = new TableEditor(model, localisation);
        setId("design");
        getStyleClass().addAll(Styles.PANEL, LabStyles.DESIGN);
        fault.setId("design-fault");
        fault.getStyleClass().add(LabStyles.FAULT);
        fault.setWrapText(true);
        fault.setMinHeight(USE_PREF_SIZE);
        fault.managedProperty().bind(fault.textProperty().isNotEmpty());
        fault.visibleProperty().bind(fault.managedProperty());
        fault.setOnAction(event -> model.selectFaulty());
        why.setId("design-why");
        why.getStyleClass().add(LabStyles.FAULT);
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        // A long sentence takes the width that there is; it would push the form below the table.
        why.setPrefWidth(1);
        why.setMaxWidth(Double.MAX_VALUE);
        totals.setId("design-totals");
        totals.getStyleClass().addAll(Styles.CAPTION, LabStyles.DESIGN_TOTALS, Styles.SENTENCE);
        totals.setWrapText(true);
        totals.setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add(Styles.CARD_TITLE);
        title.setId("design-title");
        facts.getStyleClass().add(Styles.CAPTION);
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        facts.setId("design-facts");
        VBox layers = new VBox(FrameLater.making(this::table), fault, FrameLater.of(steps()));
        layers.getStyleClass().add(LabStyles.DESIGN_LAYERS);
        layers.getStyleClass().add(LabStyles.TAB_MAIN);
        HBox.setHgrow(layers, Priority.ALWAYS);
        form.getStyleClass().add(LabStyles.DESIGN_FORM);
        form.getChildren().addAll(title, FrameLater.of(chosen), tableEditor, why, facts);
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(LabStyles.DESIGN_SIDE);
        WrapRow body = new WrapRow(layers, scroll);
        body.getStyleClass().add(LabStyles.DESIGN_BODY);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(FrameLater.of(new DesignTools(model, network, localisation)), body);
        ObservableValue<Boolean> shown = NodeVisibility.of(this);
        model.selectedProperty()
                .when(shown)
                .subscribe(
                        index -> {
                            layerForm.commit();
                            show();
                        });
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.draftProperty(),
                        losses.choiceProperty(),
                        localisation.languageProperty())) {
            value.when(shown).subscribe(now -> show());
        }
    }

    private LayerTable table() {
        LayerTable table = new LayerTable(model, localisation);
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private HBox steps() {
        MenuButton add = new MenuButton();
        add.setId("design-add");
        add.setMinWidth(USE_PREF_SIZE);
        add.textProperty().bind(localisation.text("design.add"));
        Arrays.stream(LayerKind.values())
                .filter(kind -> !kind.isOutput())
                .forEach(kind -> add.getItems().add(addition(kind)));
        Button remove = new IconButton(Feather.MINUS_CIRCLE, localisation.text("design.remove"));
        remove.setId("design-remove");
        remove.setOnAction(event -> model.remove());
        Button up = new IconButton(Feather.ARROW_UP, localisation.text("design.up"));
        up.setId("design-up");
        up.setOnAction(event -> model.move(-1));
        Button down = new IconButton(Feather.ARROW_DOWN, localisation.text("design.down"));
        down.setId("design-down");
        down.setOnAction(event -> model.move(1));
        model.draftProperty().subscribe(draft -> remove.setDisable(!model.canRemove()));
        model.selectedProperty().subscribe(index -> remove.setDisable(!model.canRemove()));
        HBox.setHgrow(totals, Priority.ALWAYS);
        totals.setMaxWidth(Double.MAX_VALUE);
        WrapRow steps = new WrapRow(add, remove, up, down, totals);
        steps.setAlignment(Pos.CENTER_LEFT);
        steps.getStyleClass().add(LabStyles.DESIGN_TOOLS);
        return steps;
    }

    private MenuItem addition(LayerKind kind) {
        MenuItem item = new MenuItem();
        item.setId("design-add-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        item.textProperty()
                .bind(localisation.textsProperty().map(texts -> DesignerText.kind(texts, kind)));
        item.setOnAction(event -> model.add(kind));
        return item;
    }

    private void show() {
        Texts texts = localisation.texts();
        ArchitectureDraft draft = model.draftProperty().get();
        fault.setText(draft.problem().map(texts::get).orElse(""));
        String sums =
                texts.get(
                        "design.totals",
                        Numbers.count(draft.parameterCount()),
                        Numbers.count(draft.connections()),
                        Numbers.count(draft.multiplyAccumulates()));
        totals.setText(draft.problem().isPresent() ? texts.get("design.totals.sofar", sums) : sums);
        int index = model.selectedProperty().get();
        if (index < 0) {
            title.setText(texts.get("layer.input"));
            facts.setText(texts.get("design.input.facts"));
            inputForm.show(draft);
        } else {
            ArchitectureDraft.Step step = draft.steps().get(index);
            title.setText(step.spec().isOutput() ? texts.get("layer.output") : step.spec().name());
            facts.setText(step.layer().map(layer -> facts(texts, layer)).orElse(""));
            why.setText(step.problem().map(texts::get).orElse(""));
            layerForm.show(step);
        }
        tableEditor.show(index < 0 ? null : draft.steps().get(index));
        // The other one would be styled with the view though nobody sees it.
        chosen.getChildren().setAll(index < 0 ? inputForm : layerForm);
        FormFields.show(why, index >= 0 && !why.getText().isEmpty());
        FormFields.show(facts, !facts.getText().isEmpty());
    }

    private static String facts(Texts texts, Layer layer) {
        String parameters =
                layer.parameterCount() == 0
                        ? texts.get("design.facts.noParameters")
                        : texts.get(
                                "design.facts.parameters",
                                Numbers.count(layer.parameterCount()),
                                layer.parameterFormula());
        return parameters
                + "\n"
                + texts.get(
                        "design.facts.connections",
                        Numbers.count(layer.connections()),
                        layer.connectionFormula())
                + "\n"
                + texts.get(
                        "design.facts.field",
                        layer.receptiveField().size(),
                        layer.receptiveField().jump())
                + (layer.spec().isOutput() ? "\n" + texts.get("design.facts.loss") : "");
    }
}
