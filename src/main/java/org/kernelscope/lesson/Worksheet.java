package org.kernelscope.lesson;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;

/**
 * A lesson on paper: one HTML file for A4 with the pictures of the scenes, boxes for the
 * predictions, and a key for the teacher. Nothing is loaded from elsewhere. Stateless; any thread.
 */
public final class Worksheet {
    private static final String UNKNOWN = "…";

    private static final String STYLE =
            """
            @page { size: A4; margin: 16mm 16mm 18mm; }
            * { box-sizing: border-box; }
            body { font: 11pt/1.45 "Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Segoe UI",
              "Malgun Gothic", sans-serif; color: #111; max-width: 178mm; margin: 0 auto;
              word-break: keep-all; overflow-wrap: break-word; }
            h1 { font-size: 20pt; margin: 0 0 2mm; }
            h2 { font-size: 13pt; margin: 0 0 1.5mm; break-after: avoid; }
            p, ul { margin: 0 0 2mm; }
            .facts { color: #444; margin-bottom: 4mm; }
            .name { display: flex; gap: 8mm; margin: 3mm 0 5mm; }
            .name span { flex: 1; border-bottom: 0.3mm solid #111; padding-bottom: 5mm; }
            section { break-inside: avoid; margin: 0 0 5mm; }
            section.cards { break-inside: auto; }
            section.cards .question { margin-bottom: 2.5mm; }
            img { display: block; max-width: 100%; max-height: 80mm; border: 0.3mm solid #999; }
            .beside { display: grid; grid-template-columns: 11fr 8fr; gap: 4mm; align-items: start;
              break-inside: avoid; }
            .question { border: 0.5mm solid #111; border-radius: 2mm; padding: 2.5mm 3mm; margin-bottom: 2mm;
              break-inside: avoid; }
            .option { padding-left: 8mm; text-indent: -8mm; }
            .box { display: inline-block; width: 4.5mm; height: 4.5mm; border: 0.4mm solid #111;
              vertical-align: -0.8mm; margin-right: 3.5mm; text-indent: 0; }
            .answer { display: inline-block; width: 100%; max-width: 60mm; height: 10mm; border: 0.4mm solid #111; }
            .line { height: 7.2mm; border-bottom: 0.3mm solid #888; }
            .line:last-child { margin-bottom: 1.5mm; }
            table.bars { border-collapse: collapse; width: 100%; height: 32mm; table-layout: fixed; }
            table.bars td { border: 0.3mm solid #777; text-align: center; vertical-align: bottom; }
            .key { break-before: page; }
            .key section { break-inside: avoid; margin-bottom: 4mm; }
            .key .told { margin-left: 6mm; font-weight: bold; }
            code { font-family: "JetBrains Mono", monospace; font-size: 0.95em; }
            """;

    private final Lesson lesson;
    private final Texts texts;
    private final StringBuilder html = new StringBuilder();

    /**
     * A step as the program showed it.
     *
     * @param png picture of its scene; null for none
     * @param words a description of the picture; may be empty
     * @param said the state when the question was asked
     * @param revealed the state after the reveal
     */
    public record Shot(byte @Nullable [] png, String words, Situation said, Situation revealed) {}

    private Worksheet(Lesson lesson, Texts texts) {
        this.lesson = lesson;
        this.texts = texts;
    }

    /**
     * The HTML of {@code lesson}.
     *
     * @param shots one for each step
     */
    public static String html(Lesson lesson, List<Shot> shots) {
        return new Worksheet(lesson, Texts.in(lesson.language())).write(shots);
    }

    private String write(List<Shot> shots) {
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(lesson.language().code())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(lesson.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        element("h1", escaped(lesson.title()));
        line("<p class=\"facts\">", texts.get("lesson.sheet.facts", lesson.minutes()), "</p>");
        line("<p>", texts.get("lesson.sheet.goals"), "</p>");
        html.append("<ul>\n");
        lesson.goals().forEach(goal -> element("li", escaped(goal)));
        html.append("</ul>\n<div class=\"name\">");
        line("<span>", texts.get("lesson.sheet.name"), "</span>");
        line("<span>", texts.get("lesson.sheet.date"), "</span></div>");
        for (int i = 0; i < lesson.steps().size(); i++) {
            step(i, lesson.steps().get(i), shots.get(i));
        }
        html.append("<div class=\"key\">\n");
        element("h1", escaped(texts.get("lesson.sheet.key")));
        for (int i = 0; i < lesson.steps().size(); i++) {
            key(i, lesson.steps().get(i), shots.get(i));
        }
        return html.append("</div>\n</body>\n</html>\n").toString();
    }

    private void step(int index, Step step, Shot shot) {
        boolean breakable = !step.cards().isEmpty() && shot.png() == null;
        html.append(breakable ? "<section class=\"cards\">\n" : "<section>\n");
        element("h2", index + 1 + ". " + escaped(step.title()));
        prose(step.say(), shot.said());
        byte[] png = shot.png();
        if (png != null) {
            html.append("<div class=\"beside\">\n");
            String what =
                    shot.words().isEmpty()
                            ? texts.get("lesson.sheet.picture", step.title())
                            : texts.get("lesson.sheet.described", step.title(), shot.words());
            html.append("<img alt=\"")
                    .append(escaped(what))
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(png))
                    .append("\">\n<div>\n");
        }
        Prediction prediction = step.prediction();
        if (prediction != null) {
            html.append("<div class=\"question\">\n");
            prose(prediction.question(), shot.said());
            boxes(prediction, shot.said());
            line("<p>", texts.get("lesson.sheet.why"), "</p>");
            lines();
        }
        Step.Task task = step.task();
        if (task != null) {
            html.append("<div class=\"question\">\n");
            prose(task.text(), shot.said());
            line("<p>", texts.get("lesson.sheet.found"), "</p>");
            lines();
        }
        for (Step.Card card : step.cards()) {
            html.append("<div class=\"question\">\n");
            prose(card.question(), shot.said());
            lines();
        }
        html.append(png == null ? "</section>\n" : "</div>\n</div>\n</section>\n");
    }

