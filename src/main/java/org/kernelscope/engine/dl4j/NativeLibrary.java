package org.kernelscope.engine.dl4j;

import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.EngineInfo;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Chooses and loads the native library of ND4J, once a process.
 *
 * <p>On x86-64 the build with oneDNN is asked for: it runs on every such processor, because oneDNN
 * generates its code for the processor that it finds. JavaCPP falls back to the plain build by
 * itself where that one is absent or cannot be loaded. Any thread.
 */
final class NativeLibrary {
    private static final String EXTENSION_PROPERTY = "org.bytedeco.javacpp.platform.extension";
    private static final String ONE_DNN = "-onednn";
    private static final String VERSION = "1.0.0-M2.1";

    private static @Nullable NativeLibrary loaded;

    private final String build;
    private final boolean oneDnn;

    private NativeLibrary(String build) {
        this.build = build;
        this.oneDnn = build.contains(ONE_DNN);
    }

    /** Loads it on the first call, which takes a second or two. */
    static synchronized NativeLibrary load() {
        if (loaded == null) {
            askForOneDnn();
            System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
            // The first touch of ND4J: the static initialiser loads the library.
            Nd4j.getExecutioner();
            loaded = new NativeLibrary(build());
        }
        return loaded;
    }

    private static void askForOneDnn() {
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean x86 = processor.equals("amd64") || processor.equals("x86_64");
        if (x86 && System.getProperty(EXTENSION_PROPERTY) == null) {
            System.setProperty(EXTENSION_PROPERTY, ONE_DNN);
        }
    }

    private static String build() {
        String platform = Loader.getPlatform();
        String path = String.valueOf(Loader.getLoadedLibraries().get("jnind4jcpu"));
        return path.contains(platform + ONE_DNN) ? platform + ONE_DNN : platform;
    }

    /** Whether convolutions can run in oneDNN. */
    boolean hasOneDnn() {
        return oneDnn;
    }

    /** What is shown to people. */
    EngineInfo info() {
        return new EngineInfo(
                "Deeplearning4j " + VERSION, build, oneDnn ? "oneDNN" : "im2col + gemm");
    }

    /**
     * Makes the native code that the calling thread runs use that thread alone. A network belongs
     * to one thread; two cores are used by two networks. OpenMP's spinning threads cost more than
     * they bring on layers as small as these, and one thread adds in one order.
     */
    static void confineThread() {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.getEnvironment().setMaxThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        openblas_nolapack.blas_set_num_threads(1);
    }
}
