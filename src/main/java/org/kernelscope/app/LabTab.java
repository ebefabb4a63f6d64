package org.kernelscope.app;

import java.util.Locale;

/** The parts of Lab mode. */
enum LabTab {
    CONNECTIONS,
    DESIGNER;

    /** The id of the tab: {@code lab-connections}. */
    String id() {
        return "lab-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
