package org.kernelscope.engine.dl4j.array;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Matrix products of row-major matrices, straight from BLAS: an ND4J operation around each would
 * cost more than the product on layers as small as these.
 */
public final class Gemm {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private Gemm() {}

    /**
     * C[m,n] = A[m,k] · B[n,k]ᵀ + {@code add}·C: the weighted sums of a dense layer.
     *
     * @param add 0 to overwrite C, 1 to add to it
     */
    public static void timesTransposed(
            DataType type, int m, int n, int k, Pointer a, Pointer b, int add, Pointer c) {
        run(type, PLAIN, TRANSPOSED, m, n, k, a, k, b, k, add, c);
    }

    /** C[m,n] = A[k,m]ᵀ · B[k,n] + {@code add}·C: a gradient of weights. */
    public static void transposedTimes(
            DataType type, int m, int n, int k, Pointer a, Pointer b, int add, Pointer c) {
        run(type, TRANSPOSED, PLAIN, m, n, k, a, m, b, n, add, c);
    }

    /** C[m,n] = A[m,k] · B[k,n] + {@code add}·C. */
    public static void times(
            DataType type, int m, int n, int k, Pointer a, Pointer b, int add, Pointer c) {
        run(type, PLAIN, PLAIN, m, n, k, a, k, b, n, add, c);
    }

    private static void run(
            DataType type,
            int transposeA,
            int transposeB,
            int m,
            int n,
            int k,
            Pointer a,
            int strideA,
            Pointer b,
            int strideB,
            int add,
            Pointer c) {
        if (type == DataType.FLOAT) {
            openblas_nolapack.cblas_sgemm(
                    ROW_MAJOR,
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    1f,
                    new FloatPointer(a),
                    strideA,
                    new FloatPointer(b),
                    strideB,
                    add,
                    new FloatPointer(c),
                    n);
        } else {
            openblas_nolapack.cblas_dgemm(
                    ROW_MAJOR,
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    1,
                    new DoublePointer(a),
                    strideA,
                    new DoublePointer(b),
                    strideB,
                    add,
                    new DoublePointer(c),
                    n);
        }
    }
}
