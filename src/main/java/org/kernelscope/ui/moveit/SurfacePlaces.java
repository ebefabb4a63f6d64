package org.kernelscope.ui.moveit;

/**
 * The place of everything, for a canvas and a number of networks. The regions are beside or below
 * the surface, whichever leaves more room for both.
 */
record SurfacePlaces(double em, double column, double side, boolean below, boolean bars) {
    /** In em: the axis below the images. */
    static final double AXIS = 1.5;

    private static final double GAP = 1.2;
    private static final double HEAD = 2.9;
    private static final double SPLIT = 0.5;
    private static final double BARS = 4.2;

    static SurfacePlaces of(double em, double width, double height, int networks) {
        double column = (width - (networks - 1) * GAP * em) / networks;
        boolean bars = height > (HEAD + AXIS + BARS + 5) * em;
        double room = height - (HEAD + AXIS + (bars ? BARS : 0)) * em;
        double beside = Math.min((column - SPLIT * em) / 2, room);
        double below = Math.min(column, (room - SPLIT * em) / 2);
        double side = Math.floor(Math.max(1, Math.max(beside, below)));
        return new SurfacePlaces(em, column, side, below > beside, bars);
    }

    /** Left end of an image: the surface or the regions. */
    double left(int network, boolean regions) {
        double column = network * (this.column + GAP * em);
        return Math.floor(regions && !below ? column + side + SPLIT * em : column);
    }

    /** Upper end of an image. */
    double top(boolean regions) {
        return Math.floor(HEAD * em + (regions && below ? side + SPLIT * em : 0));
    }

    double bottom() {
        return top(true) + side;
    }
}
