package org.kernelscope.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The archive of classes with which the next start is faster. The start script names a file for it
 * where none fits the Java in use; it is then made by another process, from a start that shows all
 * views. That it could not be made is no fault: the program starts without one. Any thread.
 *
 * @param launcher the start script
 * @param archive the file
 */
record StartArchive(Path launcher, Path archive) {
    private static final long ROOM_BYTES = 200L << 20;

    /** The archive that is missing; empty if one is in use, or none is asked for. */
    static Optional<StartArchive> missing(Properties properties, List<String> javaArguments) {
        String launcher = properties.getProperty("kernelscope.launcher", "");
        String archive = properties.getProperty("kernelscope.archive", "");
        boolean given = anyHas(javaArguments, "SharedArchiveFile=", "AOTCache=");
        // A refused archive leaves Java without any.
        boolean inUse = given && properties.getProperty("java.vm.info", "").contains("sharing");
        boolean making = anyHas(javaArguments, "ArchiveClassesAtExit=", "AOTCacheOutput=");
        return launcher.isBlank() || archive.isBlank() || inUse || making
                ? Optional.empty()
                : Optional.of(new StartArchive(Path.of(launcher), Path.of(archive)));
    }

    private static boolean anyHas(List<String> options, String... names) {
        return options.stream().anyMatch(it -> Stream.of(names).anyMatch(it::contains));
    }

    /** The archive that this process misses. */
    static Optional<StartArchive> missing() {
        return missing(
                System.getProperties(), ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** Begins to make it and returns. */
    void make() {
        try {
            Path folder = Objects.requireNonNull(archive.getParent());
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).getUsableSpace() < ROOM_BYTES) {
                return;
            }
            Path fresh = Files.createTempFile(folder, "start-", ".part");
            Files.delete(fresh);
            process(fresh).start().onExit().thenAccept(done -> keep(done.exitValue(), fresh));
        } catch (IOException impossible) {
            tell(impossible);
        }
    }

    private ProcessBuilder process(Path fresh) {
        List<String> command = new ArrayList<>();
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        if (!windows) {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.addAll(List.of(launcher.toString(), "bench", "startup-probe", "--views"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KERNELSCOPE_MAKE_ARCHIVE", fresh.toString());
        return builder;
    }

    private void keep(int code, Path fresh) {
        try {
            if (code == 0 && Files.isRegularFile(fresh)) {
                Files.move(
                        fresh,
                        archive,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException impossible) {
            tell(impossible);
        }
    }

    private static void tell(IOException impossible) {
        System.getLogger(StartArchive.class.getName())
                .log(System.Logger.Level.DEBUG, "no archive for the next start", impossible);
    }
}
