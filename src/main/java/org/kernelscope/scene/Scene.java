package org.kernelscope.scene;

import org.jspecify.annotations.Nullable;

/**
 * All that a window shows, as one value. Every part may be null: then the window keeps what it has.
 * That a network has the named cells, and that a file is there, is checked when the scene is
 * applied. Immutable; any thread.
 *
 * @param mode id of the mode, such as {@code explore}
 * @param network network and changes by hand
 * @param pad what is on the pad
 * @param selection cell and open levels
 * @param clock the time of the open level
 * @param display theme, colours, language
 * @param camera what of the stage is in sight
 * @param backward true if the stage shows gradients
 * @param train what Train mode shows
 * @param lab the tabs of the Lab
 * @param controls what of the window is hidden or locked
 */
public record Scene(
        @Nullable String mode,
        @Nullable NetworkPart network,
        @Nullable Pad pad,
        @Nullable SelectionPart selection,
        @Nullable Clock clock,
        @Nullable DisplayPart display,
        @Nullable Camera camera,
        @Nullable BackwardPart backward,
        @Nullable TrainPart train,
        @Nullable LabPart lab,
        @Nullable ControlsPart controls) {
    /** Says nothing; applied, it changes nothing. */
    public static final Scene EMPTY =
            new Scene(null, null, null, null, null, null, null, null, null, null, null);

    /** The same in another mode. */
    public Scene withMode(@Nullable String value) {
        return new Scene(
                value, network, pad, selection, clock, display, camera, backward, train, lab,
                controls);
    }

    /** The same with another network. */
    public Scene withNetwork(@Nullable NetworkPart value) {
        return new Scene(
                mode, value, pad, selection, clock, display, camera, backward, train, lab,
                controls);
    }

    /** The same with another pad. */
    public Scene withPad(@Nullable Pad value) {
        return new Scene(
                mode, network, value, selection, clock, display, camera, backward, train, lab,
                controls);
    }

    /** The same with another selection. */
    public Scene withSelection(@Nullable SelectionPart value) {
        return new Scene(
                mode, network, pad, value, clock, display, camera, backward, train, lab, controls);
    }

    /** The same with another clock. */
    public Scene withClock(@Nullable Clock value) {
        return new Scene(
                mode, network, pad, selection, value, display, camera, backward, train, lab,
                controls);
    }

    /** The same with another look. */
    public Scene withDisplay(@Nullable DisplayPart value) {
        return new Scene(
                mode, network, pad, selection, clock, value, camera, backward, train, lab,
                controls);
    }

    /** The same with another part of the stage in sight. */
    public Scene withCamera(@Nullable Camera value) {
        return new Scene(
                mode, network, pad, selection, clock, display, value, backward, train, lab,
                controls);
    }

    /** The same with other gradients. */
    public Scene withBackward(@Nullable BackwardPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, value, train, lab, controls);
    }

    /** The same with another state of Train mode. */
    public Scene withTrain(@Nullable TrainPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, value, lab,
                controls);
    }

    /** The same with another state of the Lab. */
    public Scene withLab(@Nullable LabPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, train, value,
                controls);
    }

    /** The same with other controls. */
    public Scene withControls(@Nullable ControlsPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, train, lab, value);
    }
}
