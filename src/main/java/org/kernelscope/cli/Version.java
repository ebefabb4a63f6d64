package org.kernelscope.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from the jar's manifest; {@code development} when run from classes. */
public final class Version implements IVersionProvider {
    /** The version: {@code 0.1.0}. */
    public static String current() {
        return Objects.requireNonNullElse(
                Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Kernelscope " + current()};
    }
}
