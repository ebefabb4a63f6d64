package org.kernelscope.ui.paint;

/** The typefaces of the program. */
public enum Face {
    /** Words. */
    TEXT("Pretendard"),
    /** Emphasised words. */
    STRONG("Pretendard SemiBold"),
    /** Numbers, in digits of equal width. */
    NUMBER("JetBrains Mono"),
    /** A final result. */
    RESULT("JetBrains Mono SemiBold");

    private final String family;

    Face(String family) {
        this.family = family;
    }

    /** The name of the font family. */
    public String family() {
        return family;
    }
}