    /** Lines to write on and the end of a box. Borders are printed where backgrounds are not. */
    private void lines() {
        html.append("<div class=\"line\"></div>\n<div class=\"line\"></div>\n</div>\n");
    }

    private void boxes(Prediction prediction, Situation now) {
        if (prediction instanceof Prediction.Choices choices) {
            for (List<Prose.Run> option : choices.options()) {
                html.append("<p class=\"option\"><span class=\"box\"></span>")
                        .append(runs(option, now))
                        .append("</p>\n");
            }
        } else if (prediction instanceof Prediction.Mark mark) {
            line("<p>", texts.get("lesson.sheet.map", mark.layer()), "</p>");
            html.append("<p><span class=\"answer\"></span></p>\n");
        } else if (prediction instanceof Prediction.Bars) {
            for (List<Integer> row : BarRows.of(now.classNames())) {
                html.append("<table class=\"bars\"><tr>");
                for (int label : row) {
                    element("td", escaped(now.model().className(label)));
                }
                html.append("</tr></table>\n");
            }
        } else {
            html.append("<p><span class=\"answer\"></span></p>\n");
        }
    }

    private void key(int index, Step step, Shot shot) {
        Prediction prediction = step.prediction();
        boolean empty =
                prediction == null
                        && step.task() == null
                        && step.cards().isEmpty()
                        && step.notes().isEmpty();
        if (empty) {
            return;
        }
        html.append("<section>\n");
        element("h2", index + 1 + ". " + escaped(step.title()));
        if (prediction != null) {
            line(
                    "<p><strong>",
                    texts.get("lesson.sheet.answer", answer(texts, prediction, shot.revealed())),
                    "</strong></p>");
            prose(step.explain(), shot.revealed());
        }
        Step.Task task = step.task();
        if (task != null && task.hint() != null) {
            prose(task.hint(), shot.revealed());
        }
        for (Step.Card card : step.cards()) {
            prose(card.question(), shot.revealed());
            html.append("<div class=\"told\">\n");
            prose(card.answer(), shot.revealed());
            html.append("</div>\n");
        }
        prose(step.notes(), shot.revealed());
        html.append("</section>\n");
    }

    /** The right answer in words. */
    public static String answer(Texts texts, Prediction prediction, Situation now) {
        if (prediction instanceof Prediction.Choices choices) {
            StringBuilder right = new StringBuilder();
            for (int each : choices.correct()) {
                right.append(right.length() == 0 ? "" : "; ")
                        .append(Prose.plain(choices.options().get(each), it -> value(it, now)));
            }
            return right.toString();
        } else if (prediction instanceof Prediction.Number number) {
            return value(number.answer(), now);
        } else if (prediction instanceof Prediction.Mark mark) {
            return texts.get("lesson.mark", mark.layer(), value(mark.answer(), now));
        }
        if (now.activations() == null) {
            return UNKNOWN;
        }
        int best = now.activations().probabilities().argMax();
        return texts.get(
                "lesson.bars",
                now.model().className(best),
                Result.Style.SHARE.format(now.activations().probabilities().get(best)));
    }

    /** The words for a value. */
    public static String value(Expression value, Situation now) {
        return value.in(now).map(Result::text).orElse(UNKNOWN);
    }

    private void prose(Prose prose, Situation now) {
        for (Prose.Block block : prose.blocks()) {
            if (block instanceof Prose.Paragraph paragraph) {
                String marker = paragraph.marker().isEmpty() ? "" : paragraph.marker() + " ";
                html.append("<p>")
                        .append(escaped(marker))
                        .append(runs(paragraph.runs(), now))
                        .append("</p>\n");
            } else {
                element("p", escaped(((Prose.DecodedImage) block).description()));
            }
        }
    }

    private static String runs(List<Prose.Run> runs, Situation now) {
        StringBuilder text = new StringBuilder();
        for (Prose.Run run : runs) {
            String words = escaped(run.value() == null ? run.text() : value(run.value(), now));
            text.append(
                    switch (run.face()) {
                        case PLAIN -> words;
                        case EMPHASIS -> "<em>" + words + "</em>";
                        case STRONG -> "<strong>" + words + "</strong>";
                        case CODE -> "<code>" + words + "</code>";
                    });
        }
        return text.toString();
    }

    private void element(String name, String content) {
        html.append('<').append(name).append('>').append(content);
        html.append("</").append(name).append(">\n");
    }

    private void line(String before, String words, String after) {
        html.append(before).append(escaped(words)).append(after).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
