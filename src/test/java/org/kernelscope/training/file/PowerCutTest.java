package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.FaultyFiles;
import org.kernelscope.FaultyFiles.Fault;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Settings;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.storage.TemporaryFiles;
import org.kernelscope.storage.VariantResults;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.record.SavedRun;

/**
 * Every writer of the program, with a failure or a power cut at each of its calls to the file
 * system. Afterwards the old file is there or the new one, whole, and nothing else.
 */
@Tag("slow")
final class PowerCutTest {
    private static final int MOST_CALLS = 2_000;
    private static final Model OLD = Model.untrained(Presets.TINY, 1);
    private static final Model NEW = Model.untrained(Presets.TINY, 2);

    private final FaultyFiles faulty = new FaultyFiles();

    @TempDir private Path temporary = Path.of("");

    /** What is written, and how it is read again. */
    private enum Writer {
        NETWORK("net.safetensors") {
            @Override
            void write(Path folder, boolean fresh) throws UserFacingException {
                ModelFile.write(folder.resolve(file), fresh ? NEW : OLD);
            }

            @Override
            boolean isFresh(Path folder) throws UserFacingException {
                return either(ModelFile.read(folder.resolve(file)), OLD, NEW);
            }
        },
        RUN("kept.run") {
            @Override
            void write(Path folder, boolean fresh) throws UserFacingException {
                RunFile.write(folder.resolve(file), run(fresh));
            }

            @Override
            boolean isFresh(Path folder) throws UserFacingException {
                return isFreshRun(RunFile.read(folder.resolve(file)));
            }
        },
        AUTOSAVE("state.safetensors") {
            @Override
            void write(Path folder, boolean fresh) throws UserFacingException {
                try (AutosaveFolder open = new AutosaveFolder(folder)) {
                    if (!open.lock()) {
                        throw new IllegalStateException("locked");
                    }
                    open.write(run(fresh), Long.MAX_VALUE);
                }
            }

            @Override
            boolean isFresh(Path folder) throws UserFacingException {
                return isFreshRun(new AutosaveFolder(folder).read());
            }

            /** Checkpoints may be there before the state that they belong to. */
            @Override
            Set<String> maybe() {
                return Set.of("lock", "moment-0.safetensors", "moment-50.safetensors");
            }
        },
        SETTINGS("settings.json") {
            @Override
            void write(Path folder, boolean fresh) throws UserFacingException {
                Settings usual = Settings.defaults();
                SettingsFile settings = new SettingsFile(folder);
                if (fresh) {
                    settings.save(usual, usual.withTrainingSeed(7));
                } else {
                    settings.save(usual, usual.withAppearance(look -> look.withTheme("dark")));
                }
            }

            @Override
            boolean isFresh(Path folder) {
                Settings read = new SettingsFile(folder).load();
                assertThat(read.appearance().theme()).isEqualTo("dark");
                return read.trainingSeed() == 7;
            }

            @Override
            Set<String> maybe() {
                return Set.of("settings.lock");
            }
        },
        ARCHITECTURE("own.json") {
            @Override
            void write(Path folder, boolean fresh) throws UserFacingException {
                ArchitectureJson.write(folder.resolve(file), fresh ? Presets.MLP : Presets.TINY);
            }

            @Override
            boolean isFresh(Path folder) throws UserFacingException {
                Architecture read = ArchitectureJson.read(folder.resolve(file));
                return either(read, Presets.TINY, Presets.MLP);
            }
        },
        COMPARISON("results.json") {
            @Override
            void write(Path folder, boolean fresh) throws UserFacingException {
                new VariantResults(fresh ? "new" : "old", "test", List.of())
                        .write(folder.resolve(file));
            }

            @Override
            boolean isFresh(Path folder) throws UserFacingException, IOException {
                String json = Files.readString(folder.resolve(file));
                return either(VariantResults.parse(json).command(), "old", "new");
            }
        },
        /** A zip, a picture: bytes that only AtomicFiles knows of. */
        EXPORT("export.zip") {
            private static byte[] bytes(boolean fresh) {
                byte[] bytes = new byte[50_000];
                Arrays.fill(bytes, (byte) (fresh ? 1 : 2));
                return bytes;
            }

            @Override
            void write(Path folder, boolean fresh) throws UserFacingException {
                AtomicFiles.write(folder.resolve(file), out -> out.write(bytes(fresh)));
            }

            @Override
            boolean isFresh(Path folder) throws IOException {
                byte[] read = Files.readAllBytes(folder.resolve(file));
                assertThat(Arrays.equals(read, bytes(false)) || Arrays.equals(read, bytes(true)))
                        .isTrue();
                return read[0] == 1;
            }
        };

