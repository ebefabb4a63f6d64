package org.kernelscope.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something went wrong that a person can understand and act on: a file that is not an image, a
 * network with a missing tensor.
 *
 * <p>It carries the key of a sentence in the {@linkplain Texts bundle} and what to fill in, so that
 * the window can say it in the language of the day; {@link #getMessage()} is the English sentence.
 * A sentence names the thing, says what was expected and, where it helps, what to do.
 */
public class UserFacingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    /** The sentence {@code key} of the bundle with its arguments. */
    public UserFacingException(String key, Object... arguments) {
        super(Texts.in(Texts.Language.ENGLISH).get(key, arguments));
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** The same with the exception that was behind it, for the log. */
    public static UserFacingException causedBy(Throwable cause, String key, Object... arguments) {
        UserFacingException problem = new UserFacingException(key, arguments);
        problem.initCause(cause);
        return problem;
    }

    /** The first of these that {@code failure} is or was caused by; empty if there is none. */
    public static Optional<UserFacingException> behind(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof UserFacingException problem) {
                return Optional.of(problem);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * The sentence for a failure: the one {@linkplain #behind behind} it, or else {@code
     * unexpected} with the failure filled in.
     */
    public static UserFacingException of(Throwable failure, String unexpected) {
        return behind(failure).orElseGet(() -> causedBy(failure, unexpected, failure));
    }

    /** The same, with {@code memory} if there was too little of it. */
    public static UserFacingException of(Throwable failure, String memory, String unexpected) {
        return failure instanceof OutOfMemoryError
                ? causedBy(failure, memory)
                : of(failure, unexpected);
    }

    /** The key of the sentence. */
    public String key() {
        return key;
    }

    /**
     * The arguments as texts, to be kept in a file; a problem within this one becomes its English
     * sentence.
     */
    public List<String> argumentTexts() {
        return Arrays.stream(arguments)
                .map(
                        it ->
                                it instanceof UserFacingException inner
                                        ? inner.getMessage()
                                        : String.valueOf(it))
                .toList();
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
