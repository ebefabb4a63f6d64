package org.kernelscope.composition;

import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.window.NetworkMenu;

/** The networks that come with the program, for the menu of networks. */
final class ProgramLibrary implements NetworkMenu.Library {
    @Override
    public boolean isTrained(Architecture architecture) {
        return ProgramModels.isTrained(architecture);
    }

    @Override
    public Model bundled(Architecture architecture) throws UserFacingException {
        return ProgramModels.bundled(architecture);
    }
}
