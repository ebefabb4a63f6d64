package org.kernelscope.ui.views;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/** The list of kept views, in a pop-over: keep this one, open one, save and open files. */
final class ViewsCard extends VBox {
    private final ViewsModel model;
    private final Localisation localisation;
    private final Node owner;
    private final VBox views = new VBox();

    /**
     * @param owner a node of the window that the dialogs belong to
     */
    ViewsCard(ViewsModel model, Localisation localisation, Node owner) {
        this.model = model;
        this.localisation = localisation;
        this.owner = owner;
        setId("views-card");
        getStyleClass().add(Styles.VIEWS);
        Label title = new Label();
        title.textProperty().bind(localisation.text("scene.views"));
        title.getStyleClass().add(Styles.SECTION_TITLE);
        views.getStyleClass().add(Styles.VIEWS_LIST);
        ScrollPane scroll = new ScrollPane(views);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(Styles.VIEWS_SCROLL);
        getChildren().addAll(title, keep(), scroll, files());
        model.keptProperty().subscribe(this::list);
    }

    private HBox keep() {
        TextField name = new TextField(model.title());
        name.setId("view-name");
        name.accessibleTextProperty().bind(localisation.text("scene.keep.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button keep = new Button();
        keep.setId("view-keep");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.getStyleClass().add(Styles.ACCENT);
        keep.textProperty().bind(localisation.text("scene.keep"));
        keep.setOnAction(event -> model.keep(name.getText()));
        name.setOnAction(event -> model.keep(name.getText()));
        HBox row = new HBox(name, keep);
        row.getStyleClass().add(Styles.TOOL_ROW);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private WrapRow files() {
        Button save = new Button();
        save.setId("view-save");
        save.textProperty().bind(localisation.text("scene.save"));
        save.setOnAction(event -> save());
        Button open = new Button();
        open.setId("view-open");
        open.textProperty().bind(localisation.text("scene.open"));
        open.setOnAction(event -> open());
        WrapRow row = new WrapRow(save, open);
        row.getStyleClass().add(Styles.TOOL_ROW);
        return row;
    }

    private void list(List<ViewsFile.KeptView> kept) {
        views.getChildren().clear();
        if (kept.isEmpty()) {
            Label none = new Label();
            none.textProperty().bind(localisation.text("scene.views.none"));
            none.getStyleClass().add(Styles.CAPTION);
            none.setWrapText(true);
            none.setMinHeight(USE_PREF_SIZE);
            views.getChildren().add(none);
        }
        for (int i = 0; i < kept.size(); i++) {
            views.getChildren().add(row(i + 1, kept.get(i)));
        }
    }

    private HBox row(int number, ViewsFile.KeptView view) {
        Button open = new Button(view.name());
        open.setId("view-" + number);
        open.getStyleClass().add(Styles.FLAT);
        open.setMnemonicParsing(false);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(open, Priority.ALWAYS);
        open.setOnAction(
                event -> {
                    getScene().getWindow().hide();
                    model.open(view);
                });
        Button forget =
                new IconButton(
                        Feather.TRASH_2,
                        localisation
                                .textsProperty()
                                .map(texts -> texts.get("scene.forget", view.name())));
        forget.setId("view-forget-" + number);
        forget.setOnAction(event -> model.forget(view));
        HBox row = new HBox(open, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void save() {
        FileChooser chooser = chooser("scene.save");
        chooser.setInitialFileName("view" + SceneFile.SUFFIX);
        Optional.ofNullable(chooser.showSaveDialog(owner.getScene().getWindow()))
                .ifPresent(file -> model.saveAs(file.toPath()));
    }

    private void open() {
        Optional.ofNullable(chooser("scene.open").showOpenDialog(owner.getScene().getWindow()))
                .ifPresent(file -> model.open(file.toPath()));
    }

    private FileChooser chooser(String key) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get(key));
        chooser.getExtensionFilters()
                .add(
                        new ExtensionFilter(
                                localisation.texts().get("scene.chooser"), "*" + SceneFile.SUFFIX));
        return chooser;
    }
}
