package org.kernelscope.ui.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import org.kernelscope.ui.paint.Theme;

/** Dresses all windows in a theme. JavaFX thread. */
final class Themes {
    private static final String LIGHT = new PrimerLight().getUserAgentStylesheet();
    private static final String DARK = new PrimerDark().getUserAgentStylesheet();

    private Themes() {}

    static void apply(Theme theme) {
        Application.setUserAgentStylesheet(sheet(theme));
    }

    /** The style sheet of a theme. */
    static String sheet(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }
}
