package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Model;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;

/** What does not work is told in a sentence, and everything stays as it was. */
@Tag("slow")
final class BadInputWalkTest {
    @TempDir Path folder;
    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aFileThatIsNoPictureLeavesThePadUntouched() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.png"), "Dear Sir or Madam");
        Drawing before = program.drawing();
        paste(content -> content.putFiles(List.of(file.toFile())));
        program.untilTold(program.sentence("data.picture.format", file));
        assertThat(program.drawing()).isSameAs(before);
        assertThat(window.text("#winner")).isEqualTo("3");
    }

    @Test
    void whatIsToldFollowsTheLanguageAndTheNextProblemReplacesIt() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.png"));
        paste(content -> content.putFiles(List.of(empty.toFile())));
        program.untilTold(program.sentence("data.picture.empty", empty));
        speak(Language.KOREAN);
        program.untilTold(program.sentence("data.picture.empty", empty));
        paste(content -> content.putString("only words"));
        program.untilTold(program.sentence("draw.paste.nothing"));
    }

    @Test
    void whatWasReadAndClosedStaysClosed() {
        Node notice = window.find("#notice", Node.class);
        tellOfWords();
        window.click("#notice-close");
        TestWindow.until("it is closed", () -> !notice.isVisible());
        speak(Language.KOREAN);
        assertThat(TestWindow.fx(notice::isVisible)).isFalse();
        tellOfWords();
        assertThat(TestWindow.fx(notice::isVisible)).isTrue();
    }

    @Test
    void aNoticeGoesWhenThereIsAnotherPicture() {
        Node notice = window.find("#notice", Node.class);
        tellOfWords();
        paste(content -> content.putImage(one()));
        window.untilText("#winner", "1");
        assertThat(TestWindow.fx(notice::isVisible)).isFalse();
        tellOfWords();
        program.draw(Stroke.at(0.3, 0.3, 0.085).to(0.7, 0.7));
        assertThat(TestWindow.fx(notice::isVisible)).isFalse();
    }

    @Test
    void aNoticeIsClosedByKeyboardAndTheFocusReturns() {
        Node notice = window.find("#notice", Node.class);
        Node pad = window.find("#pad", Node.class);
        TestWindow.run(pad::requestFocus);
        tellOfWords();
        window.type(KeyCode.ESCAPE);
        TestWindow.until("Esc closes it", () -> !notice.isVisible());
        tellOfWords();
        assertThat(TestWindow.fx(pad::isFocused)).isTrue();
        Node close = window.find("#notice-close", Node.class);
        assertThat(close.isFocusTraversable()).isTrue();
        TestWindow.run(close::requestFocus);
        window.type(KeyCode.SPACE);
        TestWindow.until("its button closes it", () -> !notice.isVisible());
        assertThat(TestWindow.fx(pad::isFocused)).isTrue();
    }

    @Test
    void aLongSentenceIsShownWhole() {
        String name = "a long name of a folder/".repeat(12);
        UserFacingException problem = new UserFacingException("data.picture.missing", name);
        TestWindow.run(() -> program.shared().notices().tell(problem));
        program.untilTold(problem);
        window.settle();
        Region notice = window.find("#notice", Region.class);
        Text shown = window.find("#notice .label .text", Text.class);
        assertThat(TestWindow.fx(shown::getText)).doesNotContain("…").contains(name.trim());
        assertThat(TestWindow.fx(notice::getHeight)).isLessThan(200);
        Scene scene = window.stage().getScene();
        Bounds bounds = TestWindow.fx(() -> notice.localToScene(notice.getLayoutBounds()));
        assertThat(bounds.getMaxY()).isEqualTo(TestWindow.fx(scene::getHeight));
        for (String covered : List.of("#legend", "#tray", "#card", "#stage")) {
            Node part = window.find(covered, Node.class);
            assertThat(TestWindow.fx(() -> part.localToScene(part.getLayoutBounds()).getMaxY()))
                    .as(covered)
                    .isLessThanOrEqualTo(bounds.getMinY());
        }
    }

    private void tellOfWords() {
        paste(content -> content.putString("only words"));
        program.untilTold(program.sentence("draw.paste.nothing"));
    }

    @Test
    void aPictureThatIsPastedIsRead() {
        paste(content -> content.putImage(one()));
        window.untilText("#winner", "1");
        assertThat(program.drawing().strokes()).isEmpty();
        window.click("#undo");
        window.untilText("#winner", "3");
    }

    @Test
    void aBlankPictureIsNotPutOnThePad() {
        Drawing before = program.drawing();
        paste(content -> content.putImage(new WritableImage(20, 20)));
        program.untilTold(program.sentence("draw.paste.blank"));
        assertThat(program.drawing()).isSameAs(before);
    }

    @Test
    void aBrokenNetworkIsToldOfAndTheOldOneAnswers() throws Exception {
        Path whole = Path.of("assets/models/lenet5-modern.safetensors");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.safetensors");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        Model before = TestWindow.fx(() -> program.shared().network().modelProperty().get());
        TestWindow.run(() -> program.shared().network().use(() -> ProgramModels.read(cut)));
        TestWindow.until(
                "a problem", () -> program.shared().notices().newestProperty().get() != null);
        UserFacingException problem =
                Objects.requireNonNull(program.shared().notices().newestProperty().get());
        assertThat(problem).hasMessageContaining(cut.toString());
        program.untilTold(problem);
        window.click("#clear");
        window.untilText("#winner", "");
        window.click("#undo");
        window.untilText("#winner", "3");
        assertThat(program.answer().model()).isSameAs(before);
        program.untilTold(problem);
        TestWindow.run(() -> program.shared().network().use(() -> ProgramModels.read(whole)));
        TestWindow.until(
                "another network is there, and the problem is gone",
                () -> program.shared().notices().newestProperty().get() == null);
    }

    private void speak(Language language) {
        TestWindow.run(() -> program.shared().localisation().languageProperty().set(language));
    }

    private interface Filling {
        Object into(ClipboardContent content);
    }

    private void paste(Filling filling) {
        TestWindow.run(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    Object unused = filling.into(content);
                    assertThat(Clipboard.getSystemClipboard().setContent(content)).isTrue();
                });
        window.chord(KeyCode.V, KeyCode.CONTROL);
    }

    /** A black 1 on white paper. */
    private static WritableImage one() {
        WritableImage image = new WritableImage(120, 160);
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 120; x++) {
                boolean ink = x >= 54 && x < 66 && y >= 25 && y < 135;
                image.getPixelWriter().setColor(x, y, ink ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }
}
