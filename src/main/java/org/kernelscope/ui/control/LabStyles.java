package org.kernelscope.ui.control;

/** The style classes of the Lab alone. */
public final class LabStyles {
    /** Images without a digit. */
    public static final String REJECTION_TRAY = "ks-rejection-tray";

    /** Column of the moved digit. */
    public static final String MOVE_PAD = "ks-move-pad";

    /** Column of sliders. */
    public static final String MOVE_SLIDERS = "ks-move-sliders";

    /** Column of the surfaces. */
    public static final String MOVE_MAIN = "ks-move-main";

    /** The surfaces. */
    public static final String MOVE_SURFACES = "ks-move-surfaces";

    /** The panel of the Lab. */
    public static final String LAB = "ks-lab";

    /** A row of controls in the Lab. */
    public static final String LAB_TOOLS = "ks-lab-tools";

    /** The kernel gallery and the kernel editor side by side. */
    public static final String LAB_ROW = "ks-lab-row";

    /** The kernel gallery. */
    public static final String GALLERY = "ks-gallery";

    /** The kernels in the gallery. */
    public static final String GALLERY_KERNELS = "ks-gallery-kernels";

    /** The caption and the pages below the kernels. */
    public static final String GALLERY_FOOTER = "ks-gallery-footer";

    /** The kernel editor. */
    public static final String EDITOR = "ks-editor";

    /** A column of controls in the Lab. */
    public static final String LAB_COLUMN = "ks-lab-column";

    /** The kernel that is edited. */
    public static final String EDITOR_KERNEL = "ks-editor-kernel";

    /** The learned kernel beside the edited one. */
    public static final String EDITOR_LEARNED = "ks-editor-learned";

    /** Predictions and accuracies before and after an edit. */
    public static final String BEFORE_AFTER = "ks-before-after";

    /** One side of the comparison before and after an edit. */
    public static final String BEFORE_AFTER_SIDE = "ks-before-after-side";

    /** A map in the ablation ranking. */
    public static final String RANKED_MAP = "ks-ranked-map";

    /** The loss of accuracy without a map. */
    public static final String RANKED_LOSS = "ks-ranked-loss";

    /** The notice that the network is edited. */
    public static final String CHANGED = "ks-changed";

    /** A form of named controls. */
    public static final String FORM = "ks-form";

    /** Tiles of a form side by side. */
    public static final String FORM_TILES = "ks-form-tiles";

    /** The table of layers in the designer. */
    public static final String LAYER_TABLE = "ks-layer-table";

    /** A text in a table that breaks into lines. */
    public static final String WRAPPED = "ks-wrapped";

    /** A column of numbers. */
    public static final String RIGHT_COLUMN = "ks-right-column";

    /** The network designer. */
    public static final String DESIGN = "ks-design";

    /** A row of tools in the network designer. */
    public static final String DESIGN_TOOLS = "ks-design-tools";

    /** The layers and the form of the network designer, side by side. */
    public static final String DESIGN_BODY = "ks-design-body";

    /** The layers in the network designer. */
    public static final String DESIGN_LAYERS = "ks-design-layers";

    /** The settings of a layer in the designer. */
    public static final String DESIGN_FORM = "ks-design-form";

    /** The scrolling side of the network designer. */
    public static final String DESIGN_SIDE = "ks-design-side";

    /** The totals of all layers in the designer. */
    public static final String DESIGN_TOTALS = "ks-design-totals";

    /** The name of the designed network. */
    public static final String DESIGN_NAME = "ks-design-name";

    /** The seed of the initial weights. */
    public static final String DESIGN_SEED = "ks-design-seed";

    /** An error of an architecture. */
    public static final String FAULT = "ks-fault";

    /** The editor of a connection table. */
    public static final String TABLE_EDITOR = "ks-table-editor";

    /** The check boxes of a connection table. */
    public static final String TABLE_BOXES = "ks-table-boxes";

    /** Small plain text. */
    public static final String SMALL = "ks-small";

    /** The two LeNet-5, one below the other. */
    public static final String THEN_AND_NOW = "ks-then-and-now";

    /** The prediction of one of the two LeNet-5. */
    public static final String THEN_AND_NOW_ANSWER = "ks-then-and-now-answer";

    /** The differences between the two LeNet-5. */
    public static final String DIFFERENCES = "ks-differences";

    /** The details of a network of the atlas. */
    public static final String ATLAS_SIDE = "ks-atlas-side";

    /** A connection board. */
    public static final String BOARD = "ks-board";

    /** The workshop. */
    public static final String WORKSHOP = "ks-workshop";

    /** The board of the workshop with what is said about it. */
    public static final String WORKSHOP_MAIN = "ks-workshop-main";

    /** The settings of the workshop. */
    public static final String WORKSHOP_SIDE = "ks-workshop-side";

    /** The contents of a tab of the Lab. */
    public static final String TAB_BODY = "ks-tab-body";

    /** The main part of the contents of a tab. */
    public static final String TAB_MAIN = "ks-tab-main";

    /** The text beside the contents of a tab. */
    public static final String TAB_SIDE = "ks-tab-side";

    private LabStyles() {}
}
