package org.kernelscope.composition;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.scene.DataPart;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.data.DataStage;
import org.kernelscope.ui.data.ExampleGridModel;
import org.kernelscope.ui.data.ExampleGridModel.Filter;
import org.kernelscope.ui.data.ExampleGridModel.Order;
import org.kernelscope.ui.data.ExampleGridModel.Show;

/** The mode Data of a scene: taken from a window, read, and shown in it. JavaFX thread. */
final class DataScene {
    private DataScene() {}

    /**
     * The part of a scene.
     *
     * @param set true if the file of the set is a part of it
     */
    static DataPart capture(DataModule module, boolean set) {
        Filter filter = module.exampleGrid().filterProperty().get();
        NearestImages nearest = module.nearest().foundProperty().get();
        return new DataPart(
                set ? module.data().fileProperty().get() : null,
                filter.label(),
                filter.predicted(),
                filter.show().id(),
                filter.order().id(),
                module.exampleGrid().selectedProperty().get().stream()
                        .limit(DataPart.MOST)
                        .toList(),
                module.walk().stageProperty().get().id(),
                nearest == null
                        ? null
                        : new DataPart.Nearest(nearest.place(), nearest.kind().id()));
    }

    /**
     * The set that a scene names; null if the window has it, or if none is named. Any thread.
     *
     * @param present the file of the set that the window has
     */
    static @Nullable OwnDataset read(
            @Nullable DataPart data, @Nullable Path present, List<UserFacingException> missing) {
        Path file = data == null ? null : data.set();
        if (file == null || file.equals(present)) {
            return null;
        }
        try {
            return DatasetFile.read(file);
        } catch (UserFacingException unreadable) {
            missing.add(unreadable);
            return null;
        }
    }

    /** Shows the part of a scene; unsaved changes are never lost to it. */
    static void show(DataModule module, DataPart data, @Nullable OwnDataset read)
            throws UserFacingException {
        if (read != null && module.data().changedProperty().get()) {
            throw new UserFacingException("own.scene.changed");
        }
        if (read != null) {
            module.data().open(read, data.set());
        }
        int classes = module.data().set().classes().count();
        ExampleGridModel exampleGrid = module.exampleGrid();
        Filter now = exampleGrid.filterProperty().get();
        Show show = now.show();
        for (Show each : Show.values()) {
            show = each.id().equals(data.show()) ? each : show;
        }
        Order order = now.order();
        for (Order each : Order.values()) {
            order = each.id().equals(data.order()) ? each : order;
        }
        Integer label = data.label();
        exampleGrid
                .filterProperty()
                .set(
                        new Filter(
                                label != null && label < classes ? label : null,
                                data.predicted(),
                                show,
                                order));
        exampleGrid.select(new HashSet<>(data.selected()));
        for (DataStage each : DataStage.values()) {
            if (each.id().equals(data.stage())) {
                module.walk().stageProperty().set(each);
            }
        }
        DataPart.Nearest nearest = data.nearest();
        if (nearest == null) {
            module.nearest().end();
            return;
        }
        for (NearestImages.Kind each : NearestImages.Kind.values()) {
            if (each.id().equals(nearest.by())) {
                module.nearest().ask(nearest.image(), each);
            }
        }
    }
}
