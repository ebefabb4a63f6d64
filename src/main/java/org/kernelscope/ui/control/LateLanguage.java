package org.kernelscope.ui.control;

import java.util.function.Function;
import javafx.scene.layout.Region;
import org.kernelscope.ui.fx.IdleWork;
import org.kernelscope.ui.state.Localisation;

/**
 * Lets a view that is hidden most of the time follow the language of the window late. All texts of
 * a window together take longer than a frame to change. A view that is shown follows at once; a
 * hidden one as {@link IdleWork}, or when it is shown. JavaFX thread.
 */
public final class LateLanguage {
    private LateLanguage() {}

    /**
     * A view with a localisation of its own.
     *
     * @param window the localisation of the window
     * @param maker makes the view with the localisation that it gets
     */
    public static <T extends Region> T view(Localisation window, Function<Localisation, T> maker) {
        Localisation own = new Localisation();
        Runnable follow = () -> own.languageProperty().set(window.languageProperty().get());
        follow.run();
        T view = maker.apply(own);
        window.languageProperty().when(NodeVisibility.of(view)).subscribe(now -> follow.run());
        window.languageProperty()
                .addListener(
                        (language, before, now) -> {
                            IdleWork.remove(follow);
                            IdleWork.add(follow);
                        });
        return view;
    }
}
