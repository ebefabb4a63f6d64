package org.kernelscope.engine.dl4j.natives;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A native library in a jar. Immutable; any thread.
 *
 * @param name its path below the cache, as JavaCPP expects it: the jar's name, then the path in it
 * @param size in bytes, unpacked
 * @param crc CRC-32 of the unpacked bytes
 * @param millis time of modification; JavaCPP unpacks a file of another time again
 * @param opener opens the unpacked bytes
 */
record PackedLibrary(String name, long size, long crc, long millis, Opener opener) {
    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dll|dylib|jnilib)([.\\d]*)");

    /** Folders of the libraries that ND4J loads, without the platform, and one library of each. */
    private static final List<List<String>> FOLDERS =
            List.of(
                    List.of("org/bytedeco/javacpp/", "jnijavacpp"),
                    List.of("org/bytedeco/openblas/", "jniopenblas_nolapack"),
                    List.of("org/nd4j/linalg/cpu/nativecpu/bindings/", "jnind4jcpu"));

    /** Opens the library. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * All libraries on the class path that ND4J will load.
     *
     * @param platform as JavaCPP calls it: {@code linux-x86_64}
     * @param extension of the build that is preferred: {@code -onednn}; may be empty
     */
    static List<PackedLibrary> onClassPath(String platform, String extension) throws IOException {
        List<PackedLibrary> all = new ArrayList<>();
        for (List<String> folder : FOLDERS) {
            String library = System.mapLibraryName(folder.get(1));
            String preferred = folder.get(0) + platform + extension + "/";
            String plain = folder.get(0) + platform + "/";
            URL found = resource(preferred + library);
            String there = found == null ? plain : preferred;
            found = found == null ? resource(plain + library) : found;
            // A library that is not in a jar need not be unpacked.
            if (found != null && found.openConnection() instanceof JarURLConnection jar) {
                addAll(jar.getJarFile(), there, all);
            }
        }
        return all;
    }

    /** Tells native libraries by their file name. */
    static boolean isLibraryName(String name) {
        return LIBRARY.matcher(name).matches();
    }

    private static @Nullable URL resource(String name) {
        return PackedLibrary.class.getClassLoader().getResource(name);
    }

    private static void addAll(JarFile jar, String folder, List<PackedLibrary> all) {
        String jarName = String.valueOf(Path.of(jar.getName()).getFileName());
        jar.stream()
                .filter(entry -> entry.getName().startsWith(folder))
                .filter(entry -> isLibraryName(entry.getName()))
                .map(entry -> of(jar, jarName, entry))
                .forEach(all::add);
    }

    private static PackedLibrary of(JarFile jar, String jarName, JarEntry entry) {
        return new PackedLibrary(
                jarName + "/" + entry.getName(),
                entry.getSize(),
                entry.getCrc(),
                entry.getTime(),
                () -> jar.getInputStream(entry));
    }
}
