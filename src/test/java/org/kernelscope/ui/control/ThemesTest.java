package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.application.Application;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.PseudoClass;
import javafx.css.Rule;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Theme;

/** Our one style sheet for both themes, beside the two of AtlantaFX. */
final class ThemesTest {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("ks-dark");

    private String before = "";

    @BeforeEach
    void keep() {
        TestWindow.startToolkit();
        before = Objects.requireNonNullElse(Application.getUserAgentStylesheet(), "");
    }

    @AfterEach
    void restore() {
        TestWindow.run(
                () -> {
                    Themes.apply(Theme.LIGHT);
                    Application.setUserAgentStylesheet(before.isEmpty() ? null : before);
                });
    }

    @Test
    void everyDeclarationInWhichTheDarkSheetDiffersIsOurs() throws IOException {
        Map<String, String> light =
                declarations(sheetOf(new PrimerLight().getUserAgentStylesheet()));
        Map<String, String> dark = declarations(sheetOf(new PrimerDark().getUserAgentStylesheet()));
        assertThat(dark.keySet()).isEqualTo(light.keySet());
        Set<String> ours = new HashSet<>();
        URL file =
                Objects.requireNonNull(Themes.class.getResource("/org/kernelscope/ui/theme.css"));
        declarations(file)
                .forEach(
                        (where, value) -> {
                            // The file takes over the light sheet.
                            if (!value.equals(light.get(where))) {
                                ours.add(
                                        where.replace("*.root:ks-dark *", "*")
                                                .replace(":ks-dark", ""));
                            }
                        });
        Set<String> different = new HashSet<>();
        dark.forEach(
                (where, value) -> {
                    if (!value.equals(light.get(where))) {
                        different.add(where);
                    }
                });
        assertThat(different).hasSizeGreaterThan(80);
        assertThat(ours).containsAll(different);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyControlLooksAsInAtlantaFx(Theme theme) {
        List<Integer> ours =
                TestWindow.fx(
                        () -> {
                            Scene scene = new Scene(controls());
                            Themes.apply(theme, scene.getRoot());
                            return pixels(scene);
                        });
        List<Integer> theirs =
                TestWindow.fx(
                        () -> {
                            Scene scene = new Scene(controls());
                            scene.setUserAgentStylesheet(
                                    theme == Theme.DARK
                                            ? new PrimerDark().getUserAgentStylesheet()
                                            : new PrimerLight().getUserAgentStylesheet());
                            return pixels(scene);
                        });
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void aPopUpIsStyledAsTheWindows() {
        Parent root = TestWindow.fx(() -> new VBox(new Label("owner")));
        try (TestWindow window = TestWindow.open(() -> new Scene(root, 200, 100))) {
            TestWindow.run(() -> Themes.apply(Theme.DARK));
            assertThat(root.getPseudoClassStates()).contains(DARK);
            TestWindow.run(
                    () -> {
                        ContextMenu menu = new ContextMenu(new MenuItem("open"));
                        menu.show(root, 10, 10);
                        assertThat(menu.getScene().getRoot().getPseudoClassStates()).contains(DARK);
                        menu.hide();
                    });
            TestWindow.run(() -> Themes.apply(Theme.LIGHT));
            assertThat(root.getPseudoClassStates()).doesNotContain(DARK);
            window.settle();
        }
    }

    @Test
    void aHiddenSceneHasAThemeOfItsOwn() {
        TestWindow.run(
                () -> {
                    Themes.apply(Theme.LIGHT);
                    VBox dark = new VBox();
                    Themes.apply(Theme.DARK, dark);
                    Themes.apply(Theme.LIGHT);
                    VBox other = new VBox();
                    Themes.copy(dark, other);
                    assertThat(other.getPseudoClassStates()).contains(DARK);
                });
    }

    @Test
    void theStyleClassesOfAllSheetsAreComparedAsBitSets() {
        TestWindow.run(
                () -> {
                    VBox root = new VBox();
                    StyleSheets.style(root);
                    Scene scene = new Scene(root);
                    Themes.apply(Theme.DARK, root);
                    root.applyCss();
                    assertThat(StyleMatching.isPrepared()).isTrue();
                });
    }

    /** What the program uses, with the states in which its colours change. */
    private static Parent controls() {
        FlowPane all = new FlowPane(8, 8);
        all.setPrefWrapLength(760);
        for (String state : List.of("", "hover", "focused", "pressed", "selected", "disabled")) {
            all.getChildren()
                    .addAll(
                            styled(new Button("a"), state),
                            styled(new Button("b"), state, "accent"),
                            styled(new Button("c"), state, "flat"),
                            styled(new Button("d"), state, "success"),
                            styled(new Button("e"), state, "danger"),
                            styled(new Button("f"), state, "button-outlined"),
                            styled(new Button("g"), state, "button-icon"),
                            styled(new ToggleButton("h"), state),
                            styled(new ToggleButton("i"), state, "left-pill"),
                            styled(new MenuButton("j"), state),
                            styled(new CheckBox("k"), state),
                            styled(new RadioButton("l"), state),
                            styled(new Slider(), state),
                            styled(new Slider(), state, "large"),
                            styled(new Spinner<>(0, 9, 3), state),
                            styled(new TextField("m"), state),
                            styled(new ComboBox<String>(), state),
                            styled(new ProgressBar(0.4), state));
        }
        ListView<String> list = new ListView<>();
        list.getItems().addAll("one", "two", "three");
        list.getSelectionModel().select(1);
        list.setPrefSize(100, 90);
        ScrollPane scroll = new ScrollPane(new Label("x".repeat(40)));
        scroll.setPrefSize(80, 40);
        all.getChildren().addAll(list, scroll);
        VBox root = new VBox(all);
        root.setStyle("-fx-background-color: -color-bg-default");
        return root;
    }

    private static Node styled(Control control, String state, String... classes) {
        control.getStyleClass().addAll(classes);
        if (state.equals("disabled")) {
            control.setDisable(true);
        } else if (!state.isEmpty()) {
            control.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true);
        }
        return control;
    }

    private static List<Integer> pixels(Scene scene) {
        scene.getRoot().applyCss();
        Image image = scene.snapshot(null);
        int columns = (int) image.getWidth();
        int rows = (int) image.getHeight();
        int[] argb = new int[columns * rows];
        image.getPixelReader()
                .getPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        return Arrays.stream(argb).boxed().toList();
    }

    private static URL sheetOf(String path) {
        String text = path.replace(".bss", ".css");
        return Objects.requireNonNull(ThemesTest.class.getResource(text), text);
    }

    /** Values by selector and property; a later declaration of the same replaces an earlier one. */
    private static Map<String, String> declarations(URL sheet) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (Rule rule : new CssParser().parse(sheet).getRules()) {
            for (Declaration each : rule.getDeclarations()) {
                rule.getSelectors()
                        .forEach(
                                selector ->
                                        all.put(
                                                selector + " " + each.getProperty(),
                                                each.getParsedValue().toString()));
            }
        }
        return all;
    }
}
