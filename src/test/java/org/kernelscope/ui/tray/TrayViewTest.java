package org.kernelscope.ui.tray;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Digits are put on the pad by a click or by keys. */
@ExtendWith(ApplicationExtension.class)
final class TrayViewTest {
    private final DrawingModel drawing = new DrawingModel();
    private final TrayModel model =
            new TrayModel(
                    drawing, Mnist.inside()::test, Runnable::run, Runnable::run, new Notices());

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        model.refresh();
        TrayView view = new TrayView(model, new Display(), new Localisation());
        view.getStylesheets().add("/org/kernelscope/ui/kernelscope.css");
        view.setStyle("-fx-font-size: 13px");
        stage.setScene(new Scene(view, 230, 320));
        stage.show();
        stage.requestFocus();
    }

    @Test
    void aClickPutsTheDigitOnThePad(FxRobot robot) {
        robot.clickOn(thumbnails(robot).get(2));
        TrayModel.TrayDigit third = model.digitsProperty().get().get(2);
        assertThat(drawing.drawing()).isEqualTo(Drawing.of(third.picture()));
        assertThat(thumbnails(robot).get(2).getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("chosen"));
    }

    @Test
    void arrowsMoveAndEnterOrSpaceChooses(FxRobot robot) {
        Node first = thumbnails(robot).get(0);
        robot.interact(first::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.LEFT).push(KeyCode.SPACE);
        TrayModel.TrayDigit second = model.digitsProperty().get().get(1);
        assertThat(drawing.drawing()).isEqualTo(Drawing.of(second.picture()));

        robot.push(KeyCode.DOWN);
        Node below = thumbnails(robot).stream().filter(Node::isFocused).findFirst().orElseThrow();
        Node above = thumbnails(robot).get(1);
        assertThat(below.getBoundsInParent().getMinX())
                .isEqualTo(above.getBoundsInParent().getMinX());
        assertThat(below.getBoundsInParent().getMinY())
                .isGreaterThan(above.getBoundsInParent().getMinY());
        robot.push(KeyCode.ENTER);
        Drawing.Backdrop backdrop = Objects.requireNonNull(drawing.drawing().backdrop());
        assertThat(backdrop).isNotEqualTo(second.picture());
    }

    @Test
    void theFilterShowsOneClassOfTheTestDigits(FxRobot robot) {
        robot.clickOn("#tray-test").clickOn("#tray-filter-6");
        assertThat(thumbnails(robot)).hasSize(TrayModel.HANDFUL);
        assertThat(model.digitsProperty().get()).allMatch(digit -> digit.digit() == 6);
        robot.clickOn("#tray-filter-all").clickOn("#tray-samples");
        assertThat(thumbnails(robot)).hasSameSizeAs(model.digitsProperty().get());
        assertThat(model.digitsProperty().get()).anyMatch(digit -> digit.digit() != 6);
    }

    @Test
    void anotherHandfulIsShownInTheSamePlaces(FxRobot robot) {
        robot.clickOn("#tray-test");
        List<Button> places = thumbnails(robot);
        List<String> names = places.stream().map(Node::getAccessibleText).toList();
        robot.interact(places.get(2)::requestFocus);
        robot.interact(model::shuffle);
        assertThat(thumbnails(robot)).isEqualTo(places);
        assertThat(places.get(2).isFocused()).isTrue();
        assertThat(places.stream().map(Node::getAccessibleText)).doesNotContainAnyElementsOf(names);
        robot.interact(places.get(2)::fire);
        TrayModel.TrayDigit third = model.digitsProperty().get().get(2);
        assertThat(drawing.drawing()).isEqualTo(Drawing.of(third.picture()));
    }

    @Test
    void everyThumbnailSaysWhatItIs(FxRobot robot) {
        assertThat(thumbnails(robot)).allMatch(node -> node.getAccessibleText().startsWith("A "));
    }

    private static List<Button> thumbnails(FxRobot robot) {
        return robot.lookup(".ks-tray-digit").queryAllAs(Button.class).stream().toList();
    }
}
