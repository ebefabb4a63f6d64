package org.kernelscope.ui.window;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.SegmentedButton;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.PopOvers;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.export.ExportButton;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.views.ViewsControls;
import org.kordamp.ikonli.feather.Feather;

/**
 * The bar above everything: network, colour scale, palette, zoom, theme, language, full screen,
 * text size, about. Where it is too narrow for all, a button leads to some of them. JavaFX thread.
 */
final class TopBar extends HBox {
    private final Display display;
    private final FullScreen screen;
    private final Localisation localisation;
    private final WindowState shared;
    private final Label brand = new Label("Kernelscope");
    private final List<Node> foldable;

    /** Around the steps, which a scene may hide for reasons of its own. */
    private final HBox steps;

    private final ToggleButton lessons;

    /** In the place of {@link #lessons} where a word is too wide. */
    private final ToggleButton briefLessons;

    private final Label scaleName;
    private final Button more;
    private boolean unfolded;

    TopBar(
            WindowState shared,
            BackwardModel backward,
            NetworkMenu networkMenu,
            ExportButton export,
            ModePanels panels,
            ViewsControls views,
            ToggleButton lessons,
            MainWindow window,
            FullScreen screen) {
        this.shared = shared;
        this.screen = screen;
        this.display = shared.display();
        this.localisation = shared.localisation();
        getStyleClass().add(Styles.TOP_BAR);
        setAlignment(Pos.CENTER_LEFT);
        brand.getStyleClass().add(Styles.BRAND);
        brand.managedProperty().bind(brand.visibleProperty());
        brand.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        networkMenu.setMinWidth(USE_PREF_SIZE);
        steps = new HBox(views.steps());
        steps.setAlignment(Pos.CENTER_LEFT);
        steps.managedProperty().bind(steps.visibleProperty());
        scaleName = caption("topBar.scale");
        foldable =
                List.of(
                        scales(),
                        new PaletteMenu(display, localisation),
                        zoom(window),
                        theme(),
                        language(),
                        fullScreen());
        more = icon(Feather.MORE_HORIZONTAL, "more", localisation.text("topBar.more"));
        more.setOnAction(event -> unfold());
        getChildren()
                .addAll(
                        brand,
                        steps,
                        // A menu where large text leaves no room for all modes side by side.
                        new FittingChoice(
                                new ModeSwitch(shared.workspace(), panels, localisation)));
        this.lessons = lessons;
        briefLessons = brief(lessons);
        getChildren().addAll(lessons, briefLessons, networkMenu, direction(backward), space);
        getChildren().add(new ShowEverything(shared.controls(), localisation));
        getChildren().addAll(foldable);
        getChildren()
                .addAll(
                        views.list(),
                        new TextSizeMenu(display, localisation),
                        more,
                        export,
                        about());
        fold(false);
    }

    /** Shows the tools, or the button that leads to them. */
    private void fold(boolean folded) {
        foldable.forEach(tool -> show(tool, !folded));
        show(more, folded);
    }

    private static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    /** Shows the tools in a pop-over; afterwards they are back in the bar. */
    private void unfold() {
        VBox tools = new VBox();
        tools.getStyleClass().add(Styles.FOLDED);
        unfolded = true;
        getChildren().removeAll(foldable);
        foldable.forEach(tool -> show(tool, true));
        tools.getChildren().setAll(foldable);
        PopOvers.show(more, tools, PopOver.ArrowLocation.TOP_RIGHT, this::putBack);
    }

    private void putBack() {
        unfolded = false;
        int place = getChildren().indexOf(more) - 1;
        getChildren().addAll(place, foldable);
        requestLayout();
    }

    /**
     * If the bar has too little room, hides the program's name first, then drops the name of the
     * colour scale, then puts an icon in the place of the word for the lessons, then hides the
     * tools, and then the steps back and forward, which have keys.
     */
    @Override
    protected void layoutChildren() {
        if (!unfolded) {
            double width = widthUnfolded();
            brand.setVisible(width <= getWidth());
            width -= widthOf(brand);
            double name = widthOf(scaleName);
            double saved = widthOf(lessons) - widthOf(briefLessons);
            boolean tight = width > getWidth();
            boolean folded = width - name - saved > getWidth();
            if (folded) {
                width += widthOf(more) - widthOfTools();
            } else if (tight) {
                width -= name;
            }
            boolean brief = width > getWidth();
            width -= brief ? saved : 0;
            show(scaleName, folded || !tight);
            show(lessons, !brief);
            show(briefLessons, brief);
            fold(folded);
            steps.setVisible(width <= getWidth());
        }
        super.layoutChildren();
    }

    private double widthUnfolded() {
        double width = snappedLeftInset() + snappedRightInset() - snapSpaceX(getSpacing());
        width += scaleName.isManaged() ? 0 : widthOf(scaleName);
        for (Node part : getChildren()) {
            boolean hidden =
                    part == brand || part == steps || part == lessons || foldable.contains(part);
            if (part != more && part != briefLessons && (part.isManaged() || hidden)) {
                width += widthOf(part);
            }
        }
        return width;
    }

    private double widthOfTools() {
        double width = scaleName.isManaged() ? 0 : widthOf(scaleName);
        for (Node tool : foldable) {
            width += widthOf(tool);
        }
        return width;
    }

