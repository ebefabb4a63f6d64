package org.kernelscope.scene;

import java.nio.file.Path;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UntrustedText;
import org.kernelscope.text.UserFacingException;

/** The names of other files in a scene. Any thread. */
public interface FileReferences {
    /** As deep as any folder can be that somebody still finds. */
    int MAX_NAME = 1_000;

    /**
     * The file that {@code name} stands for; it need not be there.
     *
     * @throws UserFacingException if the name is none
     */
    Path resolve(String name) throws UserFacingException;

    /**
     * The name that stands for {@code file}.
     *
     * @throws UserFacingException if it has none here
     */
    String name(Path file) throws UserFacingException;

    /**
     * Names relative to {@code folder}, with {@code /} between folders on every system. Other names
     * are refused: a file from a stranger must not make this computer ask another one for a file,
     * and a scene is to work on the computer that it is copied to.
     */
    static FileReferences relativeTo(Path folder) {
        Path base = folder.toAbsolutePath().normalize();
        return new FileReferences() {
            @Override
            public Path resolve(String name) throws UserFacingException {
                Path file = path(name);
                if (file.isAbsolute() || file.getRoot() != null || name.startsWith("\\")) {
                    throw new UserFacingException("scene.file.absolute", UntrustedText.name(name));
                }
                return base.resolve(file).normalize();
            }

            @Override
            public String name(Path file) throws UserFacingException {
                Path whole = file.toAbsolutePath().normalize();
                if (!whole.getRoot().equals(base.getRoot())) {
                    throw new UserFacingException("scene.file.elsewhere", whole, base);
                }
                return slashes(base.relativize(whole));
            }
        };
    }

    /** Whole names, for scenes that never leave this computer. */
    static FileReferences absolute() {
        return new FileReferences() {
            @Override
            public Path resolve(String name) throws UserFacingException {
                Path file = path(name);
                if (!file.isAbsolute()) {
                    throw new UserFacingException("scene.file.name", UntrustedText.name(name));
                }
                return file.normalize();
            }

            @Override
            public String name(Path file) {
                return file.toAbsolutePath().normalize().toString();
            }
        };
    }

    private static Path path(String name) throws UserFacingException {
        boolean possible =
                !name.isBlank()
                        && name.length() <= MAX_NAME
                        && name.chars().noneMatch(Character::isISOControl);
        if (!possible) {
            throw new UserFacingException("scene.file.name", UntrustedText.name(name));
        }
        return PathNames.parse(name);
    }

    private static String slashes(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }
}
