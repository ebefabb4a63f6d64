package org.kernelscope.ui.train.tab;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.state.Notices;

/** The examples that the views show, read in the background when they are first asked for. */
public final class DatasetLoader {
    private final DatasetSource source;
    private final FileExecutor files;
    private final Executor fxThread;
    private final Notices notices;
    private final Map<Colouring, Slot> train = new EnumMap<>(Colouring.class);
    private final Map<Colouring, Slot> test = new EnumMap<>(Colouring.class);

    public DatasetLoader(
            DatasetSource source, FileExecutor files, Executor fxThread, Notices notices) {
        this.source = source;
        this.files = files;
        this.fxThread = fxThread;
        this.notices = notices;
    }

    private static final class Slot {
        private final ReadOnlyObjectWrapper<@Nullable Dataset> examples =
                new ReadOnlyObjectWrapper<>();
        private @Nullable Object asked;
    }

    private interface Reading {
        Dataset read() throws UserFacingException;
    }

    /** The examples that are learned from, in these colours; null until they are read. */
    public ReadOnlyObjectProperty<@Nullable Dataset> train(Colouring colouring) {
        return ask(train, colouring, () -> colouring.train(source.train()));
    }

    /** The examples to test with, in these colours; null until they are read. */
    public ReadOnlyObjectProperty<@Nullable Dataset> test(Colouring colouring) {
        return ask(test, colouring, () -> colouring.test(source.test()));
    }

    private ReadOnlyObjectProperty<@Nullable Dataset> ask(
            Map<Colouring, Slot> slots, Colouring colouring, Reading reading) {
        Slot slot = slots.computeIfAbsent(colouring, any -> new Slot());
        Object version = source.version();
        if (slot.asked != version) {
            slot.asked = version;
            read(reading, slot.examples::set);
        }
        return slot.examples.getReadOnlyProperty();
    }

    private void read(Reading reading, Consumer<Dataset> reader) {
        files.execute(
                () ->
                        Attempt.run(
                                () -> {
                                    Dataset read = reading.read();
                                    fxThread.execute(() -> reader.accept(read));
                                },
                                this::fail));
    }

    private void fail(Throwable failure) {
        UserFacingException sentence =
                UserFacingException.of(failure, "tray.memory", "tray.failed");
        fxThread.execute(() -> notices.tell(sentence));
    }
}
