package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.UserFacingException;

/** What the window tells, and what it offers until somebody answers. */
final class NoticesTest {
    private static final UserFacingException OFFER =
            new UserFacingException("training.offer", "12");
    private static final UserFacingException NEWS = new UserFacingException("training.busy");

    private final Notices notices = new Notices();
    private final List<String> answers = new ArrayList<>();

    private void offer(UserFacingException sentence, String answer) {
        notices.offer(
                sentence,
                List.of(
                        new Notices.Action(
                                "run-go-on", "training.offer.accept", () -> answers.add(answer))));
    }

    @Test
    void anOfferIsThereAgainAfterOtherNews() {
        offer(OFFER, "first");
        notices.tell(NEWS);
        assertThat(notices.newestProperty().get()).isSameAs(NEWS);
        assertThat(notices.actionsProperty().get()).isEmpty();
        notices.tell(NEWS);
        notices.dismiss();
        assertThat(notices.newestProperty().get()).isSameAs(OFFER);
        notices.actionsProperty().get().get(0).work().run();
        assertThat(answers).containsExactly("first");
        notices.dismiss();
        assertThat(notices.newestProperty().get()).isNull();
        assertThat(notices.actionsProperty().get()).isEmpty();
    }

    @Test
    void everyOfferIsAnswered() {
        offer(OFFER, "first");
        offer(NEWS, "second");
        assertThat(notices.newestProperty().get()).isSameAs(NEWS);
        notices.dismiss();
        assertThat(notices.newestProperty().get()).isSameAs(OFFER);
        notices.dismiss();
        assertThat(notices.newestProperty().get()).isNull();
    }

    @Test
    void aSentenceGoesWithWhatItIsAbout() {
        SimpleObjectProperty<String> picture = new SimpleObjectProperty<>("a three");
        notices.tell(NEWS, picture);
        picture.set("a three");
        assertThat(notices.newestProperty().get()).isSameAs(NEWS);
        picture.set("a four");
        assertThat(notices.newestProperty().get()).isNull();
    }

    @Test
    void aSentenceGoesWhenAnEqualValueIsSet() {
        ObjectProperty<List<String>> network = new SimpleObjectProperty<>(List.of("LeNet-5"));
        notices.tell(NEWS, network);
        network.set(new ArrayList<>(List.of("LeNet-5")));
        assertThat(notices.newestProperty().get()).isNull();
    }

    @Test
    void anotherSentenceDoesNotGoWithWhatTheLastOneWasAbout() {
        SimpleObjectProperty<String> picture = new SimpleObjectProperty<>("a three");
        notices.tell(NEWS, picture);
        notices.tell(OFFER);
        picture.set("a four");
        assertThat(notices.newestProperty().get()).isSameAs(OFFER);
        // The same sentence again, about something else.
        notices.tell(NEWS, picture);
        notices.dismiss();
        notices.tell(NEWS);
        picture.set("a five");
        assertThat(notices.newestProperty().get()).isSameAs(NEWS);
    }

    @Test
    void theOfferBeforeItIsThereAgain() {
        SimpleObjectProperty<String> picture = new SimpleObjectProperty<>("a three");
        offer(OFFER, "first");
        notices.tell(NEWS, picture);
        picture.set("a four");
        assertThat(notices.newestProperty().get()).isSameAs(OFFER);
        picture.set("a five");
        assertThat(notices.newestProperty().get()).isSameAs(OFFER);
    }

    @Test
    void whatIsWithdrawnIsGoneWhereverItIs() {
        offer(OFFER, "first");
        notices.tell(NEWS);
        notices.withdraw(OFFER);
        assertThat(notices.newestProperty().get()).isSameAs(NEWS);
        notices.dismiss();
        assertThat(notices.newestProperty().get()).isNull();
        offer(OFFER, "again");
        notices.withdraw(OFFER);
        assertThat(notices.newestProperty().get()).isNull();
        assertThat(notices.actionsProperty().get()).isEmpty();
    }
}
