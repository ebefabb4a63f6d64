package org.kernelscope.scene;

import org.jspecify.annotations.Nullable;

/**
 * The content of a window as one value. Every part may be null: then the window keeps what it has.
 * That a network has the named cells, and that a file is there, is checked when the scene is
 * applied. Immutable; any thread.
 *
 * @param mode id of the mode, such as {@code explore}
 * @param network network and changes by hand
 * @param pad the contents of the pad
 * @param selection cell and open levels
 * @param clock the time of the open level
 * @param display theme, colours, language
 * @param camera the visible part of the stage
 * @param backward true if the stage shows gradients
 * @param train the state of Train mode
 * @param lab the tabs of the Lab
 * @param data the data set of one's own
 * @param controls the hidden and locked parts of the window
 * @param lesson the lesson beside the stage
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
        @Nullable DataPart data,
        @Nullable ControlsPart controls,
        @Nullable LessonPart lesson) {
    /** Says nothing; applied, it changes nothing. */
    public static final Scene EMPTY =
            new Scene(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The same in another mode. */
    public Scene withMode(@Nullable String value) {
        return new Scene(
                value, network, pad, selection, clock, display, camera, backward, train, lab, data,
                controls, lesson);
    }

    /** The same with another network. */
    public Scene withNetwork(@Nullable NetworkPart value) {
        return new Scene(
                mode, value, pad, selection, clock, display, camera, backward, train, lab, data,
                controls, lesson);
    }

    /** The same with another pad. */
    public Scene withPad(@Nullable Pad value) {
        return new Scene(
                mode, network, value, selection, clock, display, camera, backward, train, lab, data,
                controls, lesson);
    }

    /** The same with another selection. */
    public Scene withSelection(@Nullable SelectionPart value) {
        return new Scene(
                mode, network, pad, value, clock, display, camera, backward, train, lab, data,
                controls, lesson);
    }

    /** The same with another clock. */
    public Scene withClock(@Nullable Clock value) {
        return new Scene(
                mode, network, pad, selection, value, display, camera, backward, train, lab, data,
                controls, lesson);
    }

    /** The same with another look. */
    public Scene withDisplay(@Nullable DisplayPart value) {
        return new Scene(
                mode, network, pad, selection, clock, value, camera, backward, train, lab, data,
                controls, lesson);
    }

    /** The same with another part of the stage in sight. */
    public Scene withCamera(@Nullable Camera value) {
        return new Scene(
                mode, network, pad, selection, clock, display, value, backward, train, lab, data,
                controls, lesson);
    }

    /** The same with other gradients. */
    public Scene withBackward(@Nullable BackwardPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, value, train, lab, data,
                controls, lesson);
    }

    /** The same with another state of Train mode. */
    public Scene withTrain(@Nullable TrainPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, value, lab, data,
                controls, lesson);
    }

    /** The same with another state of the Lab. */
    public Scene withLab(@Nullable LabPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, train, value, data,
                controls, lesson);
    }

    /** The same with another data set of one's own. */
    public Scene withData(@Nullable DataPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, train, lab, value,
                controls, lesson);
    }

    /** The same with other controls. */
    public Scene withControls(@Nullable ControlsPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, train, lab, data,
                value, lesson);
    }

    /** The same with another lesson. */
    public Scene withLesson(@Nullable LessonPart value) {
        return new Scene(
                mode, network, pad, selection, clock, display, camera, backward, train, lab, data,
                controls, value);
    }

    /** The same with every part that {@code newer} has. */
    public Scene then(Scene newer) {
        return new Scene(
                or(newer.mode, mode),
                or(newer.network, network),
                or(newer.pad, pad),
                or(newer.selection, selection),
                newer.selection == null ? or(newer.clock, clock) : newer.clock,
                or(newer.display, display),
                or(newer.camera, camera),
                or(newer.backward, backward),
                or(newer.train, train),
                or(newer.lab, lab),
                or(newer.data, data),
                or(newer.controls, controls),
                or(newer.lesson, lesson));
    }

    private static <T> @Nullable T or(@Nullable T newer, @Nullable T older) {
        return newer == null ? older : newer;
    }
}
