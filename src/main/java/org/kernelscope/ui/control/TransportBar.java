package org.kernelscope.ui.control;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.fx.Ticker;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Playback;
import org.kordamp.ikonli.feather.Feather;

/**
 * The transport bar of a {@link Playback}: start, step back, play or pause, step, end, a scrub bar,
 * a caption, loop and speed. Time passes only while the bar is in a window.
 *
 * <p>Its parts are found by the bar's id: {@code clock} has {@code clock-start}, {@code
 * clock-back}, {@code clock-play}, {@code clock-step}, {@code clock-end}, {@code clock-scrub},
 * {@code clock-caption}, {@code clock-loop} and {@code clock-speed}.
 */
public final class TransportBar extends WrapRow {
    private final Playback playback;
    private final Localisation localisation;
    private final String id;
    private final Label caption = new Caption();

    /** Referenced here so that it is not collected before the bar. */
    private final Ticker ticker;

    /**
     * The bar of {@code playback}.
     *
     * @param id id of the bar and prefix of the ids of its parts
     * @param name name of the scrub bar for screen readers
     */
    public TransportBar(
            Playback playback, Localisation localisation, String id, ObservableValue<String> name) {
        this(playback, playback.positionProperty(), localisation, id, name);
    }

    /**
     * The same, whose thumb stands where {@code shown} says: at the position of {@code playback},
     * or at a time that is shown in its place for a while.
     */
    public TransportBar(
            Playback playback,
            ObservableValue<? extends Number> shown,
            Localisation localisation,
            String id,
            ObservableValue<String> name) {
        this(playback, localisation, id, slider(playback, shown, id, name));
    }

    /**
     * The bar of {@code playback} with another scrub bar.
     *
     * @param scrub a node that moves {@code playback} and follows it
     */
    public TransportBar(Playback playback, Localisation localisation, String id, Node scrub) {
        this.playback = playback;
        this.localisation = localisation;
        this.id = id;
        setId(id);
        getStyleClass().addAll(Styles.PANEL, Styles.TRANSPORT);
        setAlignment(Pos.CENTER_LEFT);
        Button start = button(Feather.SKIP_BACK, "start", localisation.text("transport.start"));
        start.setOnAction(event -> playback.toStart());
        Button back = button(Feather.CHEVRON_LEFT, "back", localisation.text("transport.back"));
        back.setOnAction(event -> playback.stepBack());
        Button step = button(Feather.CHEVRON_RIGHT, "step", localisation.text("transport.step"));
        step.setOnAction(event -> playback.step());
        Button end = button(Feather.SKIP_FORWARD, "end", localisation.text("transport.end"));
        end.setOnAction(event -> playback.toEnd());
        caption.setId(id + "-caption");
        caption.getStyleClass().addAll(Styles.CAPTION, Styles.TRANSPORT_CAPTION);
        HBox.setHgrow(scrub, Priority.ALWAYS);
        getChildren().addAll(start, back, play(), step, end, scrub, caption, loop(), speed());
        ObservableValue<Boolean> shown =
                sceneProperty().flatMap(Scene::windowProperty).map(window -> true).orElse(false);
        ticker =
                new Ticker(
                        Bindings.createBooleanBinding(
                                () -> playback.playingProperty().get() && shown.getValue(),
                                playback.playingProperty(),
                                shown),
                        playback::advance);
    }

    /** The caption of the present step. */
    public StringProperty captionProperty() {
        return caption.textProperty();
    }

    /** Never cut and never narrower than it was, so that the scrub bar does not twitch. */
    private static final class Caption extends Label {
        private double widest;

        Caption() {
            fontProperty().subscribe(font -> widest = 0);
        }

        @Override
        protected double computeMinWidth(double height) {
            widest = Math.max(widest, super.computePrefWidth(height));
            return Math.max(widest, getPrefWidth());
        }
    }

    private static Slider slider(
            Playback playback,
            ObservableValue<? extends Number> shown,
            String id,
            ObservableValue<String> name) {
        Slider scrub = new Slider();
        scrub.setId(id + "-scrub");
        scrub.setBlockIncrement(1);
        scrub.accessibleTextProperty().bind(name);
        playback.lengthProperty()
                .subscribe(
                        length -> {
                            scrub.setMax(Math.max(1, length.doubleValue()));
                            scrub.setDisable(length.doubleValue() <= 0);
                        });
        shown.subscribe(at -> scrub.setValue(at.doubleValue()));
        scrub.valueProperty()
                .subscribe(
                        value -> {
                            // What is only shown for a while does not move the playback.
                            if (value.doubleValue() != shown.getValue().doubleValue()) {
                                playback.seek(value.doubleValue());
                            }
                        });
        // Pauses while the slider is dragged.
        scrub.valueChangingProperty()
                .subscribe(
                        held -> {
                            if (held) {
                                playback.playingProperty().set(false);
                            }
                        });
        return scrub;
    }

    private Button play() {
        Button play = new Button();
        play.setId(id + "-play");
        play.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.ICON_BUTTON);
        ObservableValue<String> name =
                playback.playingProperty()
                        .flatMap(
                                now ->
                                        now
                                                ? localisation.text("transport.pause")
                                                : localisation.text("transport.play"));
        playback.playingProperty()
                .subscribe(now -> play.setGraphic(new Icon(now ? Feather.PAUSE : Feather.PLAY)));
        play.accessibleTextProperty().bind(name);
        Tooltips.explain(play, name);
        play.setOnAction(event -> playback.togglePlaying());
        return play;
    }

    private ToggleButton loop() {
        ToggleButton loop = new ToggleButton("", new Icon(Feather.REPEAT));
        loop.setId(id + "-loop");
        loop.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.ICON_BUTTON);
        loop.selectedProperty().bindBidirectional(playback.loopProperty());
        loop.accessibleTextProperty().bind(localisation.text("transport.loop"));
        Tooltips.explain(loop, localisation.text("transport.loop"));
        return loop;
    }

    private SpeedBox speed() {
        SpeedBox speed =
                new SpeedBox(id + "-speed", Playback.SPEEDS, localisation.text("transport.speed"));
        speed.setValue(playback.speedProperty().get());
        speed.valueProperty().subscribe(value -> playback.speedProperty().set(value));
        playback.speedProperty().subscribe(value -> speed.setValue(value.doubleValue()));
        return speed;
    }

    private Button button(Feather icon, String part, ObservableValue<String> name) {
        Button button = new IconButton(icon, name);
        button.setId(id + "-" + part);
        return button;
    }

    /** A choice of playback speeds: {@code ¼×}, {@code 2×}. */
    private static final class SpeedBox extends Choice<Double> {
        /**
         * A choice among {@code speeds}.
         *
         * @param name name for screen readers and the tooltip
         */
        public SpeedBox(String id, List<Double> speeds, ObservableValue<String> name) {
            setId(id);
            getItems().addAll(speeds);
            setConverter(new Times());
            accessibleTextProperty().bind(name);
            Tooltips.explain(this, name);
        }

        private static final class Times extends StringConverter<Double> {
            @Override
            public String toString(@Nullable Double speed) {
                if (speed == null) {
                    return "";
                }
                return speed == 0.25 ? "¼×" : speed == 0.5 ? "½×" : Math.round(speed) + "×";
            }

            @Override
            public Double fromString(String text) {
                throw new UnsupportedOperationException("a speed is chosen, not typed");
            }
        }
    }
}
