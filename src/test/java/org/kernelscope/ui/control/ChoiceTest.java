package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Localisation;

/** A combo box whose list is not in the scene before it is opened. */
final class ChoiceTest {
    private static final String LONG = "a name that is much longer than the others";

    private final Localisation texts = new Localisation();
    private Choice<String> box;
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        box = TestWindow.fx(this::box);
        window = TestWindow.open(() -> new Scene(new VBox(box), 600, 300));
        window.settle();
    }

    private Choice<String> box() {
        ObservableValue<String> name = texts.text("mode.train");
        Choice<String> choice =
                new TranslatedChoice<>(
                        "box",
                        List.of("short", LONG, "translated"),
                        texts,
                        it -> "translated".equals(it) ? name.getValue() : String.valueOf(it));
        choice.setValue("short");
        return choice;
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theListIsNotInTheSceneBeforeItIsOpened() {
        assertThat(TestWindow.fx(() -> list().getScene())).isNull();
        assertThat(TestWindow.fx(() -> box.getChildrenUnmodifiable())).hasSizeLessThan(4);
    }

    @Test
    void itIsAsWideAsItsWidestItem() {
        double wide = TestWindow.fx(() -> box.prefWidth(-1));
        // Chosen or not: a form does not move when another value is chosen.
        TestWindow.run(() -> box.setValue(LONG));
        window.settle();
        assertThat(TestWindow.fx(() -> box.prefWidth(-1))).isEqualTo(wide);
        Text shown = TestWindow.fx(() -> (Text) box.getButtonCell().lookup(".text"));
        assertThat(TestWindow.fx(shown::getText)).as("nothing is cut").isEqualTo(LONG);
    }

    @Test
    void itsWidthFollowsItsItems() {
        double before = TestWindow.fx(() -> box.prefWidth(-1));
        TestWindow.run(() -> box.getItems().remove(LONG));
        window.settle();
        double without = TestWindow.fx(() -> box.prefWidth(-1));
        assertThat(without).isLessThan(before);
        TestWindow.run(() -> box.getItems().add(LONG + LONG));
        window.settle();
        assertThat(TestWindow.fx(() -> box.prefWidth(-1))).isGreaterThan(before);
    }

    @Test
    void allItemsAreInSightWhenItIsOpenedForTheFirstTime() {
        window.focus("#box");
        window.type(KeyCode.F4);
        TestWindow.until("the list", () -> box.isShowing() && list().getScene() != null);
        window.settle();
        // Three lines and the frame, and no room for a fourth.
        double line =
                TestWindow.fx(() -> list().lookup(".list-cell").getLayoutBounds().getHeight());
        double height = TestWindow.fx(() -> list().getHeight());
        assertThat(height).isBetween(3 * line, 4 * line);
        window.type(KeyCode.DOWN);
        window.type(KeyCode.ENTER);
        TestWindow.until("the second", () -> LONG.equals(box.getValue()) && !box.isShowing());
    }

    @Test
    void theArrowsChooseWhileItIsClosed() {
        window.focus("#box");
        window.type(KeyCode.DOWN);
        TestWindow.until("the second", () -> LONG.equals(box.getValue()));
        assertThat(TestWindow.fx(box::isShowing)).isFalse();
    }

    @Test
    void itOpensByMouseInAnotherLanguage() {
        TestWindow.run(() -> texts.languageProperty().set(Language.KOREAN));
        window.settle();
        window.click("#box");
        TestWindow.until("the list", () -> box.isShowing());
        window.settle();
        Node first = TestWindow.fx(() -> list().lookup(".list-cell"));
        assertThat(first).isNotNull();
        TestWindow.run(() -> box.hide());
    }

    private ListView<?> list() {
        return (ListView<?>) ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
    }
}
