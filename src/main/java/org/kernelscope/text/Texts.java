package org.kernelscope.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of the program in one language, by key, from the bundle {@code
 * org/kernelscope/text/messages}.
 *
 * <p>Arguments replace {@code {0}}, {@code {1}}, … without being formatted; numbers are formatted
 * by the caller, so that the apostrophes and number rules of {@link java.text.MessageFormat} never
 * surprise a translator. Immutable; any thread.
 */
public final class Texts {
    private static final String BUNDLE = "org.kernelscope.text.messages";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The texts in {@code language}. */
    public static Texts in(Language language) {
        return new Texts(language);
    }

    /** The language of these texts. */
    public Language language() {
        return language;
    }

    /**
     * The sentence {@code key} with its arguments filled in; an argument that is a {@link
     * UserFacingException} becomes its sentence in this language. Every other one may come from
     * outside and is shown {@linkplain UntrustedText#shown escaped and cut}.
     *
     * @throws MissingResourceException if there is no such key
     */
    public String get(String key, Object... arguments) {
        return PLACE.matcher(bundle.getString(key))
                .replaceAll(place -> Matcher.quoteReplacement(filling(place, arguments)));
    }

    /** True if there is a sentence {@code key}. */
    public static boolean knows(String key) {
        return in(Language.ENGLISH).bundle.containsKey(key);
    }

    /** The text of a placeholder; one without an argument stays as it is. */
    private String filling(MatchResult place, Object... arguments) {
        int index = Integer.parseInt(place.group(1));
        if (index >= arguments.length) {
            return place.group();
        }
        return arguments[index] instanceof UserFacingException problem
                ? get(problem)
                : UntrustedText.shown(String.valueOf(arguments[index]));
    }

    /** The sentence that tells a person of {@code problem}, in this language. */
    public String get(UserFacingException problem) {
        return get(problem.key(), problem.arguments());
    }

    /** The languages that the program speaks. */
    public enum Language {
        ENGLISH("en", Locale.ROOT, "English"),
        KOREAN("ko", Locale.KOREAN, "한국어");

        private final String code;
        private final Locale locale;
        private final String ownName;

        Language(String code, Locale locale, String ownName) {
            this.code = code;
            this.locale = locale;
            this.ownName = ownName;
        }

        /** The language of {@code locale}; English if the program does not speak it. */
        public static Language of(Locale locale) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(locale.getLanguage()))
                    .findFirst()
                    .orElse(ENGLISH);
        }

        /** The next language, after the last one the first. */
        public Language next() {
            return values()[(ordinal() + 1) % values().length];
        }

        /** ISO 639 code: {@code en} or {@code ko}. */
        public String code() {
            return code;
        }

        Locale locale() {
            return locale;
        }

        /** The language's name in itself. */
        public String ownName() {
            return ownName;
        }
    }
}
