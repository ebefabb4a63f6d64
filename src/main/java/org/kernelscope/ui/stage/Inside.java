package org.kernelscope.ui.stage;

import java.util.List;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;

/** The view in the gap between the layers when a map is open. JavaFX thread. */
@FunctionalInterface
public interface Inside {
    /** The tiles in it that show maps of the stage, in device pixels from its upper left corner. */
    List<FlightTarget> landings();
}
