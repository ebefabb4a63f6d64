package org.kernelscope.lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kernelscope.scene.FileReferences;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneJson;
import org.kernelscope.storage.JsonFiles;
import org.kernelscope.text.UserFacingException;

/** The files beside a lesson. Nothing outside of the folder is read. Any thread that may wait. */
public interface LessonFolder {
    /** The largest picture. */
    long MAX_PICTURE_BYTES = 4L << 20;

    /** Of a lesson that has no other files. */
    LessonFolder NONE =
            new LessonFolder() {
                @Override
                public FileReferences references() {
                    return new FileReferences() {
                        @Override
                        public Path resolve(String name) throws UserFacingException {
                            throw new UserFacingException("lesson.file.none", name);
                        }

                        @Override
                        public String name(Path file) throws UserFacingException {
                            throw new UserFacingException("lesson.file.none", file);
                        }
                    };
                }

                @Override
                public Scene scene(String name) throws UserFacingException {
                    throw new UserFacingException("lesson.file.none", name);
                }

                @Override
                public Path picture(String name) throws UserFacingException {
                    throw new UserFacingException("lesson.file.none", name);
                }
            };

    /** Finds the files that scenes of the lesson name. */
    FileReferences references();

    /**
     * The scene in the file {@code name}.
     *
     * @throws UserFacingException if it is not in the folder or cannot be read
     */
    Scene scene(String name) throws UserFacingException;

    /**
     * The file of the PNG picture {@code name}.
     *
     * @throws UserFacingException if it is not in the folder, too large, or no PNG
     */
    Path picture(String name) throws UserFacingException;

    /** The folder {@code folder}. */
    static LessonFolder of(Path folder) {
        Path base = folder.toAbsolutePath().normalize();
        FileReferences names = FileReferences.relativeTo(base);
        return new LessonFolder() {
            @Override
            public FileReferences references() {
                return new FileReferences() {
                    @Override
                    public Path resolve(String name) throws UserFacingException {
                        return inside(name);
                    }

                    @Override
                    public String name(Path file) throws UserFacingException {
                        return names.name(file);
                    }
                };
            }

            @Override
            public Scene scene(String name) throws UserFacingException {
                Path file = inside(name);
                String json = JsonFiles.read(file, 2L * SceneJson.MAX_CHARACTERS);
                return SceneJson.parse(json, references());
            }

            @Override
            public Path picture(String name) throws UserFacingException {
                Path file = inside(name);
                try (var in = Files.newInputStream(file)) {
                    byte[] start = in.readNBytes(PNG.length());
                    if (Files.size(file) > MAX_PICTURE_BYTES
                            || !new String(start, StandardCharsets.ISO_8859_1).equals(PNG)) {
                        throw new UserFacingException("lesson.picture", name);
                    }
                } catch (IOException unreadable) {
                    throw UserFacingException.causedBy(unreadable, "lesson.file.missing", name);
                }
                return file;
            }

            private Path inside(String name) throws UserFacingException {
                Path file = names.resolve(name);
                if (!file.startsWith(base)) {
                    throw new UserFacingException("lesson.file.outside", name);
                }
                Optional<Path> real = real(file);
                if (real.isEmpty() || !Files.isRegularFile(real.get())) {
                    throw new UserFacingException("lesson.file.missing", name);
                }
                if (real(base).filter(real.get()::startsWith).isEmpty()) {
                    // A link that leads elsewhere.
                    throw new UserFacingException("lesson.file.outside", name);
                }
                return real.get();
            }
        };
    }

    /** The first bytes of a PNG file. */
    String PNG = "\u0089PNG\r\n\u001a\n";

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
