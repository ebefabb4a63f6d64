package org.kernelscope.engine.dl4j.array;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One operation of libnd4j whose arrays are bound once and which then runs again and again, so that
 * neither shapes are computed nor contexts made in the loop.
 */
public final class NativeOp implements AutoCloseable {
    private final DynamicCustomOp op;
    private final OpContext context;

    /**
     * @param name libnd4j's name of the operation
     * @param helpers true if oneDNN may run it; libnd4j's own code otherwise
     * @param settings the operation's integer arguments
     */
    public NativeOp(String name, boolean helpers, int... settings) {
        op = DynamicCustomOp.builder(name).addIntegerArguments(settings).build();
        context = Nd4j.getExecutioner().buildContext();
        long[] arguments = new long[settings.length];
        for (int i = 0; i < settings.length; i++) {
            arguments[i] = settings[i];
        }
        context.setIArguments(arguments);
        context.allowHelpers(helpers);
        context.shapeFunctionOverride(true);
    }

    /** Uses {@code arrays} as the operation's inputs from now on. */
    public NativeOp inputs(INDArray... arrays) {
        for (int i = 0; i < arrays.length; i++) {
            context.setInputArray(i, arrays[i]);
        }
        return this;
    }

    /** Uses {@code arrays} for the operation's results from now on. */
    public NativeOp outputs(INDArray... arrays) {
        for (int i = 0; i < arrays.length; i++) {
            context.setOutputArray(i, arrays[i]);
        }
        return this;
    }

    /** Runs it. */
    public void run() {
        Nd4j.getExecutioner().exec(op, context);
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
