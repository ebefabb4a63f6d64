package org.kernelscope.ui.stage;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.NetworkModel.Status;

/** The message over the stage until the network is ready: loading, or failed. JavaFX thread. */
final class StageStatus extends StackPane {
    StageStatus(NetworkModel network, Localisation localisation) {
        setMouseTransparent(true);
        Label text = new Label();
        text.setId("stage-status");
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(36, 36);
        VBox box = new VBox(12, busy, text);
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        box.getStyleClass().add(Styles.STAGE_STATUS);
        getChildren().add(box);
        network.statusProperty()
                .subscribe(
                        status -> {
                            busy.setVisible(status == Status.LOADING);
                            busy.setManaged(status == Status.LOADING);
                            text.textProperty()
                                    .bind(
                                            status == Status.FAILED
                                                    ? localisation.text("stage.failed")
                                                    : localisation.text("stage.loading"));
                            setVisible(status != Status.READY);
                        });
    }
}
