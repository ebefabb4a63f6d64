package org.kernelscope.ui.workshop;

import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Setup;

/**
 * Numbers and maps as text: typed, pasted and copied. JavaFX thread.
 *
 * @param model that they are written to
 */
record BoardText(WorkshopModel model) {
    private Setup setup() {
        return model.setupProperty().get();
    }

    /** Writes a typed number. Other text changes nothing; a notice gives the reason. */
    void type(Spot spot, String text) {
        try {
            Tensor number = GridText.parse(text);
            if (number.size() == 1) {
                model.write(spot, number.get(0));
            }
        } catch (UserFacingException none) {
            model.tell(none);
        }
    }

    /**
     * Takes maps as text: as the input, or as the kernel under the cursor. Text that is no grid
     * changes nothing; a notice gives the reason.
     */
    void paste(String text) {
        try {
            if (model.isChained()) {
                model.chain().take(GridText.parse(text));
            } else {
                Spot cursor =
                        model.cursorShownProperty().get() ? model.cursorProperty().get() : null;
                model.put(GridCells.pasted(setup(), cursor, text));
            }
        } catch (UserFacingException unreadable) {
            model.tell(unreadable);
        }
    }

    /** The input or the kernel under the cursor as a spreadsheet pastes it. */
    String copy() {
        return GridCells.copied(
                model.answerProperty().get().outcome(), setup(), model.cursorProperty().get());
    }
}