    private double widthOf(Node part) {
        // What is hidden may not have the present text size.
        part.applyCss();
        return snapSizeX(part.prefWidth(-1)) + snapSpaceX(getSpacing());
    }

    private Label caption(String key) {
        Label label = new Label();
        label.textProperty().bind(localisation.text(key));
        label.getStyleClass().add(Styles.CAPTION);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private HBox scales() {
        SegmentedButton buttons = new SegmentedButton();
        buttons.setId("scales");
        for (ScaleMode mode : ScaleMode.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("scale-" + mode.id());
            button.textProperty().bind(scaleName(mode));
            explain(button, scaleHelp(mode));
            display.scaleProperty().subscribe(now -> button.setSelected(now == mode));
            button.setOnAction(
                    event -> {
                        display.scaleProperty().set(mode);
                        button.setSelected(true);
                    });
            button.setMinWidth(USE_PREF_SIZE);
            buttons.getButtons().add(button);
        }
        HBox scales = new HBox(scaleName, buttons);
        scales.setId("scale");
        scales.getStyleClass().add(Styles.TOOL_ROW);
        scales.setAlignment(Pos.CENTER_LEFT);
        return scales;
    }

    private ObservableValue<String> scaleName(ScaleMode mode) {
        return switch (mode) {
            case MAP -> localisation.text("scale.map");
            case LAYER -> localisation.text("scale.layer");
            case NETWORK -> localisation.text("scale.network");
        };
    }

    private ObservableValue<String> scaleHelp(ScaleMode mode) {
        return switch (mode) {
            case MAP -> localisation.text("scale.map.help");
            case LAYER -> localisation.text("scale.layer.help");
            case NETWORK -> localisation.text("scale.network.help");
        };
    }

    private ToggleButton brief(ToggleButton lessons) {
        ToggleButton button = new ToggleButton("", new Icon(Feather.BOOK_OPEN));
        button.setId("lessons-brief");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        explain(button, localisation.text("lesson.lessons"));
        button.selectedProperty().bindBidirectional(lessons.selectedProperty());
        show(button, false);
        return button;
    }

    private ToggleButton direction(BackwardModel backward) {
        ToggleButton button = new ToggleButton("", new Icon(Feather.REWIND));
        button.setId("backward");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        explain(button, localisation.text("topBar.backward"));
        button.selectedProperty().bindBidirectional(backward.onProperty());
        return button;
    }

    private HBox zoom(MainWindow window) {
        ObservableValue<String> shortcut = new SimpleStringProperty(Shortcut.key());
        Button out = icon(Feather.ZOOM_OUT, "zoom-out", localisation.text("topBar.zoomOut"));
        Button fit = icon(Feather.MAXIMIZE, "zoom-fit", localisation.text("topBar.zoomFit"));
        Button in = icon(Feather.ZOOM_IN, "zoom-in", localisation.text("topBar.zoomIn", shortcut));
        out.setOnAction(event -> window.stage().zoomOut());
        fit.setOnAction(event -> window.stage().zoomToFit());
        in.setOnAction(event -> window.stage().zoomIn());
        HBox zoom = new HBox(arrangement(), out, fit, in);
        zoom.setId("zoom");
        zoom.setAlignment(Pos.CENTER);
        return zoom;
    }

    private ToggleButton arrangement() {
        ToggleButton button = new ToggleButton("", new Icon(Feather.COLUMNS));
        button.setId("arrangement");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        explain(button, localisation.text("topBar.columns"));
        display.arrangementProperty()
                .subscribe(now -> button.setSelected(now == StageArrangement.COLUMNS));
        button.setOnAction(
                event ->
                        display.arrangementProperty()
                                .set(
                                        button.isSelected()
                                                ? StageArrangement.COLUMNS
                                                : StageArrangement.GRID));
        return button;
    }

    private Button theme() {
        Button button = icon(Feather.MOON, "theme", localisation.text("topBar.theme"));
        ObjectProperty<Theme> theme = display.themeProperty();
        theme.subscribe(
                now -> button.setGraphic(new Icon(now == Theme.DARK ? Feather.SUN : Feather.MOON)));
        button.setOnAction(
                event -> theme.set(theme.get() == Theme.DARK ? Theme.LIGHT : Theme.DARK));
        return button;
    }

    private Button language() {
        Button button = new Button();
        button.setId("language");
        button.getStyleClass().add(Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        ObjectProperty<Language> language = localisation.languageProperty();
        language.subscribe(now -> button.setText(now.next().ownName()));
        explain(button, localisation.text("topBar.language"));
        button.setOnAction(event -> language.set(language.get().next()));
        return button;
    }

    private Button fullScreen() {
        Button button =
                icon(Feather.MONITOR, "full-screen", localisation.text("topBar.fullScreen"));
        button.setOnAction(event -> screen.toggle());
        return button;
    }

    private Button about() {
        Button button = icon(Feather.HELP_CIRCLE, "about", localisation.text("topBar.about"));
        button.setOnAction(
                event ->
                        PopOvers.show(
                                button, new AboutCard(shared), PopOver.ArrowLocation.TOP_RIGHT));
        return button;
    }

    private static Button icon(Feather icon, String id, ObservableValue<String> name) {
        Button button = new IconButton(icon, name);
        button.setId(id);
        return button;
    }

    private static void explain(ButtonBase button, ObservableValue<String> text) {
        Tooltips.explain(button, text);
        button.accessibleTextProperty().bind(text);
    }
}
