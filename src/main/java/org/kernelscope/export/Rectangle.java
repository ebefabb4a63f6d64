package org.kernelscope.export;

/** A part of an image, in pixels. */
record Rectangle(int x, int y, int width, int height) {
    /**
     * The smallest rectangle outside of which two images of the same size are equal; a single pixel
     * if they are equal everywhere.
     */
    static Rectangle ofChanges(int[] before, int[] now, int width) {
        int height = now.length / width;
        int top = 0;
        while (top < height && sameRow(before, now, width, top)) {
            top++;
        }
        if (top == height) {
            return new Rectangle(0, 0, 1, 1);
        }
        int bottom = height - 1;
        while (sameRow(before, now, width, bottom)) {
            bottom--;
        }
        int left = width;
        int right = -1;
        for (int y = top; y <= bottom; y++) {
            int row = y * width;
            int x = 0;
            while (x < left && before[row + x] == now[row + x]) {
                x++;
            }
            left = Math.min(left, x);
            x = width - 1;
            while (x > right && before[row + x] == now[row + x]) {
                x--;
            }
            right = Math.max(right, x);
        }
        return new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private static boolean sameRow(int[] before, int[] now, int width, int y) {
        int from = y * width;
        return java.util.Arrays.equals(before, from, from + width, now, from, from + width);
    }
}
