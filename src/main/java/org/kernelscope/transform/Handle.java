package org.kernelscope.transform;

/**
 * The handles of a digit. Positions are in pixels of the 28×28 digit, from its middle: row first.
 * The box of the digit has 20×20 pixels.
 */
public enum Handle {
    /** The middle: shift. */
    SHIFT,
    /** A knob above the box: rotation about the middle. */
    TURN,
    /** The lower right corner: size. */
    SCALE,
    /** The middle of the upper side: slant. */
    SHEAR,
    /** The middle of the left side: thickness of the lines. */
    THICKNESS;

    /** Half the box. */
    public static final double HALF = 10;

    private static final double KNOB = 13;

    /** Its place before the transform: row and column. */
    private double[] home() {
        return switch (this) {
            case SHIFT -> new double[] {0, 0};
            case TURN -> new double[] {-KNOB, 0};
            case SCALE -> new double[] {HALF, HALF};
            case SHEAR -> new double[] {-HALF, 0};
            case THICKNESS -> new double[] {0, -HALF};
        };
    }

    /** Its place: row and column. */
    public double[] at(Transform transform) {
        double[] home = home();
        Affine affine = transform.affine(1);
        return new double[] {affine.row(home[0], home[1]), affine.column(home[0], home[1])};
    }

    /** The corners of the box: four rows, then four columns. */
    public static double[][] box(Transform transform) {
        Affine affine = transform.affine(1);
        double[][] corners = new double[2][4];
        int[][] signs = {{-1, -1}, {-1, 1}, {1, 1}, {1, -1}};
        for (int i = 0; i < 4; i++) {
            double y = signs[i][0] * HALF;
            double x = signs[i][1] * HALF;
            corners[0][i] = affine.row(y, x);
            corners[1][i] = affine.column(y, x);
        }
        return corners;
    }

    /** The handle within {@code reach} of a point; without one, {@link #SHIFT}. */
    public static Handle near(Transform transform, double row, double column, double reach) {
        Handle nearest = SHIFT;
        double least = reach;
        for (Handle handle : values()) {
            double[] at = handle.at(transform);
            double distance = Math.hypot(row - at[0], column - at[1]);
            if (handle != SHIFT && distance <= least) {
                least = distance;
                nearest = handle;
            }
        }
        return nearest;
    }

    /**
     * The transform after this handle was dragged. Values stay within their ranges.
     *
     * @param start the transform when the button went down
     * @param fromRow the row where the button was pressed
     * @param toRow the row of the pointer
     */
    public Transform drag(
            Transform start, double fromRow, double fromColumn, double toRow, double toColumn) {
        double[] home = home();
        double y = toRow - start.of(Quantity.DOWN);
        double x = toColumn - start.of(Quantity.RIGHT);
        double shear = start.of(Quantity.SHEAR);
        double angle = Math.toRadians(start.of(Quantity.TURN));
        return switch (this) {
            case SHIFT ->
                    set(
                            set(start, Quantity.DOWN, start.of(Quantity.DOWN) + toRow - fromRow, 2),
                            Quantity.RIGHT,
                            start.of(Quantity.RIGHT) + toColumn - fromColumn,
                            2);
            case TURN -> {
                double degrees = Math.toDegrees(Math.atan2(x, -y) - Math.atan(shear));
                double turned = degrees - 360 * Math.rint(degrees / 360);
                yield set(start, Quantity.TURN, turned, 2);
            }
            case SCALE -> {
                double rest = Math.hypot(home[0], home[1] - shear * home[0]);
                yield set(start, Quantity.SCALE, Math.hypot(y, x) / rest, 100);
            }
            case SHEAR -> {
                double across = Math.cos(angle) * x + Math.sin(angle) * y;
                double leaned = across / start.of(Quantity.SCALE) / -home[0];
                yield set(start, Quantity.SHEAR, leaned, 50);
            }
            case THICKNESS -> {
                double fromY = fromRow - start.of(Quantity.DOWN);
                double fromX = fromColumn - start.of(Quantity.RIGHT);
                double out = Math.hypot(y, x) - Math.hypot(fromY, fromX);
                yield set(
                        start,
                        Quantity.THICKNESS,
                        start.of(Quantity.THICKNESS) + out / 2 / start.of(Quantity.SCALE),
                        20);
            }
        };
    }

    /** Rounds to one part of {@code parts}, so that a number is short and 0 can be met. */
    private static Transform set(Transform transform, Quantity quantity, double value, int parts) {
        return transform.with(quantity, quantity.clamp(Math.rint(value * parts) / parts));
    }
}
