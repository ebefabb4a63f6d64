package org.kernelscope.workshop;

import java.util.Random;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Maps that are easy to understand. Odd channels have rows and columns exchanged. */
public enum GridPreset {
    /** Every column is one larger than the one before: 0, 1, 2, … */
    RAMP {
        @Override
        double at(int row, int column, int rows, int columns, Random random) {
            return column;
        }
    },
    /** 0 on the left half, 1 on the right half. */
    EDGE {
        @Override
        double at(int row, int column, int rows, int columns, Random random) {
            return column < columns / 2 ? 0 : 1;
        }
    },
    /** 1 and 0 in turn. */
    CHECKER {
        @Override
        double at(int row, int column, int rows, int columns, Random random) {
            return 1 - (row + column) % 2;
        }
    },
    /** A single 1 in the middle: the output shows the kernel. */
    IMPULSE {
        @Override
        double at(int row, int column, int rows, int columns, Random random) {
            return row == rows / 2 && column == columns / 2 ? 1 : 0;
        }
    },
    /** Whole numbers from 0 to 9, drawn with the seed. */
    RANDOM {
        @Override
        double at(int row, int column, int rows, int columns, Random random) {
            return random.nextInt(10);
        }
    },
    /** Zeros. */
    EMPTY {
        @Override
        double at(int row, int column, int rows, int columns, Random random) {
            return 0;
        }
    };

    abstract double at(int row, int column, int rows, int columns, Random random);

    /** The maps of a shape {@code [channel, row, column]}. */
    public Tensor grid(Shape shape, long seed) {
        Random random = new Random(seed);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int row = i / shape.columns() % shape.rows();
            int column = i % shape.columns();
            boolean exchanged = i / shape.plane() % 2 == 1;
            values[i] =
                    (float)
                            (exchanged
                                    ? at(column, row, shape.columns(), shape.rows(), random)
                                    : at(row, column, shape.rows(), shape.columns(), random));
        }
        return Tensor.takeOver(shape, values);
    }

    /** All kernels of a setup, filled in the same way. */
    public Tensor kernels(Setup setup, long seed) {
        int taps = setup.windowRows() * setup.windowColumns();
        Shape planes =
                Shape.of(setup.kernels().size() / taps, setup.windowRows(), setup.windowColumns());
        return grid(planes, seed).reshape(setup.kernels().shape());
    }
}
