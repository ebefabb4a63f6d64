package org.kernelscope.composition;

import java.util.List;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.NetworkNames;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.views.ViewsModel;

/** A window as its views know it. JavaFX thread. */
record SceneWindow(WindowModule parts) implements ViewsModel.Window {
    @Override
    public Scene everything() {
        parts.capture().missing().ifPresent(parts.shared().notices()::tell);
        return parts.capture().everything();
    }

    @Override
    public Scene place() {
        return parts.capture().place();
    }

    @Override
    public String title() {
        Texts texts = parts.shared().localisation().texts();
        Mode mode = parts.shared().workspace().modeProperty().get();
        String name =
                switch (mode) {
                    case EXPLORE -> texts.get("mode.explore");
                    case TRAIN -> texts.get("mode.train");
                    case LAB -> texts.get("mode.lab");
                    case DATA -> texts.get("mode.data");
                };
        Architecture architecture = parts.shared().network().architectureProperty().get();
        if (architecture == null) {
            return name;
        }
        List<OpenLevel> path = parts.shared().selection().pathProperty().get();
        String place = NetworkNames.of(texts, architecture);
        if (!path.isEmpty()) {
            OpenLevel open = path.get(path.size() - 1);
            String map =
                    LayerWords.map(texts, architecture, open.cell().layer(), open.cell().channel());
            place = map + ", " + place;
        }
        return name + ": " + place;
    }

    @Override
    public void show(ViewsModel.Source source, Runnable then) {
        parts.scenes().apply(source::read, false, then, then);
    }
}
