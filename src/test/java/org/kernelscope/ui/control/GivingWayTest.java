package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** Parts of the window that have less room than they would like. */
final class GivingWayTest {
    @BeforeAll
    static void toolkit() {
        TestWindow.startToolkit();
    }

    private static Region box(double width, double height) {
        Region box = new Region();
        box.setMinSize(width, height);
        box.setPrefSize(width, height);
        box.setMaxSize(width, height);
        return box;
    }

    private static void lay(Region part, double width) {
        part.resize(width, part.prefHeight(width));
        part.layout();
    }

    @Test
    void aRowIsOneLineWhileAllOfItFits() {
        Region first = box(60, 10);
        Region second = box(60, 20);
        WrapRow row = new WrapRow(first, second);
        row.setSpacing(10);
        assertThat(row.prefHeight(130)).isEqualTo(20);
        lay(row, 130);
        assertThat(second.getLayoutX()).isEqualTo(70);
        assertThat(second.getLayoutY()).isZero();
    }

    @Test
    void aRowBreaksWhereTheNextPartHasNoRoom() {
        Region first = box(60, 10);
        Region second = box(60, 20);
        Region third = box(30, 20);
        WrapRow row = new WrapRow(first, second, third);
        row.setSpacing(10);
        assertThat(row.prefHeight(110)).isEqualTo(10 + 10 + 20);
        assertThat(row.minHeight(110)).isEqualTo(40);
        assertThat(row.minWidth(-1)).isEqualTo(60);
        lay(row, 110);
        assertThat(second.getLayoutX()).isZero();
        assertThat(second.getLayoutY()).isEqualTo(20);
        assertThat(third.getLayoutX()).isEqualTo(70);
        assertThat(third.getLayoutY()).isEqualTo(20);
    }

    /** A canvas that takes what is left must not push its neighbour into the next line. */
    @Test
    void ofAPartThatGrowsTheLeastWidthIsEnough() {
        Region growing = new Region();
        growing.setMinWidth(40);
        growing.setPrefWidth(500);
        HBox.setHgrow(growing, Priority.ALWAYS);
        Region side = box(60, 20);
        WrapRow row = new WrapRow(growing, side);
        assertThat(row.prefHeight(150)).isEqualTo(20);
        lay(row, 150);
        assertThat(growing.getWidth()).isEqualTo(90);
        assertThat(side.getLayoutX()).isEqualTo(90);
        lay(row, 80);
        assertThat(growing.getWidth()).as("alone in its line").isEqualTo(80);
        assertThat(side.getLayoutX()).isZero();
    }

    @Test
    void aChoiceIsAMenuWhereItsButtonsHaveNoRoom() {
        ToggleButton one = new ToggleButton("the first of them");
        ToggleButton two = new ToggleButton("the second of them");
        SegmentedButton buttons = new SegmentedButton(one, two);
        buttons.setId("choice");
        FittingChoice choice = new FittingChoice(buttons);
        one.setSelected(true);
        try (TestWindow window =
                TestWindow.open(() -> new Scene(new StackPane(choice), 600, 100))) {
            MenuButton menu = window.find("#choice-menu", MenuButton.class);
            assertThat(TestWindow.fx(buttons::isVisible)).isTrue();
            assertThat(TestWindow.fx(menu::isVisible)).isFalse();
            TestWindow.run(() -> window.stage().setWidth(200));
            TestWindow.until("the menu", menu::isVisible);
            assertThat(TestWindow.fx(buttons::isVisible)).isFalse();
            assertThat(TestWindow.fx(menu::getText)).isEqualTo("the first of them");
            TestWindow.run(() -> menu.getItems().get(1).fire());
            assertThat(TestWindow.fx(two::isSelected)).isTrue();
            assertThat(TestWindow.fx(menu::getText)).isEqualTo("the second of them");
            assertThat(TestWindow.fx(() -> ((RadioMenuItem) menu.getItems().get(1)).isSelected()))
                    .isTrue();
        }
    }

    @Test
    void aPaneScrollsOnlyWhenItsContentsHaveTooLittleRoom() {
        Region contents = new Region();
        contents.setMinSize(100, 150);
        OverflowPane pane = new OverflowPane(contents);
        try (TestWindow window = TestWindow.open(() -> new Scene(pane, 300, 200))) {
            assertThat(TestWindow.fx(() -> isShown(pane))).isFalse();
            // All but the frame of a scroll pane.
            assertThat(TestWindow.fx(contents::getHeight)).isBetween(196.0, 200.0);
            TestWindow.run(() -> window.stage().setHeight(100));
            TestWindow.until("the scroll bar", () -> isShown(pane));
            assertThat(TestWindow.fx(contents::getHeight)).isEqualTo(150);
        }
    }

