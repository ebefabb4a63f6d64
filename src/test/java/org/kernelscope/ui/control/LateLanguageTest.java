package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.IdleWork;
import org.kernelscope.ui.state.Localisation;

/** A view that follows the language of its window at once only while it is shown. */
final class LateLanguageTest {
    private final Localisation texts = new Localisation();
    private Label label;
    private StackPane view;
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        label = TestWindow.fx(() -> new Label());
        view = TestWindow.fx(() -> LateLanguage.view(texts, this::view));
        window = TestWindow.open(() -> new Scene(new StackPane(view), 300, 100));
        TestWindow.until("nothing is left of others", IdleWork::isDone);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private StackPane view(Localisation own) {
        label.textProperty().bind(own.text("topBar.more"));
        return new StackPane(label);
    }

    private void speak(Language language) {
        texts.languageProperty().set(language);
    }

    private String inLanguage() {
        return texts.texts().get("topBar.more");
    }

    @Test
    void whatIsSeenFollowsAtOnce() {
        TestWindow.run(
                () -> {
                    speak(Language.KOREAN);
                    assertThat(label.getText()).isEqualTo(inLanguage());
                    speak(Language.ENGLISH);
                    assertThat(label.getText()).isEqualTo(inLanguage());
                });
    }

    @Test
    void whatIsUnseenFollowsWhenItIsShown() {
        TestWindow.run(
                () -> {
                    view.setVisible(false);
                    String before = label.getText();
                    speak(Language.KOREAN);
                    assertThat(label.getText()).isEqualTo(before).isNotEqualTo(inLanguage());
                    view.setVisible(true);
                    assertThat(label.getText()).isEqualTo(inLanguage());
                });
    }

    @Test
    void whatStaysUnseenFollowsLater() {
        TestWindow.run(
                () -> {
                    view.setVisible(false);
                    speak(Language.KOREAN);
                });
        TestWindow.until("it has followed", () -> label.getText().equals(inLanguage()));
    }

    @Test
    void aViewBeginsInTheLanguageOfItsWindow() {
        TestWindow.run(
                () -> {
                    speak(Language.KOREAN);
                    Label other = new Label();
                    StackPane unused =
                            LateLanguage.view(
                                    texts,
                                    own -> {
                                        other.textProperty().bind(own.text("topBar.more"));
                                        return new StackPane(other);
                                    });
                    assertThat(other.getText()).isEqualTo(inLanguage());
                });
    }
}
