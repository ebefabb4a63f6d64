package org.kernelscope.ui.workshop;

import java.util.function.DoubleConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.beans.value.ObservableLongValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.workshop.WorkshopView.NetworkLink;
import org.kernelscope.workshop.ClassicKernel;
import org.kernelscope.workshop.GridPreset;
import org.kernelscope.workshop.Setup;

/** The menu of kernels: classic ones with their parameters, random ones, the network's own. */
final class KernelMenu extends MenuButton {
    /** Whole numbers up to this are exact in the field. */
    private static final long MOST_SEED = 1L << 53;

    private final WorkshopModel model;
    private final NetworkLink network;
    private final Localisation localisation;
    private final CheckBox normalised = new CheckBox();
    private double sigma = 1;
    private double degrees;
    private double wavelength = 4;
    private final LongProperty seed;

    /**
     * @param seed of the next random numbers, of the kernels and of the input
     */
    KernelMenu(
            WorkshopModel model,
            NetworkLink network,
            LongProperty seed,
            Localisation localisation) {
        this.seed = seed;
        this.model = model;
        this.network = network;
        this.localisation = localisation;
        setId("workshop-kernels");
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(localisation.text("workshop.kernels"));
        for (ClassicKernel classic : ClassicKernel.values()) {
            getItems().add(item(kernelKey(classic), () -> put(classic)));
        }
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        seeded(localisation, "workshop.kernel.random", seed, this::randomKernel),
                        item("workshop.kernel.take", () -> network.kernel().ifPresent(this::take)),
                        item("workshop.kernel.use", this::useKernel));
        model.answerProperty().subscribe(answer -> refresh());
        model.panelProperty().subscribe(panel -> refresh());
    }

    private void refresh() {
        boolean weights = model.answerProperty().get().outcome().setup().kind().hasWeights();
        setDisable(!weights && !model.isChained());
    }

    private static String kernelKey(ClassicKernel classic) {
        return switch (classic) {
            case IDENTITY -> "workshop.kernel.identity";
            case BOX -> "workshop.kernel.box";
            case GAUSSIAN -> "workshop.kernel.gaussian";
            case SOBEL_COLUMNS -> "workshop.kernel.sobelColumns";
            case SOBEL_ROWS -> "workshop.kernel.sobelRows";
            case PREWITT_COLUMNS -> "workshop.kernel.prewittColumns";
            case PREWITT_ROWS -> "workshop.kernel.prewittRows";
            case LAPLACIAN -> "workshop.kernel.laplacian";
            case SHARPEN -> "workshop.kernel.sharpen";
            case EMBOSS -> "workshop.kernel.emboss";
            case GABOR -> "workshop.kernel.gabor";
        };
    }

    private void put(ClassicKernel classic) {
        ClassicKernel.Parameters parameters =
                new ClassicKernel.Parameters(sigma, degrees, wavelength);
        if (model.isChained()) {
            model.chain()
                    .fillKernels(
                            size ->
                                    classic.kernel(
                                            size, size, parameters, normalised.isSelected()));
            return;
        }
        Setup now = model.setupProperty().get();
        allKernels(
                classic.kernel(
                        now.windowRows(),
                        now.windowColumns(),
                        parameters,
                        normalised.isSelected()));
    }

    /** The kernel for every channel of the output map that is shown. */
    private void allKernels(Tensor kernel) {
        int map = model.answerProperty().get().map();
        model.change(
                now -> {
                    Setup changed = now;
                    for (int channel : now.inputsOf(map)) {
                        changed = changed.withKernel(changed.plane(channel, map), kernel);
                    }
                    return changed;
                });
    }

    private void randomKernel() {
        if (model.isChained()) {
            model.chain()
                    .fillKernels(
                            size -> signs(GridPreset.RANDOM.grid(Shape.of(1, size, size), next())));
            return;
        }
        long wanted = next();
        model.change(now -> now.withKernels(signs(GridPreset.RANDOM.kernels(now, wanted))));
    }

    /** Every choice takes the next seed. */
    private long next() {
        long wanted = seed.get();
        seed.set(wanted + 1);
        return wanted;
    }

    /** Whole numbers from 0 to 9 as −1, 0 and 1. */
    private static Tensor signs(Tensor drawn) {
        float[] weights = drawn.toArray();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.rint(weights[i] / 4.5 - 1);
        }
        return Tensor.takeOver(drawn.shape(), weights);
    }

    private void take(Tensor kernel) {
        if (model.isChained()) {
            int side = kernel.shape().rows();
            model.chain().fillKernels(size -> size == side ? kernel : null);
            return;
        }
        int rows = Math.min(Setup.LARGEST_KERNEL, kernel.shape().rows());
        int columns = Math.min(Setup.LARGEST_KERNEL, kernel.shape().columns());
        if (rows == kernel.shape().rows() && columns == kernel.shape().columns()) {
            int map = model.answerProperty().get().map();
            model.change(
                    now -> {
                        Setup sized = now.withWindow(rows, columns);
                        return sized.withKernel(
                                sized.plane(sized.inputsOf(map).get(0), map), kernel);
                    });
        }
    }

    private void useKernel() {
        Setup now = model.setupProperty().get();
        int map = model.answerProperty().get().map();
        try {
            network.useKernel(
                    model.isChained()
                            ? model.chain().kernel()
                            : now.kernel(now.inputsOf(map).get(0), map));
        } catch (UserFacingException impossible) {
            model.tell(impossible);
        }
    }

    /** The parameters of the classic kernels. */
    Node parameters() {
        normalised.setId("workshop-normalised");
        normalised.setMinWidth(USE_PREF_SIZE);
        normalised.textProperty().bind(localisation.text("workshop.normalised"));
        WrapRow row =
                new WrapRow(
                        normalised,
                        parameter("sigma", "σ", 0.05, 100, sigma, value -> sigma = value),
                        parameter("theta", "θ", -360, 360, degrees, value -> degrees = value),
                        parameter("lambda", "λ", 0.1, 100, wavelength, value -> wavelength = value),
                        seed());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(LabStyles.LAB_TOOLS);
        Tooltips.explain(row, localisation.text("workshop.parameters"));
        return row;
    }

    private Node seed() {
        NumberField field =
                new NumberField(
                        "workshop-seed", 0, MOST_SEED, true, value -> seed.set((long) value));
        field.setPrefColumnCount(4);
        seed.subscribe(now -> field.show(now.doubleValue()));
        Label label = new Label();
        label.textProperty().bind(localisation.text("workshop.seed"));
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field.accessibleTextProperty().bind(localisation.text("workshop.seed"));
        HBox both = new HBox(label, field);
        both.setAlignment(Pos.CENTER_LEFT);
        both.getStyleClass().add(LabStyles.LAB_TOOLS);
        return both;
    }

    private Node parameter(
            String id, String name, double least, double most, double first, DoubleConsumer taken) {
        NumberField field = new NumberField("workshop-" + id, least, most, false, taken);
        field.setPrefColumnCount(2);
        field.show(first);
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(name);
        HBox both = new HBox(label, field);
        both.setAlignment(Pos.CENTER_LEFT);
        both.getStyleClass().add(LabStyles.LAB_TOOLS);
        return both;
    }

    private MenuItem item(String key, Runnable action) {
        return item(localisation, key, action);
    }

    /** An item whose text has the seed that it will take. */
    static MenuItem seeded(
            Localisation localisation, String key, ObservableLongValue seed, Runnable action) {
        MenuItem item = item(localisation, key, action);
        item.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> localisation.texts().get(key, seed.get()),
                                localisation.languageProperty(),
                                seed));
        return item;
    }

    static MenuItem item(Localisation localisation, String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId("menu-" + key.replace('.', '-'));
        item.textProperty().bind(localisation.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