    /** A scroll pane would take it, and a pad that is drawn on would lift its pen. */
    @Test
    void aPaneDoesNotTakeTheFocusFromWhatIsInIt() {
        Region pad = box(100, 100);
        pad.setFocusTraversable(true);
        pad.setOnMousePressed(event -> pad.requestFocus());
        try (TestWindow window =
                TestWindow.open(() -> new Scene(new OverflowPane(pad), 200, 200))) {
            window.pointAt(pad, 0.5, 0.5);
            window.press();
            assertThat(TestWindow.fx(pad::isFocused)).isTrue();
        }
    }

    private static boolean isShown(OverflowPane pane) {
        return pane.lookupAll(".scroll-bar").stream()
                .anyMatch(
                        bar ->
                                bar.isVisible()
                                        && ((ScrollBar) bar).getOrientation()
                                                == javafx.geometry.Orientation.VERTICAL);
    }

    private static FoldingRow folding(Region words, Region... tools) {
        FoldingRow row =
                new FoldingRow(List.of(tools), words, "more", new SimpleStringProperty("More"));
        Scene scene = new Scene(new Group(row), 800, 600);
        scene.getRoot().applyCss();
        return row;
    }

    private static List<Boolean> shown(Region... tools) {
        return Stream.of(tools).map(tool -> tool.getParent().isVisible()).toList();
    }

    @Test
    void theLastToolsAreBehindAButtonWhereTheyHaveNoRoom() {
        TestWindow.run(
                () -> {
                    Region[] tools = {box(60, 20), box(60, 20), box(60, 24)};
                    FoldingRow row = folding(new Region(), tools);
                    Node more = row.lookup("#more");
                    lay(row, 220);
                    assertThat(shown(tools)).containsExactly(true, true, true);
                    assertThat(more.isVisible()).isFalse();
                    assertThat(row.prefHeight(220)).isEqualTo(24);
                    lay(row, 170);
                    assertThat(shown(tools)).containsExactly(true, true, false);
                    assertThat(more.isVisible()).isTrue();
                    lay(row, 20);
                    assertThat(shown(tools)).as("never none").containsExactly(true, false, false);
                });
    }

    /** A tool that hides itself takes no room, and words come before tools. */
    @Test
    void wordsKeepRoomBesideTools() {
        TestWindow.run(
                () -> {
                    Region[] tools = {box(60, 20), box(60, 20), box(60, 20)};
                    Region words = box(100, 20);
                    FoldingRow row = folding(words, tools);
                    lay(row, 320);
                    assertThat(shown(tools)).containsExactly(true, true, true);
                    lay(row, 290);
                    assertThat(shown(tools)).containsExactly(true, true, false);
                    assertThat(words.getWidth()).isGreaterThanOrEqualTo(100);
                    tools[0].setManaged(false);
                    tools[0].setVisible(false);
                    lay(row, 290);
                    assertThat(shown(tools)).containsExactly(true, true, true);
                    assertThat(tools[1].getParent().getLayoutX()).isZero();
                });
    }

    /** The height of what grows is that at the width that it gets, not at its least one. */
    @Test
    void aLineIsAsHighAsItsPartsAtTheirWidths() {
        TestWindow.run(
                () -> {
                    Label words = new Label("one two three four five six seven eight nine ten");
                    words.setWrapText(true);
                    words.setMinWidth(30);
                    HBox.setHgrow(words, Priority.ALWAYS);
                    WrapRow row = new WrapRow(words, box(380, 10));
                    Scene scene = new Scene(new Group(row), 800, 600);
                    scene.getRoot().applyCss();
                    assertThat(row.prefHeight(390)).isEqualTo(words.prefHeight(390) + 10);
                });
    }

    @Test
    void aNameThatIsCutIsWholeInItsTooltip() {
        TestWindow.run(
                () -> {
                    NameLabel name = new NameLabel(2);
                    Scene scene = new Scene(new Group(name), 800, 600);
                    scene.getRoot().applyCss();
                    name.setText("capital letter W with serif");
                    double line = name.prefHeight(-1);
                    assertThat(name.prefHeight(60)).as("two lines of four").isEqualTo(2 * line);
                    name.resize(60, 2 * line);
                    name.layout();
                    assertThat(name.getTooltip().getText()).isEqualTo(name.getText());
                    name.resize(600, line);
                    name.layout();
                    assertThat(name.getTooltip()).isNull();
                });
    }
}
