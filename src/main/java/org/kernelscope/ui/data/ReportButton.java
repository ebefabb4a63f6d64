package org.kernelscope.ui.data;

import java.util.stream.Collectors;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.ImportReport;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.PopOvers;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * Leads to everything that the last import had to say, in a pop-over: a sentence a line, which can
 * be copied. There only if it had something to say. JavaFX thread.
 */
final class ReportButton extends IconButton {
    private final DataFiles files;
    private final Localisation texts;

    ReportButton(DataFiles files, Localisation texts) {
        super(Feather.ALERT_CIRCLE, texts.text("own.report"));
        this.files = files;
        this.texts = texts;
        setId("data-report");
        managedProperty().bind(visibleProperty());
        Runnable show =
                () -> {
                    ImportReport report = files.reportProperty().get();
                    boolean idle = files.progressProperty().get() == null;
                    setVisible(idle && report != null && !report.isSilent());
                };
        files.reportProperty().subscribe(show);
        files.progressProperty().subscribe(show);
        show.run();
        files.reportShownProperty()
                .subscribe(
                        now -> {
                            if (now) {
                                open(files.reportProperty().get());
                            }
                        });
        setOnAction(event -> files.reportShownProperty().set(true));
    }

    private void open(@Nullable ImportReport report) {
        if (report == null || getScene() == null) {
            files.reportShownProperty().set(false);
            return;
        }
        TextArea sentences =
                new TextArea(
                        report.sentences().stream()
                                .map(texts.texts()::get)
                                .collect(Collectors.joining("\n")));
        sentences.setId("data-report-text");
        sentences.setEditable(false);
        sentences.setWrapText(true);
        sentences.accessibleTextProperty().bind(texts.text("own.report"));
        StackPane card = new StackPane(sentences);
        card.getStyleClass().add(DataStyles.DATA_REPORT);
        PopOvers.show(
                this,
                card,
                PopOver.ArrowLocation.TOP_CENTER,
                () -> files.reportShownProperty().set(false));
    }
}
