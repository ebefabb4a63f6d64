package org.kernelscope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.render.OffscreenDisplay;
import org.kernelscope.ui.control.Fonts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The process that {@code bench startup} measures: opens the window on a display in memory and
 * prints, in milliseconds since the process began, when the window was painted and when the first
 * prediction was.
 */
@Command(name = "startup-probe", hidden = true)
public final class StartupProbe implements Callable<Integer> {
    /** The word before the time of the first window. */
    static final String WINDOW = "window";

    /** The word before the time of the first prediction. */
    static final String PREDICTION = "prediction";

    private static final int PATIENCE_SECONDS = 120;
    private static final int PAINTED = 2;

    /** Enough for a view to be styled, laid out and painted. */
    private static final int FRAMES_OF_A_VIEW = 10;

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "load the classes named in this file at the end, for an archive of them")
    private @Nullable Path alsoLoad;

    @Option(
            names = "--views",
            description = "then show all levels and views, for an archive that knows them")
    private boolean views;

    private final Console console;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable WindowModule parts;

    public StartupProbe(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        OffscreenDisplay.turnOn(1280, 800);
        Platform.setImplicitExit(false);
        Platform.startup(this::open);
        boolean answered = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (alsoLoad != null) {
            load(Files.readAllLines(alsoLoad));
        }
        Platform.exit();
        return answered ? 0 : 1;
    }

    /** Loads classes without initialising them; some are for other systems. */
    private static void load(List<String> names) {
        for (String name : names) {
            try {
                Class.forName(name.replace('/', '.'), false, StartupProbe.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError elsewhere) {
                System.getLogger(StartupProbe.class.getName())
                        .log(System.Logger.Level.DEBUG, "not loaded", elsewhere);
            }
        }
    }

    private void open() {
        Fonts.load();
        Drawing first = ExampleDrawing.digit();
        WindowModule window = new WindowModule(first);
        parts = window;
        Stage stage = new Stage();
        stage.setScene(window.window().inScene(1280, 800));
        stage.show();
        afterFrames(WINDOW);
        window.start(ProgramModels::firstModel);
        window.shared()
                .network()
                .inferenceProperty()
                .subscribe(
                        inference -> {
                            // The network may have been shown the empty pad before.
                            if (inference != null && inference.drawing().equals(first)) {
                                afterFrames(PREDICTION);
                            }
                        });
    }

    /** Shows what a user may open next, each thing for some frames. */
    private void showViews() {
        WindowModule window = Objects.requireNonNull(parts);
        Iterator<Gesture> gestures = Gesture.views(window.lab().panel().tabs()).iterator();
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames % FRAMES_OF_A_VIEW > 0) {
                    return;
                }
                if (gestures.hasNext()) {
                    gestures.next().action().accept(window);
                } else {
                    stop();
                    done.countDown();
                }
            }
        }.start();
    }

    /**
     * A frame begins after the one before has been painted; so two frames later what was asked for
     * is on the screen.
     */
    private void afterFrames(String what) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == PAINTED) {
                    stop();
                    long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
                    console.out().println(what + " " + (System.currentTimeMillis() - begun));
                    console.out().flush();
                    if (what.equals(PREDICTION)) {
                        if (views) {
                            showViews();
                        } else {
                            done.countDown();
                        }
                    }
                }
            }
        }.start();
    }
}
