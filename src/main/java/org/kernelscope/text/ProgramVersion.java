package org.kernelscope.text;

import java.util.Objects;

/** The version of the program. Any thread. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** The version from the manifest of the jar; {@code development} when run from classes. */
    public static String current() {
        return Objects.requireNonNullElse(
                ProgramVersion.class.getPackage().getImplementationVersion(), "development");
    }
}
