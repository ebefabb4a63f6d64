package org.kernelscope.ui.state;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;

/**
 * The course of one whole training step over the stage: forward, the loss, backward, the update of
 * the weights, forward again with the new weights, and the loss after. What is seen is a function
 * of the time alone. Immutable; any thread.
 *
 * @param moments the events, one after the other; each lasts one step of the clock
 */
public record StepCourse(List<Moment> moments) {
    /** The parts of a training step. */
    public enum Phase {
        /** The values of a layer are computed. */
        FORWARD,
        /** The loss is computed. */
        LOSS,
        /** The gradients dL/dy of a layer are computed. */
        BACKWARD,
        /** The weights of a layer change. */
        UPDATE,
        /** The values of a layer are computed with the new weights. */
        AGAIN,
        /** The loss is computed once more. */
        LOSS_AFTER
    }

    /** The content of the maps of a layer. */
    public enum Content {
        /** Nothing is computed yet. */
        NOTHING,
        /** The values before the update. */
        VALUES,
        /** dL/dy. */
        GRADIENTS,
        /** The values after the update. */
        NEW_VALUES
    }

    /**
     * One thing that happens.
     *
     * @param layer the layer that it happens to, {@link Cell#INPUT} for the input; for a loss, the
     *     output layer
     */
    public record Moment(Phase phase, int layer) {}

    public StepCourse {
        moments = List.copyOf(moments);
    }

    /** The course of a network. */
    public static StepCourse of(Architecture architecture) {
        int last = architecture.layers().size() - 1;
        List<Moment> moments = new ArrayList<>();
        for (int layer = Cell.INPUT; layer <= last; layer++) {
            moments.add(new Moment(Phase.FORWARD, layer));
        }
        moments.add(new Moment(Phase.LOSS, last));
        for (int layer = last; layer >= Cell.INPUT; layer--) {
            moments.add(new Moment(Phase.BACKWARD, layer));
        }
        for (Layer layer : architecture.layers()) {
            if (layer.parameters().stream().anyMatch(parameter -> parameter.isTrained())) {
                moments.add(new Moment(Phase.UPDATE, layer.index()));
            }
        }
        for (int layer = Cell.INPUT; layer <= last; layer++) {
            moments.add(new Moment(Phase.AGAIN, layer));
        }
        moments.add(new Moment(Phase.LOSS_AFTER, last));
        return new StepCourse(moments);
    }

    /** The number of steps of the clock. */
    public int length() {
        return moments.size();
    }

    /** The moment at {@code time}, from 0 to {@link #length}. */
    public Moment at(double time) {
        return moments.get(index(time));
    }

    /** The content of the maps of a layer at {@code time}. */
    public Content content(int layer, double time) {
        Content content = Content.NOTHING;
        for (Moment moment : moments.subList(0, index(time) + 1)) {
            if (moment.layer() == layer) {
                content =
                        switch (moment.phase()) {
                            case FORWARD -> Content.VALUES;
                            case BACKWARD -> Content.GRADIENTS;
                            case AGAIN -> Content.NEW_VALUES;
                            case LOSS, UPDATE, LOSS_AFTER -> content;
                        };
            }
        }
        return content;
    }

    private int index(double time) {
        return (int) Math.max(0, Math.min(moments.size() - 1, Math.floor(time)));
    }
}