        final String file;

        Writer(String file) {
            this.file = file;
        }

        abstract void write(Path folder, boolean fresh) throws UserFacingException;

        /** Whether the new content is there, not the old one; fails if it is neither. */
        abstract boolean isFresh(Path folder) throws UserFacingException, IOException;

        /** What may be there beside the file itself. */
        Set<String> maybe() {
            return Set.of();
        }

        static <T> boolean either(T read, T old, T fresh) {
            assertThat(read).isIn(old, fresh);
            return read.equals(fresh);
        }

        static boolean isFreshRun(SavedRun read) {
            SavedRun expected = run(read.run().steps().size() == 100);
            RunFileTest.assertSame(read, expected);
            return read.run().steps().size() == 100;
        }

        static SavedRun run(boolean fresh) {
            return SomeRuns.saved(
                    fresh
                            ? SomeRuns.withCheckpoints(1, 0, 50, 100)
                            : SomeRuns.withCheckpoints(1, 0, 50));
        }
    }

    @ParameterizedTest
    @EnumSource(Writer.class)
    void theOldFileOrTheNewOneIsThereAndNothingElse(Writer writer) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("replaced"));
        writer.write(folder, false);
        Map<String, byte[]> before = contents(folder);
        List<Boolean> outcomes = new ArrayList<>();
        for (Fault fault : List.of(Fault.ERROR, Fault.POWER_CUT)) {
            boolean struck = true;
            for (int call = 1; struck; call++) {
                assertThat(call).isLessThan(MOST_CALLS);
                restore(folder, before);
                faulty.arm(fault, call);
                UserFacingException refusal = attempt(writer, folder);
                struck = faulty.disarm();
                String what = writer + ", " + fault + " at call " + call + ": " + refusal;
                TemporaryFiles.sweep(folder);
                boolean fresh = isFresh(writer, folder, what);
                outcomes.add(fresh);
                if (fault == Fault.ERROR || !struck) {
                    assertThat(fresh).as(what).isEqualTo(refusal == null);
                }
                assertThat(names(folder)).as(what).contains(writer.file);
                assertThat(others(writer, folder)).as(what).isSubsetOf(writer.maybe());
            }
        }
        assertThat(outcomes).contains(true, false);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SETTINGS")
    void whereNothingWasIsNothingOrTheWholeFile(Writer writer) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("new"));
        boolean struck = true;
        for (int call = 1; struck; call++) {
            assertThat(call).isLessThan(MOST_CALLS);
            restore(folder, Map.of());
            faulty.arm(Fault.POWER_CUT, call);
            UserFacingException refusal = attempt(writer, folder);
            struck = faulty.disarm();
            TemporaryFiles.sweep(folder);
            String what = writer + " at call " + call + ": " + refusal;
            if (Files.exists(folder.resolve(writer.file))) {
                assertThat(isFresh(writer, folder, what)).as(what).isTrue();
            } else {
                assertThat(names(folder)).as(what).isSubsetOf(writer.maybe());
            }
        }
    }

    private @Nullable UserFacingException attempt(Writer writer, Path folder) {
        try {
            writer.write(faulty.path(folder), true);
            return null;
        } catch (UserFacingException told) {
            return told;
        }
    }

    private static boolean isFresh(Writer writer, Path folder, String what) throws IOException {
        try {
            return writer.isFresh(folder);
        } catch (UserFacingException unreadable) {
            throw new AssertionError(what, unreadable);
        }
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String name : names(folder)) {
            contents.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        return contents;
    }

    private static void restore(Path folder, Map<String, byte[]> contents) throws IOException {
        for (String name : names(folder)) {
            Files.delete(folder.resolve(name));
        }
        for (Map.Entry<String, byte[]> each : contents.entrySet()) {
            Files.write(folder.resolve(each.getKey()), each.getValue());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Set<String> others(Writer writer, Path folder) throws IOException {
        Set<String> others = new TreeSet<>(names(folder));
        others.remove(writer.file);
        return others;
    }
}
