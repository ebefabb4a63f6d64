package org.kernelscope.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.InkPlace;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/**
 * Collecting: what is on the pad becomes an example of the chosen class, one after the other.
 * JavaFX thread.
 */
public final class CollectModel {
    /** The usual number of examples to write. */
    private static final int USUAL = 20;

    private final DataModel data;
    private final DrawingModel drawing;
    private final Notices notices;
    private final DrawingPreparation preparation = new DrawingPreparation();
    private final IntegerProperty label = new SimpleIntegerProperty(this, "label");
    private final IntegerProperty goal = new SimpleIntegerProperty(this, "goal", USUAL);
    private final StringProperty writer = new SimpleStringProperty(this, "writer", "");
    private final ReadOnlyIntegerWrapper written = new ReadOnlyIntegerWrapper(this, "written");
    private boolean toldOfColours;

    public CollectModel(DataModel data, DrawingModel drawing, Notices notices) {
        this.data = data;
        this.drawing = drawing;
        this.notices = notices;
        label.subscribe(now -> count());
        data.editedProperty()
                .subscribe(
                        now -> {
                            if (label.get() >= data.set().classes().count()) {
                                label.set(0);
                            }
                            count();
                        });
    }

    private void count() {
        int[] counts = data.set().counts();
        written.set(label.get() < counts.length ? counts[label.get()] : 0);
    }

    /** The class of what is drawn. */
    public IntegerProperty labelProperty() {
        return label;
    }

    /** The number of examples that are to be written of a class. */
    public IntegerProperty goalProperty() {
        return goal;
    }

    /** A free word for who writes; empty for none. */
    public StringProperty writerProperty() {
        return writer;
    }

    /** The number of examples of the class. */
    public ReadOnlyIntegerProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /**
     * Keeps what is on the pad and empties the pad.
     *
     * @return true if there was something to keep
     */
    public boolean keep() {
        OwnDataset set = data.set();
        Drawing drawn = drawing.drawing();
        int side = Math.min(set.rows(), set.columns());
        PreparedDigit digit = preparation.prepare(drawn, set.channels(), side);
        if (digit.empty()) {
            notices.tell(new UserFacingException("own.collect.empty"), drawing.drawingProperty());
            return false;
        }
        OwnExample example;
        try {
            example =
                    OwnExample.of(digit.image(), label.get(), writer.get(), "pad")
                            .withPlace(place(digit, drawn, set.isColour()))
                            .fitted(digit.image().shape(), set.shape());
        } catch (UserFacingException tooLarge) {
            notices.tell(tooLarge);
            return false;
        }
        boolean loses = drawn.isColoured() && !set.isColour();
        boolean kept = data.edit(new DatasetEdit.Add(List.of(example)));
        if (kept && loses && !toldOfColours) {
            toldOfColours = true;
            notices.tell(new UserFacingException("own.collect.colours"));
        }
        if (kept) {
            drawing.clear();
        }
        return kept;
    }

    /** The former place of the ink; null if the ground is not black, which stayed as it was. */
    private static @Nullable InkPlace place(PreparedDigit digit, Drawing drawn, boolean colour) {
        Backdrop backdrop = drawn.backdrop();
        boolean onBlack =
                drawn.ground() == null && (backdrop == null || backdrop.colours() == null);
        return colour && !onBlack ? null : InkPlace.of(digit.steps().get(0).picture()).orElse(null);
    }

    /** Makes an empty set one of images in colour, or of grey ones. */
    public void setColour(boolean colour) {
        boolean unused = data.edit(new DatasetEdit.Colour(colour));
    }

    /** Adds a class and chooses it. */
    public void addClass(String name) {
        List<String> names = new ArrayList<>(data.set().classes().names());
        names.add(name);
        if (data.edit(new DatasetEdit.Name(names))) {
            label.set(names.size() - 1);
        }
    }

    /** Gives the chosen class another name. */
    public void rename(String name) {
        List<String> names = new ArrayList<>(data.set().classes().names());
        names.set(label.get(), name);
        boolean unused = data.edit(new DatasetEdit.Name(names));
    }

    /** The class after the chosen one, which may be the first. */
    public void next() {
        label.set((label.get() + 1) % data.set().classes().count());
    }
}
