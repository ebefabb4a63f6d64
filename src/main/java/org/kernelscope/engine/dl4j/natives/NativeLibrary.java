package org.kernelscope.engine.dl4j.natives;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.EngineInfo;
import org.kernelscope.text.UserFacingException;
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
public final class NativeLibrary {
    private static final String EXTENSION_PROPERTY = "org.bytedeco.javacpp.platform.extension";
    private static final String PLATFORM_PROPERTY = "org.bytedeco.javacpp.platform";
    private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";
    private static final String ONE_DNN = "-onednn";
    private static final String VERSION = "1.0.0-M2.1";

    private static @Nullable NativeLibrary loaded;

    private final String build;
    private final boolean oneDnn;

    private NativeLibrary(String build) {
        this.build = build;
        this.oneDnn = build.contains(ONE_DNN);
    }

    /**
     * Loads it on the first call, which takes a second or two; unpacks it before, if it is not
     * unpacked yet.
     *
     * @throws MissingLibrary if there is no room for it anywhere, or it cannot be loaded
     */
    public static synchronized NativeLibrary load() {
        if (loaded == null) {
            askForOneDnn();
            System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
            unpack();
            try {
                // The first touch of ND4J: the static initialiser loads the library.
                Nd4j.getExecutioner();
            } catch (LinkageError broken) {
                throw new MissingLibrary(
                        UserFacingException.causedBy(broken, "engine.notLoaded", rootOf(broken)));
            }
            loaded = new NativeLibrary(build());
        }
        return loaded;
    }

    private static Throwable rootOf(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * Before ND4J is touched: once it has failed to load, it fails for as long as the process
     * lives. Before {@link Loader} is touched as well: it chooses its folder once.
     */
    private static void unpack() {
        try {
            String platform = System.getProperty(PLATFORM_PROPERTY, Loader.Detector.getPlatform());
            String extension = System.getProperty(EXTENSION_PROPERTY, "");
            List<PackedLibrary> libraries = PackedLibrary.onClassPath(platform, extension);
            if (!libraries.isEmpty()) {
                System.setProperty(CACHE_PROPERTY, folder(new NativeCache(libraries)).toString());
            }
        } catch (UserFacingException noPlace) {
            throw new MissingLibrary(noPlace);
        } catch (IOException e) {
            throw new MissingLibrary(UserFacingException.causedBy(e, "engine.cannotStart", e));
        }
    }

    /** A folder that the user has chosen comes first, even if another one is complete. */
    private static Path folder(NativeCache cache) throws UserFacingException {
        List<CacheFolder> places = places();
        Path found =
                System.getProperty(CACHE_PROPERTY) == null ? cache.find(places).orElse(null) : null;
        return found == null ? cache.unpack(places) : found;
    }

    /** The folder that the user has chosen, that of JavaCPP, and those for temporary files. */
    private static List<CacheFolder> places() {
        List<CacheFolder> places = new ArrayList<>();
        add(places, System.getProperty(CACHE_PROPERTY), "", false);
        add(places, System.getProperty("user.home"), ".javacpp/cache", false);
        add(places, System.getenv("XDG_CACHE_HOME"), "kernelscope", false);
        String own = "kernelscope-" + System.getProperty("user.name", "").replaceAll("\\W", "_");
        add(places, System.getProperty("java.io.tmpdir"), own, true);
        add(places, "/var/tmp", own, true);
        return places;
    }

    private static void add(
            List<CacheFolder> places, @Nullable String base, String name, boolean shared) {
        if (base == null || base.isBlank()) {
            return;
        }
        try {
            Path folder = Path.of(base).resolve(name).toAbsolutePath().normalize();
            if (places.stream().noneMatch(place -> place.path().equals(folder))) {
                places.add(new CacheFolder(folder, shared));
            }
        } catch (InvalidPathException noFolderHere) {
            System.getLogger(NativeLibrary.class.getName())
                    .log(System.Logger.Level.DEBUG, "passed over", noFolderHere);
        }
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

    /** True if convolutions can run in oneDNN. */
    public boolean hasOneDnn() {
        return oneDnn;
    }

    /** The name that the window shows. */
    public EngineInfo info() {
        return new EngineInfo(
                "Deeplearning4j " + VERSION, build, oneDnn ? "oneDNN" : "im2col + gemm");
    }

    /**
     * Makes the native code that the calling thread runs use that thread alone. A network belongs
     * to one thread; two cores are used by two networks. OpenMP's spinning threads cost more than
     * they bring on layers as small as these, and one thread adds in one order.
     */
    public static void confineThread() {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.getEnvironment().setMaxThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        openblas_nolapack.blas_set_num_threads(1);
    }

    /** The native library cannot be had; the {@linkplain #getCause cause} is the sentence why. */
    private static final class MissingLibrary extends LinkageError {
        private static final long serialVersionUID = 1L;

        MissingLibrary(UserFacingException why) {
            super(why.getMessage(), why);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
