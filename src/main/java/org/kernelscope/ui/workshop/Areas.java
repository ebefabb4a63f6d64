package org.kernelscope.ui.workshop;

import org.kernelscope.tensor.Tensor;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;

/**
 * The sizes and values of the areas of a board. JavaFX thread.
 *
 * @param model of the board
 */
record Areas(WorkshopModel model) {
    /** Columns of a map. */
    int columns(Area area) {
        Tensor output = model.answerProperty().get().outcome().output();
        return switch (area) {
            case INPUT -> model.setupProperty().get().input().shape().columns();
            case KERNEL -> model.setupProperty().get().windowColumns();
            case OUTPUT -> output == null ? 1 : output.shape().columns();
        };
    }

    /** Cells of a map. */
    int plane(Area area) {
        Tensor output = model.answerProperty().get().outcome().output();
        return switch (area) {
            case INPUT -> model.setupProperty().get().input().shape().plane();
            case KERNEL ->
                    model.setupProperty().get().windowRows()
                            * model.setupProperty().get().windowColumns();
            case OUTPUT -> output == null ? 1 : output.shape().plane();
        };
    }

    /** Cells of all maps. */
    int size(Area area) {
        Tensor output = model.answerProperty().get().outcome().output();
        return switch (area) {
            case INPUT -> model.setupProperty().get().input().size();
            case KERNEL -> model.setupProperty().get().kernels().size();
            case OUTPUT -> output == null ? 0 : output.size();
        };
    }

    /** The value at a place; NaN if there is none. */
    float value(Spot spot) {
        Tensor tensor =
                switch (spot.area()) {
                    case INPUT -> model.setupProperty().get().input();
                    case KERNEL -> model.setupProperty().get().kernels();
                    case OUTPUT -> model.answerProperty().get().outcome().output();
                };
        return tensor == null || spot.index() < 0 || spot.index() >= tensor.size()
                ? Float.NaN
                : tensor.get(spot.index());
    }
}
