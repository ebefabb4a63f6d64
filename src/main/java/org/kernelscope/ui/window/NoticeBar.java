package org.kernelscope.ui.window;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kordamp.ikonli.feather.Feather;

/**
 * The bar that says what went wrong, in as many lines as that needs. It goes by its button, by Esc,
 * or by itself when nobody reads it: while the pointer or the focus is on it, it stays. JavaFX
 * thread.
 */
public final class NoticeBar extends HBox {
    /** Long enough for the longest sentence to be read twice. */
    private static final Duration PATIENCE = Duration.seconds(20);

    private final Notices notices;
    private final Localisation texts;
    private final Label sentence = new Label();
    private final HBox actions = new HBox();
    private final Button close;
    private final PauseTransition patience;
    private final BooleanExpression held;
    private @Nullable Node before;

    /** A bar that shows the newest of {@code notices}. */
    public NoticeBar(Notices notices, Localisation texts) {
        this(notices, texts, PATIENCE);
    }

    /** The same, which goes by itself after {@code time}. */
    NoticeBar(Notices notices, Localisation texts, Duration time) {
        patience = new PauseTransition(time);
        this.notices = notices;
        this.texts = texts;
        setId("notice");
        managedProperty().bind(visibleProperty());
        // Not larger than its sentence, and never so small that the sentence is cut.
        setMaxHeight(USE_PREF_SIZE);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        close = new IconButton(Feather.X, texts.text("notice.close"));
        close.setId("notice-close");
        close.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        close.setOnAction(event -> notices.dismiss());
        actions.setAlignment(Pos.CENTER);
        actions.getStyleClass().add(Styles.NOTICE_ACTIONS);
        actions.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sentence, actions, close);
        notices.actionsProperty().subscribe(this::offer);
        held =
                hoverProperty()
                        .or(focusWithinProperty())
                        .or(
                                Bindings.createBooleanBinding(
                                        () -> !notices.actionsProperty().get().isEmpty(),
                                        notices.actionsProperty()));
        patience.setOnFinished(event -> notices.dismiss());
        held.subscribe(this::waitOrStay);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::rememberFocus);
        notices.newestProperty().subscribe(this::tell);
        texts.languageProperty().subscribe(language -> say());
    }

    /** Closes the bar with Esc, which nobody else needed. */
    void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && isVisible()) {
            notices.dismiss();
            event.consume();
        }
    }

    /** A button for everything that can be done. */
    private void offer(List<Notices.Action> possible) {
        actions.getChildren().clear();
        for (Notices.Action action : possible) {
            Button button = new Button();
            button.setId(action.id());
            button.textProperty().bind(texts.text(action.key()));
            button.setOnAction(
                    event -> {
                        notices.dismiss();
                        action.work().run();
                    });
            actions.getChildren().add(button);
        }
    }

    private void tell(@Nullable UserFacingException problem) {
        if (problem == null && close.isFocused() && before != null) {
            before.requestFocus();
        }
        setVisible(problem != null);
        say();
        waitOrStay();
    }

    /** Says it in the present language; to those who listen, too. */
    private void say() {
        UserFacingException problem = notices.newestProperty().get();
        sentence.setText(problem == null ? "" : texts.texts().get(problem));
        if (problem != null) {
            sentence.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void waitOrStay() {
        if (isVisible() && !held.get()) {
            patience.playFromStart();
        } else {
            patience.stop();
        }
    }

    /** Closing the bar returns the focus to where it was. */
    private void rememberFocus(@Nullable Node last, @Nullable Node now) {
        if (now == close) {
            before = last;
        }
    }
}
