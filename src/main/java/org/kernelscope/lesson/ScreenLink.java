package org.kernelscope.lesson;

import java.util.Locale;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Layers;
import org.kernelscope.text.UserFacingException;

/**
 * A thing on the screen that a word of a lesson names: {@code ks:layer/C3}, {@code ks:map/C3,5},
 * {@code ks:cell/C3,5,4,6} or {@code ks:control/pad}. Immutable; any thread.
 *
 * @param kind the kind of thing
 * @param name its name
 */
public record ScreenLink(Kind kind, String name) {
    private static final String SCHEME = "ks:";

    /** A sort of thing. */
    public enum Kind {
        LAYER,
        MAP,
        CELL,
        CONTROL
    }

    /**
     * The thing that {@code url} names.
     *
     * @throws UserFacingException if it is no link of this form
     */
    public static ScreenLink parse(String url) throws UserFacingException {
        int slash = url.indexOf('/');
        if (!url.startsWith(SCHEME) || slash < 0) {
            throw new UserFacingException("lesson.link", url);
        }
        String name = url.substring(slash + 1);
        String wanted = url.substring(SCHEME.length(), slash);
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                if (kind == Kind.MAP || kind == Kind.CELL) {
                    CellName.parse(name);
                } else if (!name.matches("[\\p{L}\\p{N}_-]{1,40}")) {
                    throw new UserFacingException("lesson.link", url);
                }
                return new ScreenLink(kind, name);
            }
        }
        throw new UserFacingException("lesson.link", url);
    }

    /**
     * Checks that a network has the thing. Controls are checked by the window.
     *
     * @throws UserFacingException if {@code architecture} has no such layer, map or cell
     */
    public void check(Architecture architecture) throws UserFacingException {
        switch (kind) {
            case LAYER -> {
                if (!name.equals(CellName.INPUT)) {
                    Layers.named(architecture, name);
                }
            }
            case MAP, CELL -> CellName.parse(name).in(architecture);
            case CONTROL -> {}
        }
    }
}
