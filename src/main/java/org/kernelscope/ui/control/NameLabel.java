package org.kernelscope.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/**
 * A label for a name that may be long: where it has no room, … stands for its middle, and a tooltip
 * has all of it. Screen readers get the whole name in any case. JavaFX thread.
 */
public final class NameLabel extends Label {
    /** Rather a word than a sign or a number: written smaller, in the type of sentences. */
    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");

    private static final int SIGN = 2;

    private final int lines;
    private final Tooltip whole = new Tooltip();

    /** A label of one line, without a name yet. */
    public NameLabel() {
        this(1);
    }

    /** A label of up to {@code lines} lines. */
    public NameLabel(int lines) {
        this.lines = lines;
        setWrapText(lines > 1);
        setMinHeight(USE_PREF_SIZE);
        // Names of one set often begin alike, and differ at their end.
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        textProperty().subscribe(name -> pseudoClassStateChanged(WORD, name.length() > SIGN));
        whole.textProperty().bind(textProperty());
        whole.setWrapText(true);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = super.computePrefHeight(width);
        return lines == 1 ? all : Math.min(all, lines * super.computePrefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Tooltip needed = isCut() ? whole : null;
        if (getTooltip() != needed) {
            setTooltip(needed);
        }
    }

    private boolean isCut() {
        for (Node part : getChildrenUnmodifiable()) {
            if (part instanceof Text shown
                    && !letters(shown.getText()).equals(letters(getText()))) {
                return true;
            }
        }
        return false;
    }

    /** Without the spaces at which lines break. */
    private static String letters(String text) {
        return text.replaceAll("\\s+", "");
    }
}
