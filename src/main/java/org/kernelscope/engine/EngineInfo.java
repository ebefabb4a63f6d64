package org.kernelscope.engine;

/**
 * The libraries that compute.
 *
 * @param framework name and version: {@code Deeplearning4j 1.0.0-M2.1}
 * @param nativeLibrary the build of the native library that was chosen: {@code linux-x86_64-onednn}
 * @param convolution the implementation of convolutions: {@code oneDNN} or {@code im2col + gemm}
 */
public record EngineInfo(String framework, String nativeLibrary, String convolution) {}
