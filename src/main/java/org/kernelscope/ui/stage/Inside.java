package org.kernelscope.ui.stage;

import java.util.List;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;

/** What stands in the room that the layers make when a map is opened. JavaFX thread. */
@FunctionalInterface
public interface Inside {
    /** Where maps of the stage stand in it once more, in device pixels from its upper left. */
    List<FlightTarget> landings();
}
