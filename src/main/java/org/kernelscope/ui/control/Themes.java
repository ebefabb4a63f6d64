package org.kernelscope.ui.control;

import java.util.Objects;
import javafx.application.Application;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.kernelscope.ui.paint.Theme;

/**
 * Styles windows in a theme. There is one style sheet for both themes; the pseudo-class {@code
 * ks-dark} of a scene's root chooses the colours. JavaFX then looks up colours and need not match
 * every node with every selector again, as it does after another style sheet. JavaFX thread.
 */
public final class Themes {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("ks-dark");

    private static final String SHEET =
            Objects.requireNonNull(Themes.class.getResource("/org/kernelscope/ui/theme.css"))
                    .toExternalForm();

    private static Theme current = Theme.LIGHT;

    static {
        // Pop-ups have roots of their own.
        Window.getWindows()
                .addListener(
                        (ListChangeListener<Window>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(Themes::style);
                                    }
                                });
    }

    private Themes() {}

    /** Styles all windows that are or will be shown. */
    public static void apply(Theme theme) {
        load();
        current = theme;
        Window.getWindows().forEach(Themes::style);
    }

    /** Styles the root of a scene that is not shown, or not yet; windows keep their theme. */
    public static void apply(Theme theme, Parent root) {
        load();
        style(theme, root);
    }

    /** Gives the root of a scene that is not shown the theme of another one. */
    public static void copy(Parent from, Parent to) {
        style(from.getPseudoClassStates().contains(DARK) ? Theme.DARK : Theme.LIGHT, to);
    }

    /** Loads the style sheet of both themes, if that has not been done. */
    public static void load() {
        if (!SHEET.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(SHEET);
            StyleMatching.prepare();
        }
    }

    private static void style(Window window) {
        Scene scene = window.getScene();
        if (scene != null) {
            style(current, scene.getRoot());
        }
    }

    private static void style(Theme theme, Parent root) {
        root.pseudoClassStateChanged(DARK, theme == Theme.DARK);
    }
}
