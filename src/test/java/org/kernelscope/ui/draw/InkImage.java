package org.kernelscope.ui.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kernelscope.data.DigitImage;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.data.FoundDigit.Candidate;
import org.kernelscope.data.Shapes;
import org.kernelscope.tensor.Tensor;

/** An image that is nothing but ink, which is found as it is. */
record InkImage(Tensor ink) implements DigitImage {
    @Override
    public FoundDigit find(FindOptions options) {
        Candidate one = new Candidate(ink, Box.WHOLE);
        List<Candidate> all = new ArrayList<>(Collections.nCopies(Shapes.count(ink), one));
        return new FoundDigit(ink, List.of(), all, 0);
    }

    @Override
    public Tensor overview(FindOptions options) {
        return ink;
    }
}
