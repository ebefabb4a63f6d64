package org.kernelscope.cli;

import org.kernelscope.text.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from the jar's manifest; {@code development} when run from classes. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Kernelscope " + ProgramVersion.current()};
    }
}
