package org.kernelscope.ui.design;

import java.io.File;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.NetworkNames;
import org.kordamp.ikonli.feather.Feather;

/** The toolbar of the designer: templates, name, undo, files, seed, and use on the stage. */
final class DesignTools extends WrapRow {
    /** Characters that {@code storage.ArchitectureJson} does not allow in names. */
    private static final String FORBIDDEN = "[^\\p{L}\\p{N}._-]";

    private static final int LONGEST_NAME = 64;

    private final DesignModel model;
    private final Localisation localisation;

    DesignTools(DesignModel model, NetworkModel network, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        getStyleClass().add(LabStyles.DESIGN_TOOLS);
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        from(network),
                        name(),
                        icon(Feather.ROTATE_CCW, "design-undo", "design.undo", model::undo),
                        icon(Feather.FOLDER, "design-open", "design.open", this::open),
                        icon(Feather.SAVE, "design-save", "design.save", this::save),
                        space,
                        caption("design.seed"),
                        seed(),
                        live(),
                        use());
    }

    private MenuButton from(NetworkModel network) {
        MenuButton menu = new MenuButton();
        menu.setId("design-from");
        menu.textProperty().bind(localisation.text("design.from"));
        MenuItem current = new MenuItem();
        current.textProperty().bind(localisation.text("design.from.stage"));
        current.setOnAction(
                event -> {
                    Architecture onStage = network.architectureProperty().get();
                    if (onStage != null) {
                        model.start(onStage);
                    }
                });
        menu.getItems().add(current);
        Presets.all().forEach(preset -> menu.getItems().add(template(preset)));
        Menu between = new Menu();
        between.setId("design-from-between");
        between.textProperty().bind(localisation.text("design.from.between"));
        LenetVariants.nonPresets().forEach(variant -> between.getItems().add(template(variant)));
        menu.getItems().addAll(new SeparatorMenuItem(), between);
        return menu;
    }

    private MenuItem template(Architecture architecture) {
        MenuItem item = new MenuItem();
        item.setId("design-from-" + architecture.id());
        item.textProperty()
                .bind(
                        localisation
                                .textsProperty()
                                .map(texts -> NetworkNames.of(texts, architecture)));
        item.setOnAction(event -> model.start(architecture));
        return item;
    }

    private TextField name() {
        TextField field = new TextField();
        field.setId("design-name");
        field.getStyleClass().add(LabStyles.DESIGN_NAME);
        field.accessibleTextProperty().bind(localisation.text("design.name"));
        Tooltips.explain(field, localisation.text("design.name"));
        model.draftProperty()
                .subscribe(
                        draft -> {
                            if (!field.getText().equals(draft.id())) {
                                field.setText(draft.id());
                            }
                        });
        field.setOnAction(event -> rename(field));
        field.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                rename(field);
                            }
                        });
        return field;
    }

    private void rename(TextField field) {
        String wanted = field.getText().trim().replaceAll(FORBIDDEN, "-");
        String shortened = wanted.substring(0, Math.min(LONGEST_NAME, wanted.length()));
        boolean possible = !shortened.isEmpty() && !shortened.startsWith(".");
        if (possible) {
            model.change(draft -> draft.withId(shortened));
        }
        field.setText(model.draftProperty().get().id());
    }

    private TextField seed() {
        TextField field = new TextField();
        field.setId("design-seed");
        field.getStyleClass().add(LabStyles.DESIGN_SEED);
        field.accessibleTextProperty().bind(localisation.text("design.seed"));
        model.seedProperty().subscribe(seed -> field.setText(Long.toString(seed)));
        field.textProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (now.matches("\\d{1,18}")) {
                                model.seedProperty().set(Long.parseLong(now));
                            }
                        });
        field.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                field.setText(Long.toString(model.seedProperty().get()));
                            }
                        });
        return field;
    }

    private CheckBox live() {
        CheckBox box = new CheckBox();
        box.setId("design-live");
        box.textProperty().bind(localisation.text("design.live"));
        Tooltips.explain(box, localisation.text("design.live.help"));
        box.selectedProperty().bindBidirectional(model.liveProperty());
        return box;
    }

    private Button use() {
        Button button = new Button();
        button.setId("design-use");
        button.getStyleClass().add(Styles.ACCENT);
        button.textProperty().bind(localisation.text("design.use"));
        Tooltips.explain(button, localisation.text("design.use.help"));
        button.setMinWidth(USE_PREF_SIZE);
        model.draftProperty().subscribe(draft -> button.setDisable(draft.architecture().isEmpty()));
        button.setOnAction(event -> model.use());
        return button;
    }

    private Button icon(Feather icon, String id, String key, Runnable action) {
        Button button = new IconButton(icon, localisation.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Label caption(String key) {
        Label label = new Label();
        label.getStyleClass().add(Styles.CAPTION);
        ObservableValue<String> text = localisation.text(key);
        label.textProperty().bind(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void open() {
        File file = chooser("design.open").showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.open(file);
        }
    }

    private void save() {
        FileChooser chooser = chooser("design.save");
        chooser.setInitialFileName(model.draftProperty().get().id() + ".json");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.save(file);
        }
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get(title));
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(localisation.texts().get("design.files"), "*.json"));
        return chooser;
    }
}
